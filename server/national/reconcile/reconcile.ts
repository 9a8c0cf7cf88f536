import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Bridge } from '../bridge-parts.ts';
import { CentreRefused } from '../investment/client.ts';
import { LINES, type Line } from '../mapping/mapping.ts';
import { MESSAGES } from '../messages.ts';
import { CODE_REQUESTS, isCodeRequest } from '../outbox/code-requests.ts';
import { LineDown } from '../outbox/lines.ts';
import { compareTarget, type Target } from './compare.ts';
import { addCount, type Counts, emptyCounts } from './counts.ts';
import { type Found, recordFound } from './differences.ts';
import { findNotTold } from './not-told.ts';
import { repairRequested } from './repair.ts';
import { beat, finishRun, type Run, requestedRuns, startRun } from './runs.ts';
import { PAGE } from './sides.ts';

/** What was sent so shortly ago still has its answer coming from the line itself. */
const SETTLING_MS = 3_600_000;

export type Reconciled = {
  readonly id: string;
  readonly line: Line;
  readonly state: 'done' | 'interrupted';
  readonly counts: Counts;
  readonly differences: number;
  readonly reason: string | null;
};

export type ReconcileOptions = {
  /** A run somebody asked for; else a new one. */
  readonly requested?: string;
  /** Rows a page. */
  readonly limit?: number;
};

/**
 * Compares one line with what the centre holds (对账): every table or kind, row by row, and every fact that
 * should have been told. Differences are rows that stay open until a complete run does not find them any more.
 *
 * Code requests (investment.apply, investment.cancel) are only counted: the centre has no list of them, and a
 * project's message is refused there where its code is not valid.
 *
 * @returns null while another run of the line is under way
 */
export async function reconcile(
  bridge: Bridge,
  line: Line,
  options: ReconcileOptions = {},
): Promise<Reconciled | null> {
  const { database, newId, now } = bridge.collect;
  const run = await startRun(database, line, {
    id: options.requested ?? newId(),
    requested: options.requested !== undefined,
    now: now(),
  });
  if (run === null) return null;
  const counts: Counts = {};
  let reason: string | null = MESSAGES.reconcile.failed;
  try {
    await compare(bridge, run, counts, options.limit ?? PAGE);
    reason = null;
  } catch (error) {
    if (!(error instanceof LineDown || error instanceof CentreRefused)) throw error;
    reason = error.message;
    bridge.log.warn({ line, why: reason }, 'reconciliation was interrupted');
  } finally {
    await finishRun(database, run, { counts, reason, now: now() });
  }
  const differences = await differencesOf(bridge, run);
  return { ...run, state: reason === null ? 'done' : 'interrupted', counts, differences, reason };
}

async function compare(bridge: Bridge, run: Run, counts: Counts, limit: number): Promise<void> {
  const { collect } = bridge;
  const { database, library, newId, now } = collect;
  const { line } = run;
  if ((line === 'investment' ? bridge.client : bridge.front) === null) {
    throw new LineDown(MESSAGES.notConfigured);
  }
  await library.refresh();
  const onFound = async (found: readonly Found[]): Promise<void> => {
    await recordFound(database, run, found, now(), newId);
    await beat(database, run, counts, now());
  };
  const settledBefore = formatInstant((now() - SETTLING_MS) as Instant);
  for (const target of targetsOf(bridge, line)) {
    for (const kind of target.kinds) counts[kind] = emptyCounts();
    await compareTarget(bridge, line, target, { limit, settledBefore, counts }, onFound);
  }
  if (line === 'investment') await countRequests(bridge, counts);
  await findNotTold(collect, line, counts, onFound);
}

function targetsOf({ collect }: Bridge, line: Line): Target[] {
  const mappings = collect.library
    .all()
    .filter((mapping) => mapping.line === line && !isCodeRequest(mapping.kind));
  return [...Map.groupBy(mappings, ({ target }) => target)].map(([name, own]) => ({
    name,
    kinds: own.map(({ kind }) => kind),
  }));
}

async function countRequests({ collect }: Bridge, counts: Counts): Promise<void> {
  const rows = await collect.database.read<{ kind: string; state: string; n: number }>({
    name: 'national_reconcile_requests',
    text: `SELECT kind, state, count(*)::int AS n FROM national.messages
           WHERE current AND line = 'investment' AND kind = ANY($1) GROUP BY kind, state`,
    values: [[...CODE_REQUESTS]],
  });
  for (const kind of CODE_REQUESTS) counts[kind] = { ...emptyCounts(), theirs: null };
  for (const { kind, state, n } of rows) {
    addCount(counts, kind, state === 'stored' ? 'ours' : state === 'refused' ? 'refused' : 'waiting', n);
  }
}

async function differencesOf({ collect }: Bridge, run: Run): Promise<number> {
  const [row] = await collect.database.read<{ differences: number }>({
    name: 'national_run_differences',
    text: 'SELECT differences FROM national.reconciliations WHERE id = $1',
    values: [run.id],
  });
  return row?.differences ?? 0;
}

/** The daily comparison of every line that is switched on. */
export async function reconcileAll(bridge: Bridge): Promise<readonly Reconciled[]> {
  const done: Reconciled[] = [];
  for (const line of LINES) {
    if ((line === 'investment' ? bridge.client : bridge.front) === null) continue;
    const result = await reconcile(bridge, line);
    if (result) done.push(result);
  }
  return done;
}

/**
 * Carries out what people asked for: comparisons, and the mending of differences. For a loop of the work process.
 *
 * @returns how many there were
 */
export async function runRequestedReconciliations(bridge: Bridge): Promise<number> {
  const mended = await repairRequested(bridge.collect);
  let done = 0;
  for (const { id, line } of await requestedRuns(bridge.collect.database)) {
    if (await reconcile(bridge, line, { requested: id })) done += 1;
  }
  return mended + done;
}
