import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { noticeStatements } from '../../notices/index.ts';
import { isConnectionLost, type Transaction } from '../../platform/database/index.ts';
import type { SignalRuleBook } from '../../signal-rules/index.ts';
import type { LadderDeps } from './deps.ts';
import { fireStages, type StageCandidate, stageCandidates } from './stage-store.ts';
import { type Candidate, candidates, caseWords, fire } from './store.ts';
import { noticeOf } from './tell.ts';
import { stageNoticeOf } from './tell-stage.ts';

/** Clocks found at once: to find a few costs nearly as much as to find many. */
const PAGE = 20_000;
/** Clocks fired in one transaction. */
const CHUNK = 2000;
const FIRST = '00000000-0000-0000-0000-000000000000';
/** Names no item: rules of one item do not reach a stage. */
const NO_ITEM = '';

export type Fired = { readonly fired: number; readonly passed: number; readonly broken: readonly string[] };

/** What one transaction fires of some clocks, and tells of. */
type Work<C> = (tx: Transaction, clocks: readonly C[]) => Promise<Omit<Fired, 'broken'>>;

/**
 * Fires what is due of all open clocks, chunk by chunk, and tells of it in the same transaction: a run that is cut
 * off leaves whole chunks, and the next one goes on. A chunk that fails is halved until the clock is found that
 * cannot be fired; it is named, the others go on.
 */
export function fireRungs(deps: LadderDeps, book: SignalRuleBook): Promise<Fired> {
  const now = formatInstant(deps.clock.now() as Instant);
  return fireAll<Candidate>(
    deps,
    (last) => candidates(deps.database, now, last ?? { id: FIRST, kind: '' }, PAGE),
    async (tx, clocks) => {
      const rows = await fire(tx, now, clocks);
      const told = rows.filter((row) => !row.passed);
      const words = await caseWords(
        tx,
        told.map((row) => row.subject_id),
      );
      const notices = told.map((row) =>
        noticeOf(row, words.get(row.subject_id), book.ruleFor(row.division, row.item_id), deps.catalogue),
      );
      for (const statement of noticeStatements(deps, notices)) await tx.query(statement);
      return { fired: told.length, passed: rows.length - told.length };
    },
  );
}

/** The same of the clocks of stages and projects: three rungs, no orders. */
export function fireStageRungs(deps: LadderDeps, book: SignalRuleBook): Promise<Fired> {
  const now = formatInstant(deps.clock.now() as Instant);
  return fireAll<StageCandidate>(
    deps,
    (last) => stageCandidates(deps.database, now, last ?? { id: FIRST, stage: -1 }, PAGE),
    async (tx, clocks) => {
      const rows = await fireStages(tx, now, clocks);
      const told = rows.filter((row) => !row.passed);
      const notices = told.map((row) =>
        stageNoticeOf(row, book.ruleFor(row.division, NO_ITEM), deps.catalogue),
      );
      for (const statement of noticeStatements(deps, notices)) await tx.query(statement);
      return { fired: told.length, passed: rows.length - told.length };
    },
  );
}

async function fireAll<C extends { readonly id: string }>(
  deps: LadderDeps,
  page: (last: C | null) => Promise<C[]>,
  work: Work<C>,
): Promise<Fired> {
  let all: Fired = { fired: 0, passed: 0, broken: [] };
  let last: C | null = null;
  for (;;) {
    const found: readonly C[] = await page(last);
    for (let i = 0; i < found.length; i += CHUNK) {
      all = sum(all, await fireChunk(deps, found.slice(i, i + CHUNK), work));
    }
    last = found.at(-1) ?? null;
    if (found.length < PAGE || last === null) return all;
  }
}

async function fireChunk<C extends { readonly id: string }>(
  deps: LadderDeps,
  clocks: readonly C[],
  work: Work<C>,
): Promise<Fired> {
  const [first] = clocks;
  if (!first) return { fired: 0, passed: 0, broken: [] };
  try {
    return { ...(await deps.database.transaction((tx) => work(tx, clocks))), broken: [] };
  } catch (error) {
    // The database itself is gone: no clock is to blame, and halving would only ask it again.
    if (isConnectionLost(error)) throw error;
    if (clocks.length === 1) {
      deps.log.error({ err: error, clock: first }, 'a clock could not be signalled');
      return { fired: 0, passed: 0, broken: [first.id] };
    }
    const half = Math.ceil(clocks.length / 2);
    const one = await fireChunk(deps, clocks.slice(0, half), work);
    return sum(one, await fireChunk(deps, clocks.slice(half), work));
  }
}

function sum(one: Fired, other: Fired): Fired {
  return {
    fired: one.fired + other.fired,
    passed: one.passed + other.passed,
    broken: [...one.broken, ...other.broken],
  };
}
