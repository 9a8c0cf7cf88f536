import { Client } from 'pg';
import { createFront } from '../../centre/front/create.ts';
import type { NationalBench } from './world.ts';

const BATCH = 200;
/** Rows made ready at a time, outside of what is timed. */
const CHUNK = 10_000;
const SCHEMA = 'spgl_floor';

type Row = {
  readonly id: string;
  readonly kind: string;
  readonly division: string;
  readonly payload: object;
};
type Prepared = { readonly table: string; readonly columns: string; readonly json: string };

/**
 * The floor: the very same rows by bare INSERTs of 200 at a time into identical empty tables of the centre's
 * database, one session, one commit a batch. Nothing is claimed, locked, asked or written down.
 *
 * @returns rows a second
 */
export async function measureFloor(bench: NationalBench, rows: number): Promise<number> {
  const { far, owner, centre } = bench;
  await createFront(far, SCHEMA);
  await far.query(`GRANT USAGE ON SCHEMA ${SCHEMA} TO PUBLIC;
    GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA ${SCHEMA} TO PUBLIC`);
  const client = new Client(centre.frontUrl);
  await client.connect();
  let written = 0;
  let seconds = 0;
  try {
    let after = { ordinal: 0, id: '00000000-0000-0000-0000-000000000000' };
    while (written < rows) {
      const { rows: read } = await owner.query<Row & { ordinal: number }>(
        `SELECT id, kind, ordinal, division, payload FROM national.messages
         WHERE line = 'construction' AND current AND project_id IS NOT NULL AND (ordinal, id) > ($1, $2)
         ORDER BY ordinal, id LIMIT $3`,
        [after.ordinal, after.id, Math.min(CHUNK, rows - written)],
      );
      const last = read.at(-1);
      if (!last) break;
      after = last;
      const batches = batchesOf(bench, read);
      const since = performance.now();
      for (const { table, columns, json } of batches) {
        const at = `${SCHEMA}.${table}`;
        await client.query({
          name: `floor_${table}`,
          text: `INSERT INTO ${at} (${columns}) SELECT ${columns}
                 FROM json_populate_recordset(NULL::${at}, $1::json)`,
          values: [json],
        });
      }
      seconds += (performance.now() - since) / 1000;
      written += read.length;
    }
    return written / seconds;
  } finally {
    await client.end();
    await far.query(`DROP SCHEMA ${SCHEMA} CASCADE`);
  }
}

function batchesOf({ bridge, services }: NationalBench, rows: readonly Row[]): Prepared[] {
  const at = new Date(services.clock.now()).toISOString();
  const batches: Prepared[] = [];
  for (const [kind, messages] of Map.groupBy(rows, (row) => row.kind)) {
    const table = bridge.collect.library.get(kind)?.target.toLowerCase() ?? '';
    const records = messages.map(({ id, division, payload }) => ({
      ...Object.fromEntries(Object.entries(payload).map(([name, value]) => [name.toLowerCase(), value])),
      ...{ dfsjzj: id, xzqhdm: division, sjyxbs: 1, sjsczt: 0, gxsj: at },
    }));
    const columns = Object.keys(records[0] ?? {}).join(', ');
    for (let i = 0; i < records.length; i += BATCH) {
      batches.push({ table, columns, json: JSON.stringify(records.slice(i, i + BATCH)) });
    }
  }
  return batches;
}
