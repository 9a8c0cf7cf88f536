import { formatDay, formatInstant, type Instant } from '@zongheng/core/calendar';
import { type Light, lightOf, statusInfo } from '@zongheng/core/casework';
import type { Catalogue } from '../catalogue/index.ts';
import { lawOf } from './law-of-case.ts';
import type { CaseCard, CaseRowView, LightView } from './schema.ts';
import type { CaseRow } from './store.ts';

/** A light as the wire shows it: days as text, nothing to compute for the reader. */
export function presentLight(light: Light): LightView {
  const day = (value: Light['dueDay']) => (value === null ? null : formatDay(value));
  return {
    signal: light.signal,
    word: light.word,
    measure: light.measure,
    dueDay: day(light.dueDay),
    ifResumedDueDay: day(light.ifResumedDueDay),
    remaining: light.remaining,
    used: light.used,
    limit: light.limit,
    unit: light.unit,
    provisional: light.provisional,
    late: light.late,
    statutoryDueDay: day(light.statutoryDueDay),
    statutoryRemaining: light.statutoryRemaining,
    stop: light.stop && { ...light.stop, dueDay: day(light.stop.dueDay) },
  };
}

/** The light of a case row now. */
export function rowLight(row: CaseRow, catalogue: Catalogue, now: Instant): LightView {
  const { item, calendar, rule } = lawOf(catalogue, row);
  const light = lightOf(row.state, item, calendar, now, rule);
  if (!light) throw new Error(`case ${row.id} has no light`);
  return presentLight(light);
}

/** What a card on the project map or in a list shows of a case. */
export function presentCard(row: CaseRow, catalogue: Catalogue, now: Instant): CaseCard {
  if (row.state.status === null) throw new Error(`case ${row.id} was never received`);
  const { code, name, group } = statusInfo(row.state.status);
  const body = catalogue.body(row.body_id);
  const unnamed = row.body_name ?? row.body_id;
  return {
    id: row.id,
    number: row.number,
    itemId: row.item_id,
    itemName: row.item_name,
    body: { id: row.body_id, name: body?.name ?? unnamed, shortName: body?.shortName ?? unnamed },
    status: { code, name, group },
    light: rowLight(row, catalogue, now),
  };
}

/** A row of the inbox. */
export function presentRow(row: CaseRow, catalogue: Catalogue, now: Instant): CaseRowView {
  const time = (at: Instant | null) => (at === null ? null : formatInstant(at));
  return {
    ...presentCard(row, catalogue, now),
    projectId: row.project_id,
    projectName: row.project_name,
    projectCode: row.project_code,
    projectCodeStatus: row.project_code_status,
    unitName: row.unit_name,
    applicationId: row.application_id,
    applicationNumber: row.application_number,
    stage: row.stage,
    division: { code: row.division, name: catalogue.division(row.division)?.name ?? row.division },
    receivedAt: time(row.state.receivedAt),
    acceptedAt: time(row.state.acceptedAt),
    endedAt: time(row.state.endedAt),
    deemed: row.state.deemed,
    codeMissing: row.state.codeMissing,
    version: row.version,
  };
}
