import { sweepLadder } from '../../server/supervision/index.ts';
import { median } from '../rounds.ts';
import type { SupervisionBench } from './world.ts';

export type LadderSpeeds = {
  /** Everything is due for the first time: seconds, and rungs told of. */
  readonly firstSeconds: number;
  readonly fired: number;
  /** An order that a rule asks for, issued in a sweep. */
  readonly orderSeconds: number;
  /** Nothing new is due: what a sweep costs every minute. */
  readonly steadySeconds: number;
  /** Reading the instants of all open clocks once, in seconds. */
  readonly floorSeconds: number;
};

/** Sweeps the ladder over all open clocks, first with everything due, then again. */
export async function measureLadder(bench: SupervisionBench): Promise<LadderSpeeds> {
  const { services, owner } = bench;
  const complain = (...words: readonly unknown[]) => console.error(...words);
  const deps = { ...services, log: { warn: complain, error: complain } };
  const timed = async <T>(work: () => Promise<T>): Promise<readonly [number, T]> => {
    const since = performance.now();
    const result = await work();
    return [(performance.now() - since) / 1000, result];
  };
  const [firstSeconds, first] = await timed(() => sweepLadder(deps));
  // A sweep issues a thousand orders at most; the next ones go on until all are there.
  const orders: number[] = [];
  for (let issued = 1; issued > 0; ) {
    const [seconds, sweep] = await timed(() => sweepLadder(deps));
    issued = sweep.issued;
    if (issued > 0) orders.push(seconds / issued);
  }
  await owner.query('VACUUM ANALYZE supervision.signals');
  const [steadySeconds] = await timed(() => sweepLadder(deps));
  const [floorSeconds] = await timed(() =>
    owner.query(
      `SELECT count(remind_at), count(yellow_at), count(due_at), count(statutory_due_at)
       FROM casework.clocks WHERE state <> 'ended'`,
    ),
  );
  const orderSeconds = orders.length > 0 ? median(orders) : 0;
  return { firstSeconds, fired: first.fired, orderSeconds, steadySeconds, floorSeconds };
}
