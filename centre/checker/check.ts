import type { PoolClient } from 'pg';
import { sqlState } from '../../server/platform/database/index.ts';
import { type Context, instant, refusedAtRandom } from '../context.ts';
import { messages as say } from '../messages.ts';
import { DETAILS } from '../tables.ts';
import { judgeDetails } from './details.ts';
import { judgeRow } from './judge.ts';
import { type CheckedRow, readBatch, TURNS, type Turn } from './read.ts';

/** What one pass of the checker did. */
export type CheckOutcome = {
  readonly checked: number;
  readonly refused: number;
  /** Rows that reached 3. */
  readonly stored: number;
  /** Tables left out because somebody holds them or a column is gone. */
  readonly skipped: readonly string[];
};

type Tally = { checked: number; refused: number; stored: number; skipped: Set<string> };

const BATCH = 5000;
const LOCK_MS = 100;
/** Somebody holds the table; the column or the table is gone. */
const PASSING = new Set(['55P03', '42703', '42P01']);

/**
 * One pass: what passed the check last time is stored (3), then new rows are checked, parents first, in
 * batches of thousands, each with a handful of statements. With `onePass` what passes is stored at once.
 */
export async function check(
  context: Context,
  { onePass, limit = Number.POSITIVE_INFINITY }: { readonly onePass: boolean; readonly limit?: number },
): Promise<CheckOutcome> {
  const tally: Tally = { checked: 0, refused: 0, stored: 0, skipped: new Set() };
  if (context.faults().down) return outcomeOf(tally);
  const client = await context.pool.connect();
  try {
    for (const { table } of TURNS) {
      const stored = await attempt(client, tally, table.name, () => storePassed(context, client, table.name));
      tally.stored += stored ?? 0;
    }
    for (const turn of TURNS) {
      for (;;) {
        const most = Math.min(BATCH, limit - tally.checked);
        if (most <= 0) return outcomeOf(tally);
        const work = () => checkBatch(context, client, turn, most, onePass, tally);
        const read = await attempt(client, tally, turn.table.name, work);
        if (read === null || read < most || context.faults().halfBatch) break;
      }
    }
    return outcomeOf(tally);
  } finally {
    client.release();
  }
}

function outcomeOf({ skipped, ...tally }: Tally): CheckOutcome {
  return { ...tally, skipped: [...skipped] };
}

/** A transaction on one table; null where the table cannot be had just now. */
async function attempt<T>(
  client: PoolClient,
  tally: Tally,
  table: string,
  work: () => Promise<T>,
): Promise<T | null> {
  await client.query(`BEGIN; SET LOCAL lock_timeout = ${LOCK_MS}`);
  try {
    const value = await work();
    await client.query('COMMIT');
    return value;
  } catch (error) {
    await client.query('ROLLBACK');
    if (!PASSING.has(sqlState(error) ?? '')) throw error;
    tally.skipped.add(table);
    return null;
  }
}

async function storePassed(context: Context, client: PoolClient, table: string): Promise<number> {
  const { rowCount } = await client.query(
    `UPDATE ${context.schema}.${table} SET sjsczt = 3, lsh = nextval('centre.serials'), gxsj = $1
     WHERE sjsczt = 1 AND sjyxbs = 1`,
    [instant(context.now())],
  );
  return rowCount ?? 0;
}

/** Checks one batch; returns how many rows it read. */
async function checkBatch(
  context: Context,
  client: PoolClient,
  turn: Turn,
  most: number,
  onePass: boolean,
  tally: Tally,
): Promise<number> {
  const read = await readBatch(client, context.schema, turn, most);
  if (read.length === 0) return 0;
  const rows = context.faults().halfBatch ? read.slice(0, Math.floor(read.length / 2)) : read;
  const reasons = new Map<string, string[]>();
  for (const row of rows) {
    const found = refusedAtRandom(context) ? [say.random] : judgeRow(turn.table, row);
    if (found.length > 0) reasons.set(row.dfsjzj, found);
  }
  if (turn.table.name === DETAILS) await judgeDetails(context, client, rows, reasons);
  await writeBack(context, client, turn.table.name, rows, reasons, onePass);
  tally.checked += rows.length;
  tally.refused += reasons.size;
  if (onePass) tally.stored += rows.length - reasons.size;
  return read.length;
}

async function writeBack(
  context: Context,
  client: PoolClient,
  table: string,
  rows: readonly CheckedRow[],
  reasons: ReadonlyMap<string, string[]>,
  onePass: boolean,
): Promise<void> {
  await client.query(
    `UPDATE ${context.schema}.${table} t
     SET sjsczt = CASE WHEN g.reason IS NULL THEN $3::int ELSE 2 END, sbyy = g.reason, gxsj = $4,
       lsh = CASE WHEN g.reason IS NULL AND $3::int = 3 THEN nextval('centre.serials') END
     FROM unnest($1::text[], $2::text[]) AS g (dfsjzj, reason) WHERE t.dfsjzj = g.dfsjzj`,
    [
      rows.map(({ dfsjzj }) => dfsjzj),
      rows.map(({ dfsjzj }) => reasons.get(dfsjzj)?.join('；') ?? null),
      onePass ? 3 : 1,
      instant(context.now()),
    ],
  );
}
