import {
  addDays,
  dayOf,
  formatDay,
  formatInstant,
  type Instant,
  instantFromText,
} from '@zongheng/core/calendar';
import { describeLimit } from '@zongheng/core/clock';
import type { z } from 'zod';
import { readingView } from '../../casework/index.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import { type Grouped, type ToldFigures, type ToldRow, UNIT } from './figures.ts';
import { TOLD_LIMITS } from './limits.ts';
import { TOLD_MESSAGES as say } from './messages.ts';
import type { Period } from './period.ts';
import type { ToldFiguresView, ToldView, toldExplanationSchema, toldFactSchema } from './schema.ts';
import { explainTold } from './tell.ts';

/** Below this share in time a body is shown as a warning, below the other as late [本地可调,待确认]. */
const GOOD_SHARE = 0.95;
const POOR_SHARE = 0.8;

export function presentFigures(row: ToldFigures | undefined): ToldFiguresView {
  const { told, late, p90, longest } = row ?? { told: 0, late: 0, p90: null, longest: null };
  const share = told === 0 ? null : (told - late) / told;
  return { told, inTime: told - late, late, share, p90, longest, light: lightOf(share) };
}

function lightOf(share: number | null): ToldFiguresView['light'] {
  if (share === null) return null;
  if (share < POOR_SHARE) return 'overdue';
  return share < GOOD_SHARE ? 'warning' : 'normal';
}

/** All cities of the reader's, also those where nothing was recorded; bodies with most lateness first. */
export function presentTold(
  catalogue: Catalogue,
  period: Period,
  homes: readonly string[],
  groups: readonly Grouped[],
  now: Instant,
): ToldView {
  const byHome = new Map(groups.flatMap((row) => (row.home === null ? [] : [[row.home, row] as const])));
  const bodies = groups.flatMap((row) => (row.body === null ? [] : [{ ...row, code: row.body }]));
  const months = groups.flatMap((row) => (row.month === null ? [] : [{ ...row, code: row.month }]));
  return {
    asOf: formatInstant(now),
    from: period.firstDay,
    to: period.lastDay,
    limits: say.limits(TOLD_LIMITS.case.days, TOLD_LIMITS.report.days),
    mark: TOLD_LIMITS.mark,
    total: presentFigures(groups.find(({ total }) => total)),
    cities: homes.map((code) => ({
      code,
      name: catalogue.division(code)?.name ?? code,
      ...presentFigures(byHome.get(code)),
    })),
    bodies: bodies
      .map((row) => ({ code: row.code, name: bodyName(catalogue, row.code), ...presentFigures(row) }))
      .toSorted((a, b) => b.late - a.late || b.told - a.told || (a.code < b.code ? -1 : 1)),
    months: months
      .map((row) => ({ code: row.code, name: monthName(row.code), ...presentFigures(row) }))
      .toSorted((a, b) => (a.code < b.code ? -1 : 1)),
  };
}

function bodyName(catalogue: Catalogue, id: string): string {
  return id === UNIT ? say.unit : (catalogue.body(id)?.name ?? id);
}

function monthName(month: string): string {
  const [year, number] = month.split('-');
  return `${year}年${Number(number)}月`;
}

export function presentFact(catalogue: Catalogue, row: ToldRow): z.output<typeof toldFactSchema> {
  const code = row.body_id ?? UNIT;
  return {
    id: row.fact_id,
    kind: row.kind,
    kindName: say.kinds[row.kind],
    name: say.types[row.type] ?? say.otherType,
    caseId: row.kind === 'case' ? row.stream_id : null,
    caseNumber: row.case_number,
    itemName: row.item_name,
    projectId: row.project_id,
    projectName: row.project_name,
    city: { code: row.home, name: catalogue.division(row.home)?.name ?? row.home },
    body: { id: code, name: code === UNIT ? say.unit : (catalogue.body(code)?.shortName ?? code) },
    happenedAt: row.happened_at,
    recordedAt: row.recorded_at,
    dueDay: formatDay(addDays(dayOf(instantFromText(row.due_at)), -1)),
    late: row.late,
    used: row.used,
    limit: row.limit_days,
  };
}

/** Why one recording was in time or late, day by day, by the calendar in force and the limit it was measured by. */
export function presentToldExplanation(
  catalogue: Catalogue,
  row: ToldRow,
): z.output<typeof toldExplanationSchema> {
  const limit = { ...TOLD_LIMITS[row.kind], days: row.limit_days };
  const explained = explainTold(
    instantFromText(row.happened_at),
    instantFromText(row.recorded_at),
    limit,
    catalogue.calendarFor(row.division),
  );
  return {
    fact: presentFact(catalogue, row),
    mark: TOLD_LIMITS.mark,
    explanation: {
      limit: describeLimit(limit.days, 'working-day'),
      basis: limit.basis,
      // The clock's own sentence speaks of decisions.
      sentence: say.sentence(limit.days, row.used, limit.basis, row.late),
      reading: readingView(explained.reading),
      notes: explained.notes.map(({ day, ...note }) => ({ day: formatDay(day), ...note })),
      lines: explained.lines.map(({ from, to, ...line }) => ({
        from: formatDay(from),
        to: formatDay(to),
        ...line,
      })),
    },
  };
}
