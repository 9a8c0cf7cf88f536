import { sweepLadder } from '../../server/supervision/index.ts';
import type { SupervisionBench } from './world.ts';

export type LadderSpeeds = {
  /** Everything is due for the first time: seconds, and rungs told of. */
  readonly firstSeconds: number;
  readonly fired: number;
  /** An order that a rule asks for, issued in a sweep. */
  readonly orderSeconds: number;
  /** Nothing new is due: what a sweep costs every minute. */
  readonly steadySeconds: number;
  /** Orders of the backlog that were issued in it. */
  readonly steadyOrders: number;
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
  // A sweep issues a thousand orders at most: of a backlog the next ones go on.
  const [orderSweep, { issued }] = await timed(() => sweepLadder(deps));
  await owner.query('VACUUM ANALYZE supervision.signals');
  const [steadySeconds, steady] = await timed(() => sweepLadder(deps));
  const [floorSeconds] = await timed(() =>
    owner.query(
      `SELECT count(remind_at), count(yellow_at), count(due_at), count(statutory_due_at)
       FROM casework.clocks WHERE state <> 'ended'`,
    ),
  );
  const orderSeconds = issued > 0 ? orderSweep / issued : 0;
  const steadyOrders = steady.issued;
  return { firstSeconds, fired: first.fired, orderSeconds, steadySeconds, steadyOrders, floorSeconds };
}
