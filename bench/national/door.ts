import { nationalFollower } from '../../server/national/index.ts';
import { step } from '../../server/platform/facts/index.ts';
import type { NationalBench } from './world.ts';

/** Our own door: facts read, mapped, checked against the quality rules, put into the outbox. */
export type Door = {
  readonly facts: number;
  readonly messages: number;
  readonly perSecond: number;
  /** The same rows by bare INSERTs of 200 into an identical table: rows a second. */
  readonly floor: number;
};

const BATCH = 200;

export async function measureDoor(bench: NationalBench): Promise<Door> {
  const { databases, bridge, owner } = bench;
  const follower = nationalFollower(bridge.collect, 'construction');
  let facts = 0;
  const since = performance.now();
  for (;;) {
    const handled = await step(databases.app, follower);
    if (handled === 0) break;
    facts += handled;
  }
  const seconds = (performance.now() - since) / 1000;
  const { rows } = await owner.query<{ row: string }>(
    `SELECT row_to_json(m)::text AS row FROM national.messages m WHERE line = 'construction'`,
  );
  return {
    facts,
    messages: rows.length,
    perSecond: rows.length / seconds,
    floor: await insertBare(bench, rows),
  };
}

async function insertBare({ owner }: NationalBench, rows: readonly { row: string }[]): Promise<number> {
  await owner.query(`CREATE SCHEMA IF NOT EXISTS bench;
    CREATE TABLE bench.messages (LIKE national.messages INCLUDING ALL)`);
  const batches = Array.from({ length: Math.ceil(rows.length / BATCH) }, (_, i) =>
    rows.slice(i * BATCH, (i + 1) * BATCH).map(({ row }) => row),
  );
  const since = performance.now();
  for (const batch of batches) {
    await owner.query({
      name: 'bench_door_floor',
      text: 'INSERT INTO bench.messages SELECT * FROM json_populate_recordset(NULL::bench.messages, $1::json)',
      values: [`[${batch.join(',')}]`],
    });
  }
  const seconds = (performance.now() - since) / 1000;
  await owner.query('DROP TABLE bench.messages');
  return rows.length / seconds;
}
