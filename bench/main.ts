import { parseArgs } from 'node:util';
import { benchCatalogue } from './catalogue/run.ts';
import { measureClock } from './clock.ts';
import { startCluster } from './cluster.ts';
import { describeMachine } from './machine.ts';
import { benchNational } from './national/run.ts';
import { measureParts } from './parts.ts';
import { meterOf } from './processor.ts';
import { reportClock, reportCycle, reportParts } from './report.ts';
import { type Round, rateOf, runRound } from './rounds.ts';
import { benchSupervision } from './supervision/run.ts';
import { openWays, type Ways } from './ways.ts';

/** Sixteen clients as cases are spread: the two big cities first, nine others with one each. */
const HOMES = [
  ...['210100', '210100', '210100', '210100', '210200', '210200', '210200', '210300', '210400'],
  ...['210500', '210600', '210700', '210800', '211000', '211200', '211400'],
];
const CYCLES_EACH = 8;
const MOST_ROUNDS = 10;
/** No round is begun that would end later: on a busy machine there are fewer of them. */
const END_S = 80;
/** Waiting messages of the bridge to the nation: a day's million takes `--rows 1000000`. */
const DEFAULT_ROWS = 200_000;
const PARTS: readonly string[] = ['cycle', 'national', 'supervision', 'catalogue'];

const say = (text: string) => process.stdout.write(`${text}\n`);

/** Rounds of the three ways in turn, after one that warms up and is not counted. */
async function measureCycle(ways: Ways) {
  const measured = { floor: [] as Round[], ours: [] as Round[], http: [] as Round[] };
  const meter = meterOf(ways.pool);
  for (let turn = 0; turn <= MOST_ROUNDS; turn += 1) {
    const since = performance.now();
    for (const way of [ways.floor, ways.ours, ways.http]) {
      const round = await runRound(way, CYCLES_EACH, meter);
      if (turn > 0) measured[way.name].push(round);
      say(`${turn === 0 ? 'warm-up' : `round ${turn}`} ${way.name}: ${rateOf(round).toFixed(1)} cycles/s`);
    }
    const now = performance.now();
    if (turn > 0 && now + (now - since) > END_S * 1000) break;
  }
  return measured;
}

/** The parallel cycle and the clock. */
async function benchCycle(): Promise<void> {
  const cluster = await startCluster();
  // The server is a process of its own and would stay.
  const stop = () => void cluster.stop().finally(() => process.exit(130));
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, stop);
  try {
    const ways = await openWays(cluster.urls, HOMES);
    try {
      const machine = await describeMachine(ways.pool);
      const clock = measureClock();
      const parts = measureParts(ways.services);
      const measured = await measureCycle(ways);
      const each = `${CYCLES_EACH} cycles a client and round, ${measured.floor.length} rounds`;
      say(`\n${machine.join('\n')}`);
      say(`\nThe parallel cycle: ${HOMES.length} clients, ${new Set(HOMES).size} homes, ${each}\n`);
      say(reportCycle(measured));
      say(`\n${reportParts(parts)}`);
      say(`\nThe clock, on a ledger of six entries\n\n${reportClock(clock)}`);
    } finally {
      await ways.close();
    }
  } finally {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.removeListener(signal, stop);
    await cluster.stop();
  }
}

/**
 * `national` alone, with as many waiting messages as `--rows` says, or `supervision`, with as many cases; or `cycle` or
 * `catalogue`, which have sizes of their own; without a name everything, with fewer.
 */
async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { rows: { type: 'string' } },
  });
  const [name] = positionals;
  if (name !== undefined && !PARTS.includes(name)) throw new Error(`no such benchmark: ${name}`);
  const rows = Number(values.rows ?? DEFAULT_ROWS);
  if (!Number.isInteger(rows) || rows < 1000) throw new Error(`--rows: ${String(values.rows)}`);
  const runs = (part: string) => name === undefined || name === part;
  if (runs('cycle')) await benchCycle();
  if (runs('national')) await benchNational(rows, say);
  if (runs('supervision')) await benchSupervision(rows, say);
  if (runs('catalogue')) await benchCatalogue(say);
}

await main();
