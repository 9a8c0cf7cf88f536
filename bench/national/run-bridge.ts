import { runBridge } from '../../server/national/index.ts';
import { meterOf, type ProcessorTime, usedBetween } from '../processor.ts';
import type { NationalBench } from './world.ts';

/** How one stretch of draining went. */
export type Drained = {
  /** Rows written to the front database, and those that came to be stored. */
  readonly rows: number;
  /** Seconds from the start to the last row written, and to the last one stored. */
  readonly writtenS: number;
  readonly storedS: number;
  /** Milliseconds of processor a row: of this process, and of the server's with both databases. */
  readonly processor: ProcessorTime;
  /** Memory of this process in MiB, by share of the rows written (0 to 1). */
  readonly memory: readonly { readonly share: number; readonly mib: number }[];
};

const LOOK_MS = 100;
/** SJSCZT of a row that the centre has taken in. */
const STORED = 3;

/**
 * Runs the bridge as the worker does (`runBridge`: followers, drain, poll, each in a loop of its own) until
 * nothing is open but `left`, and counts what goes through the port to the front database.
 *
 * @param expected rows that will be written
 * @param left messages that will stay open
 */
export async function runUntilStored(
  bench: NationalBench,
  expected: number,
  left = 0,
  tell: (line: string) => void = () => {},
): Promise<Drained> {
  const { front } = bench.bridge;
  if (front === null) throw new Error('a bridge without a front database');
  const meter = meterOf(bench.databases.app.pool);
  const before = await meter();
  let rows = 0;
  let stored = 0;
  let writtenS = 0;
  const since = performance.now();
  const seconds = () => (performance.now() - since) / 1000;
  const counting = {
    ...front,
    write: async (...given: Parameters<typeof front.write>) => {
      const refused = await front.write(...given);
      rows += given[1].length - refused.length;
      writtenS = seconds();
      return refused;
    },
    states: async (...given: Parameters<typeof front.states>) => {
      const states = await front.states(...given);
      stored += states.filter(({ state }) => state === STORED).length;
      return states;
    },
  };
  const stop = new AbortController();
  const running = runBridge({ ...bench.bridge, front: counting }, stop.signal);
  const memory: { share: number; mib: number }[] = [];
  let tenth = 1;
  try {
    for (;;) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
      const share = rows / expected;
      memory.push({ share, mib: process.memoryUsage.rss() / 2 ** 20 });
      if (share * 10 >= tenth) {
        tell(
          `${Math.floor(share * 100)} % written after ${seconds().toFixed(0)} s, ${memory.at(-1)?.mib.toFixed(0)} MiB`,
        );
        tenth = Math.floor(share * 10) + 1;
      }
      // Asking the outbox itself is left to the end: it would be work that the bridge does not have.
      if (stored >= expected && (await countOpen(bench, left + 1)) <= left) break;
    }
    const storedS = seconds();
    const { here, database } = usedBetween(before, await meter());
    return { rows, writtenS, storedS, processor: { here: here / rows, database: database / rows }, memory };
  } finally {
    stop.abort();
    await running;
  }
}

/** Messages of the line that are not stored, counted up to `most`. */
async function countOpen({ databases }: NationalBench, most: number): Promise<number> {
  const [row] = await databases.app.read<{ n: number }>({
    name: 'bench_open',
    text: `SELECT count(*)::int AS n FROM (
             SELECT FROM national.messages WHERE current AND state <> 'stored' AND line = 'construction'
             ORDER BY due_at, id LIMIT $1) AS open`,
    values: [most],
  });
  return row?.n ?? 0;
}
