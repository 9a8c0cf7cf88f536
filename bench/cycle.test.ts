import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { useTestDatabase } from '../server/testing/index.ts';
import { explainClock, LEDGER, readClock } from './clock.ts';
import type { Way } from './cycle.ts';
import { openWays, type Ways } from './ways.ts';

const HOMES = ['210100', '210800'];

describe('one cycle of each way', () => {
  const database = useTestDatabase();
  let ways: Ways;
  beforeAll(async () => {
    ways = await openWays(database(), HOMES);
  });
  afterAll(() => ways.close());

  /** Rows of every table, facts of every type, positions of the heads and numbers given. */
  const countAll = async (): Promise<Record<string, number>> => {
    const counts: Record<string, number> = {};
    const add = async (text: string) => {
      const { rows } = await ways.pool.query<{ name: string; count: string }>(text);
      for (const { name, count } of rows) counts[name] = Number(count);
    };
    const { rows } = await ways.pool.query<{ table: string }>(
      `SELECT schemaname || '.' || tablename AS table FROM pg_tables
       WHERE schemaname IN ('applications', 'casework', 'facts', 'materials', 'projects', 'http')`,
    );
    for (const { table } of rows) await add(`SELECT '${table}' AS name, count(*) FROM ${table}`);
    await add('SELECT type AS name, count(*) FROM facts.facts GROUP BY type');
    await add(`SELECT 'head ' || home AS name, position AS count FROM facts.heads`);
    await add(`SELECT 'counter ' || home AS name, last AS count FROM applications.counters`);
    await add(`SELECT status AS name, count(*) FROM casework.cases GROUP BY status`);
    await add(`SELECT kind || ' ' || state AS name, count(*) FROM casework.clocks GROUP BY kind, state`);
    return counts;
  };

  /** What a way adds to them; what has to be there before is prepared first. */
  const addedBy = async (way: Way): Promise<Record<string, number>> => {
    const clients = await way.prepare(1);
    const before = await countAll();
    await Promise.all(
      clients.map(async (cycles) => {
        for (const step of cycles.flat()) await step.run();
      }),
    );
    const after = await countAll();
    const added = Object.entries(after).map(([name, count]) => [name, count - (before[name] ?? 0)] as const);
    return Object.fromEntries(added.filter(([, count]) => count !== 0));
  };

  it('leaves the same number of rows and facts in every table', async () => {
    const floor = await addedBy(ways.floor);
    expect(floor).toMatchObject({
      'applications.applications': 2,
      'casework.cases': 10,
      // Acceptance and limit of each case, and delivery of what was granted with days to deliver.
      'casework.clocks': 28,
      'casework.documents': 10,
      'facts.facts': 44,
      'head 210100': 22,
      'counter 210800': 1,
      granted: 10,
    });
    expect(await addedBy(ways.ours)).toEqual(floor);
    expect(await addedBy(ways.http)).toEqual(floor);
  });

  it('leaves the last state in the floor’s rows as in our own', async () => {
    const { rows } = await ways.pool.query(
      `SELECT DISTINCT c.version, c.status, c.state ->> 'status' AS state, a.closed_at IS NOT NULL AS closed
       FROM casework.cases c JOIN applications.applications a ON a.id = c.application_id AND a.home = c.home`,
    );
    expect(rows).toEqual([{ version: 4, status: 'granted', state: 'granted', closed: true }]);
  });
});

describe('the clock that is measured', () => {
  it('reads and explains a ledger of six entries that still runs', () => {
    const now = LEDGER.at(-1)?.at;
    if (now === undefined) throw new Error('an empty ledger');
    expect(LEDGER).toHaveLength(6);
    // 22–24 September, 10–14 October with its make-up Saturday, 29 October to 2 November.
    expect(readClock(now)).toBe(10);
    expect(explainClock(now)).toBeGreaterThan(6);
  });
});
