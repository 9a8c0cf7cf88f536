import { sweepLadder } from '../../server/supervision/index.ts';
import type { SupervisionBench } from './world.ts';

export type LadderSpeeds = {
  /** Everything is due for the first time: seconds, and rungs told of. */
  readonly firstSeconds: number;
  readonly fired: number;
  /** Orders that rules asked for, and seconds one took, with its share of the sweeps. */
  readonly orders: number;
  readonly perOrder: number;
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
  // A sweep issues a thousand orders at most; the backlog is worked off first.
  let [orders, orderSeconds] = [0, 0];
  for (let left = true; left; ) {
    const [seconds, { issued }] = await timed(() => sweepLadder(deps));
    if (issued > 0) [orders, orderSeconds] = [orders + issued, orderSeconds + seconds];
    left = issued > 0;
  }
  await owner.query('VACUUM ANALYZE supervision.signals');
  const [steadySeconds] = await timed(() => sweepLadder(deps));
  const [floorSeconds] = await timed(() =>
    owner.query(
      `SELECT count(remind_at), count(yellow_at), count(due_at), count(statutory_due_at)
       FROM casework.clocks WHERE state <> 'ended'`,
    ),
  );
  const perOrder = orders > 0 ? orderSeconds / orders : 0;
  return { firstSeconds, fired: first.fired, orders, perOrder, steadySeconds, floorSeconds };
}
