import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../platform/database/index.ts';
import { follow } from '../platform/facts/index.ts';
import type { Bridge } from './bridge-parts.ts';
import { missingColumns } from './construction/check-columns.ts';
import { type DrainDeps, drainBatch } from './construction/drain.ts';
import { pollStates } from './construction/poll.ts';
import { nationalFollower } from './follower.ts';
import { type SendDeps, sendBatch } from './investment/send.ts';
import type { Line } from './mapping/mapping.ts';
import { MESSAGES } from './messages.ts';
import { LineDown, lineIsDown, lineIsUp, mayTry, openLine, type Turn } from './outbox/lines.ts';
import { resendBatch } from './outbox/resend.ts';
import { releaseLeft } from './outbox/settle.ts';
import { runRequestedReconciliations } from './reconcile/reconcile.ts';

const IDLE_MS = 500;
/** How often the centre is asked whether it has sent something down. */
const PULL_MS = 10_000;
/** How soon a reconciliation or a repair is begun that somebody asked for. */
const REQUESTS_MS = 2000;

/** One turn of everything the bridge does, for tests and for the loops; true where there was something to do. */
export async function turnInvestment(bridge: Bridge): Promise<boolean> {
  const { client, collect } = bridge;
  if (client === null) return false;
  const deps: SendDeps = { ...collect, client };
  return tryLine(bridge, 'investment', () => sendBatch(deps));
}

export async function turnConstruction(bridge: Bridge): Promise<boolean> {
  const { front, collect } = bridge;
  if (front === null) return false;
  const deps: DrainDeps = { ...collect, front };
  return tryLine(bridge, 'construction', () => drainBatch(deps));
}

export async function turnPoll(bridge: Bridge): Promise<boolean> {
  const { front, collect } = bridge;
  if (front === null) return false;
  return tryLine(bridge, 'construction', () => pollStates({ ...collect, front }));
}

export async function turnPull(bridge: Bridge): Promise<boolean> {
  const { pull } = bridge;
  if (pull === null) return false;
  return tryLine(bridge, 'investment', async () => ({ spoke: true, moved: await pull() }));
}

/** Works on a line, unless it rests after a failure. A failure is the line's, written down once; nothing is lost. */
async function tryLine(bridge: Bridge, line: Line, work: () => Promise<Turn>): Promise<boolean> {
  const { database, now } = bridge.collect;
  if (!(await mayTry(database, line, now()))) return false;
  try {
    const { spoke, moved } = await work();
    if (spoke) await lineIsUp(database, line, now());
    return moved > 0;
  } catch (error) {
    if (!(error instanceof LineDown)) throw error;
    bridge.log.warn({ line, why: error.message }, 'national line is down');
    await lineIsDown(database, line, error.message, now());
    return false;
  }
}

/** Opens the lines that are switched on. @throws Error naming the tables and columns the front database lacks. */
export async function checkFront(bridge: Bridge): Promise<readonly string[]> {
  if (bridge.front === null) return [];
  return missingColumns(bridge.front, bridge.collect.library.all());
}

/**
 * Runs the bridge until the signal aborts: followers turn facts into messages, and each line is drained by a
 * loop of its own, so that one that is slow or down holds up nobody else.
 */
export async function runBridge(bridge: Bridge, signal: AbortSignal): Promise<void> {
  const { collect, log } = bridge;
  const { database, now } = collect;
  const onError = (name: string, error: unknown) =>
    log.error({ err: error, follower: name }, 'follower failed');
  const loops: Promise<void>[] = [];
  // What a failure left between storing a parent and letting go of its children is found at the next start, and
  // after every failure.
  let failed = true;
  const onFailure = (error: unknown) => {
    failed = true;
    log.error({ err: error }, 'national bridge failed');
  };
  const sweep = async () => {
    if (!failed) return false;
    failed = false;
    return (await releaseLeft(database)) > 0;
  };
  const loop = (work: () => Promise<boolean>, idleMs?: number) =>
    loops.push(repeat(signal, onFailure, work, idleMs));
  const lines: Line[] = [
    ...(bridge.client ? (['investment'] as const) : []),
    ...(bridge.front || bridge.bundled ? (['construction'] as const) : []),
  ];
  for (const line of lines) {
    await openLine(database, line, now());
    loops.push(follow(database, nationalFollower(collect, line), { signal, onError }));
  }
  loop(sweep, REQUESTS_MS);
  loop(async () => (await resendBatch(collect)) > 0);
  loop(async () => (await runRequestedReconciliations(bridge)) > 0, REQUESTS_MS);
  loop(() => turnPull(bridge), PULL_MS);
  loop(() => turnInvestment(bridge));
  const front = frontReady(bridge);
  loop(async () => (await front()) && turnConstruction(bridge));
  loop(async () => (await front()) && turnPoll(bridge));
  await Promise.all(loops);
}

const CHECK_AGAIN_MS = 30_000;

/** Whether the front database has every column that is written; looked at until it does. */
function frontReady(bridge: Bridge): () => Promise<boolean> {
  let ready = bridge.front === null;
  let checkedAt = Number.NEGATIVE_INFINITY;
  return async () => {
    if (ready) return true;
    const { database, now } = bridge.collect;
    if (now() - checkedAt < CHECK_AGAIN_MS) return false;
    checkedAt = now();
    try {
      const missing = await checkFront(bridge);
      ready = missing.length === 0;
      if (!ready) await tell(bridge, database, MESSAGES.down.columns(missing.join('、')));
    } catch (error) {
      if (!(error instanceof LineDown)) throw error;
      // Down at the start: asked again soon, and not after the long pause for a wrong table.
      checkedAt = now() - CHECK_AGAIN_MS + 1000;
      await tell(bridge, database, error.message);
    }
    return ready;
  };
}

async function tell(bridge: Bridge, database: Database, why: string): Promise<void> {
  bridge.log.error({ line: 'construction', why }, 'front database is not usable');
  await lineIsDown(database, 'construction', why, bridge.collect.now());
}

/** Repeats until the signal aborts, without a pause while there is something to do. */
async function repeat(
  signal: AbortSignal,
  onFailure: (error: unknown) => void,
  work: () => Promise<boolean>,
  idleMs: number = IDLE_MS,
): Promise<void> {
  while (!signal.aborted) {
    const busy = await work().catch((error: unknown) => {
      onFailure(error);
      return false;
    });
    if (!busy) await pause(idleMs, undefined, { signal }).catch(() => {});
  }
}
