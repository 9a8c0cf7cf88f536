import type { Calendar, Instant } from '@zongheng/core/calendar';
import { ledgerOf } from '@zongheng/core/casework';
import {
  clock,
  type Ledger,
  type Limit,
  type Reading,
  type UnionPart,
  unionLedger,
} from '@zongheng/core/clock';
import { flowOf, placesOf, stageName } from '../../applications/index.ts';
import { type CaseRow, lawOf } from '../../casework/index.ts';
import type { AppliedItem, Catalogue, Flow, VersionedSignalRule } from '../../catalogue/index.ts';
import type { ProjectRow } from '../../projects/index.ts';
import { STAGE_MESSAGES as say } from './messages.ts';

/** The clock of a stage of one work, or of the whole project. */
export type StageClock = {
  readonly kind: 'stage' | 'project';
  readonly workId: string | null;
  /** 0 for the project. */
  readonly stage: number;
  readonly limit: Limit;
  readonly ledger: Ledger;
  readonly reading: Reading;
};

/** What stages and projects are judged by: no item's rule, but that of the place of approval. */
export type StageLaw = {
  readonly division: string;
  readonly calendar: Calendar;
  readonly rule: VersionedSignalRule;
};

type Statutes = Pick<
  Catalogue,
  'ruleFor' | 'calendarFor' | 'signalRule' | 'flow' | 'itemsFor' | 'stageLimit' | 'wholeChain'
>;

const GRANTED = new Set(['granted', 'granted-with-owed']);
/** Names no item: rules of one item do not reach a stage, those of the division do. */
const NO_ITEM = '';

export function stageLawOf(
  catalogue: Pick<Catalogue, 'calendarFor' | 'signalRule'>,
  division: string,
): StageLaw {
  const rule = catalogue.signalRule(division, NO_ITEM);
  return { division, calendar: catalogue.calendarFor(division), rule };
}

/** Where a project is approved, and so whose calendar its stages follow. */
export function stageDivisionOf(project: ProjectRow): string {
  return placesOf(project).approvalDivision;
}

/**
 * The clocks of a project that have started: each stage of each work, and the project over all of them. A stage's
 * working day counts if at least one case of it counts it on its committed clock; days on which all are stopped,
 * and waiting between applications, do not; it starts at the first acceptance and ends once every required item
 * is granted and nothing is open. What other authorities decided takes no day of ours.
 */
export function stageClocks(
  project: ProjectRow,
  cases: readonly CaseRow[],
  catalogue: Statutes,
  now: Instant,
): readonly StageClock[] {
  const flow = flowOf(project, catalogue as Catalogue);
  const { form, works } = project.state;
  const entries = catalogue.itemsFor(flow, form);
  const { calendar, rule } = stageLawOf(catalogue, stageDivisionOf(project));
  const parts = new Map(cases.map((row) => [row.id, partOf(row, catalogue)]));
  const partsOf = (rows: readonly CaseRow[]) => rows.flatMap((row) => parts.get(row.id) ?? []);
  const clocks: StageClock[] = [];
  const add = (about: Pick<StageClock, 'kind' | 'workId' | 'stage'>, limit: Limit, ledger: Ledger) => {
    if (ledger.length === 0) return;
    clocks.push({ ...about, limit, ledger, reading: clock(limit, ledger, calendar, now, rule) });
  };

  const ends: (Instant | null)[] = [];
  for (const work of works) {
    for (const stage of flow.stages) {
      const own = cases.filter((row) => row.stage === stage.no && isOf(row, work.id));
      const wanted = entries.filter((entry) => entry.stage === stage.no);
      const end = endOf(wanted, own);
      if (wanted.some(({ necessity }) => necessity === 'required')) ends.push(end);
      const limit = stageLimitOf(flow, stage.no, catalogue.stageLimit(stage, form));
      const words = { started: say.stageStarted, idle: say.idle, ended: say.stageEnded, basis: say.rule };
      add({ kind: 'stage', workId: work.id, stage: stage.no }, limit, unionLedger(partsOf(own), words, end));
    }
  }
  const { targetWorkingDays } = catalogue.wholeChain;
  const words = { started: say.projectStarted, idle: say.idle, ended: say.projectEnded, basis: say.rule };
  const ledger = unionLedger(partsOf(cases), words, lastOf(ends));
  add({ kind: 'project', workId: null, stage: 0 }, projectLimitOf(catalogue, targetWorkingDays), ledger);
  return clocks;
}

/** The limit of a stage: what its flow gives a project of this kind. */
export function stageLimitOf(flow: Flow, stage: number, value: number): Limit {
  const basis = say.stageBasis(flow.name, stageName(flow, stage));
  return { value, unit: 'working-day', basis, start: 'accepted', mark: flow.mark };
}

/** The province's target for the whole chain. */
export function projectLimitOf({ wholeChain }: Pick<Catalogue, 'wholeChain'>, value: number): Limit {
  return { value, unit: 'working-day', basis: wholeChain.basis, start: 'accepted' };
}

/** A case of a work; one without works, filed before there were any, is of them all. */
function isOf(row: CaseRow, workId: string): boolean {
  return row.work_ids.length === 0 || row.work_ids.includes(workId);
}

/** The committed clock of a case from its acceptance on: a stage starts there also where the limit runs from receipt. */
function partOf(row: CaseRow, catalogue: Statutes): UnionPart | null {
  if (row.body_name !== null || row.state.acceptedAt === null) return null;
  const { item, calendar } = lawOf(catalogue, row);
  const committed = { ...item.committed, start: 'accepted' } as const;
  return { name: row.item_name, ledger: ledgerOf(row.state, { ...item, committed }, 'committed', calendar) };
}

/** When a stage of a work was closed: the last end of its cases; null while something is open or still to come. */
function endOf(wanted: readonly AppliedItem[], own: readonly CaseRow[]): Instant | null {
  if (own.length === 0 || own.some(({ state }) => state.endedAt === null)) return null;
  const granted = new Set(
    own.filter(({ state }) => GRANTED.has(state.status ?? '')).map(({ item_id }) => item_id),
  );
  if (wanted.some(({ item, necessity }) => necessity === 'required' && !granted.has(item))) return null;
  return lastOf(own.map(({ state }) => state.endedAt));
}

/** The last of some moments; null where one is missing, or all are. */
function lastOf(moments: readonly (Instant | null)[]): Instant | null {
  let last: Instant | null = null;
  for (const moment of moments) {
    if (moment === null) return null;
    if (last === null || moment > last) last = moment;
  }
  return last;
}
