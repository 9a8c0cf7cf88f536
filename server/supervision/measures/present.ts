import type { Instant } from '@zongheng/core/calendar';
import { type CaseStatus, readMeasure, statusInfo } from '@zongheng/core/casework';
import { type CaseRow, lawOf } from '../../casework/index.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import { NOBODY } from './events.ts';
import { type By, FIGURES, type FigureName } from './figures.ts';
import { MEASURE_MESSAGES } from './messages.ts';
import type { Figures, ListedRow } from './read-figures.ts';
import type { FiguresView, MeasuredCase } from './schema.ts';

/** Figures with their shares and averages; null where there is nothing to divide by. */
export function presentFigures(row: Figures): FiguresView {
  const counts = Object.fromEntries(FIGURES.map((name) => [name, row[name]])) as Record<FigureName, number>;
  const compression = ratio(row.statute_ratio_sum, row.with_statute);
  return {
    ...counts,
    inDays: row.in_days,
    withStatute: row.with_statute,
    onTimeShare: ratio(row.onTime, row.decided),
    averageUsed: tenth(ratio(row.used_sum, row.in_days)),
    p90Used: tenth(row.p90),
    averageLimit: tenth(ratio(row.limit_sum, row.in_days)),
    averageStatutory: tenth(ratio(row.statute_sum, row.statute_in_days)),
    compression: compression === null ? null : 1 - compression,
    correctionsPerCase: hundredth(ratio(row.corrections, row.decided)),
    suspendedShare: ratio(row.suspended, row.decided),
    averageSuspendedDays: tenth(ratio(row.suspended_days, row.suspended)),
    firstTimeShare: ratio(row.firstTime, row.accepted),
  };
}

/** The name of a group. `persons`: names by id. */
export function groupName(
  catalogue: Catalogue,
  persons: ReadonlyMap<string, string>,
  by: By,
  key: string,
): string {
  switch (by) {
    case 'city': {
      const name = catalogue.division(key)?.name ?? key;
      return key === catalogue.province ? MEASURE_MESSAGES.provincial(name) : name;
    }
    case 'division':
      return catalogue.division(key)?.name ?? key;
    case 'department':
      return catalogue.departmentName(key);
    case 'body':
      return catalogue.body(key)?.name ?? key;
    case 'item':
      return catalogue.item(key)?.name ?? key;
    case 'flow':
      return catalogue.flow(key)?.name ?? key;
    case 'month':
      return MEASURE_MESSAGES.month(key);
    case 'stage':
      return MEASURE_MESSAGES.stage(key);
    case 'person':
      return key === NOBODY ? MEASURE_MESSAGES.noPerson : (persons.get(key) ?? key);
  }
}

/** A case behind a figure. An open one is read from its clock as it runs now. */
export function presentMeasured(
  catalogue: Catalogue,
  persons: ReadonlyMap<string, string>,
  row: ListedRow,
  of: CaseRow,
  now: Instant,
): MeasuredCase {
  const { item, calendar } = lawOf(catalogue, of);
  const open = row.ended_at === null && row.accepted_at !== null;
  const read = (measure: 'committed' | 'statutory') =>
    open ? readMeasure(of.state, item, measure, calendar, now) : null;
  const committed = read('committed');
  const statutory = read('statutory');
  const person = (id: string | null) => (id === null ? null : (persons.get(id) ?? null));
  const days = row.accept_days === null ? null : row.accept_days + (row.review_days ?? 0);
  return {
    id: row.id,
    number: of.number,
    projectId: of.project_id,
    projectName: of.project_name,
    item: { id: of.item_id, name: of.item_name },
    body: { id: of.body_id, name: catalogue.body(of.body_id)?.shortName ?? of.body_id },
    division: { code: of.division, name: catalogue.division(of.division)?.name ?? of.division },
    acceptedBy: person(row.accepted_by),
    decidedBy: person(row.decided_by),
    receivedAt: row.received_at,
    acceptedAt: row.accepted_at,
    endedAt: row.ended_at,
    outcome: row.outcome === null ? null : statusInfo(row.outcome as CaseStatus).name,
    used: row.used ?? committed?.used ?? null,
    limit: row.committed_limit ?? committed?.limit ?? null,
    unit: item.committed.unit,
    late: row.late ?? committed?.over ?? null,
    statutoryUsed: row.statutory_used ?? statutory?.used ?? null,
    statutoryLimit: row.statutory_limit ?? statutory?.limit ?? null,
    statutoryUnit: row.statutory_unit,
    beyondStatute: row.beyond_statute ?? statutory?.over ?? null,
    corrections: row.corrections_before + row.corrections_after,
    specials: row.specials,
    deemed: row.deemed,
    applicantDays: row.applicant_days,
    departmentDays: days,
    offDays: row.off_days,
  };
}

function ratio(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

function tenth(value: number | null): number | null {
  return value === null ? null : Math.round(value * 10) / 10;
}

function hundredth(value: number | null): number | null {
  return value === null ? null : Math.round(value * 100) / 100;
}
