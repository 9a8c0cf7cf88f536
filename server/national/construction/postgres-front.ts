import type { Pool, PoolClient } from 'pg';
import { createPool, isConnectionLost, sqlState } from '../../platform/database/index.ts';
import { MESSAGES } from '../messages.ts';
import { LineDown } from '../outbox/lines.ts';
import type { FrontDatabase, FrontRow, FrontState, Invalidation, RowRefused } from './front.ts';

const NAME = /^[A-Za-z_][A-Za-z0-9_]*$/;

/** The front database as PostgreSQL. Names are folded to small letters, as unquoted SQL has them. */
export function openPostgresFront(url: string, schema = 'spgl', statementTimeoutMs = 8000): FrontDatabase {
  const pool = createPool(url, {
    max: 4,
    applicationName: 'zongheng-front',
    statementTimeoutMs,
    lockTimeoutMs: Math.ceil(statementTimeoutMs / 2),
    onError: () => {},
  });
  const table = (name: string) => `${identifier(schema)}.${identifier(name)}`;
  return {
    columns: () => guarded(async () => readColumns(pool, schema)),
    write: (name, rows, invalid, at) => guarded(() => write(pool, table(name), rows, invalid, at)),
    states: (name, keys) =>
      guarded(async () => {
        const { rows } = await pool.query<FrontState>(
          `SELECT ${STATE} FROM ${table(name)} WHERE dfsjzj = ANY($1::text[])`,
          [keys],
        );
        return rows;
      }),
    page: (name, after, limit) =>
      guarded(async () => {
        const { rows } = await pool.query<FrontState>(
          `SELECT ${STATE} FROM ${table(name)} WHERE dfsjzj COLLATE "C" > $1 ORDER BY dfsjzj COLLATE "C" LIMIT $2`,
          [after, limit],
        );
        return rows;
      }),
    close: () => pool.end(),
  };
}

const STATE = `dfsjzj AS key, sjsczt::int AS state, lsh::text AS serial, sbyy AS reason, sjyxbs = 1 AS valid`;

function identifier(name: string): string {
  if (!NAME.test(name)) throw new Error(`not a name of a table or column: ${name}`);
  return name.toLowerCase();
}

async function readColumns(pool: Pool, schema: string) {
  const { rows } = await pool.query<{ table: string; column: string }>(
    `SELECT table_name AS table, column_name AS column FROM information_schema.columns WHERE table_schema = $1`,
    [identifier(schema)],
  );
  const tables = new Map<string, Set<string>>();
  for (const row of rows) {
    const name = row.table.toUpperCase();
    tables.set(name, (tables.get(name) ?? new Set()).add(row.column.toUpperCase()));
  }
  return tables;
}

async function write(
  pool: Pool,
  table: string,
  rows: readonly FrontRow[],
  invalid: readonly Invalidation[],
  at: string,
): Promise<readonly RowRefused[]> {
  const client = await pool.connect();
  let broken = true;
  try {
    try {
      await writeAll(client, table, rows, invalid, at);
      broken = false;
      return [];
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {});
      if (!isRowsFault(error)) throw error;
    }
    // One row that the server cannot take must not hold up the others: one by one.
    const refused: RowRefused[] = [];
    for (const row of rows) {
      try {
        await writeAll(client, table, [row], [], at);
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {});
        if (!isRowsFault(error)) throw error;
        refused.push({ key: row.key, reason: error instanceof Error ? error.message : String(error) });
      }
    }
    await writeAll(client, table, [], invalid, at);
    broken = false;
    return refused;
  } finally {
    client.release(broken);
  }
}

/** SQLSTATE 22: the value does not fit; 23: a constraint says no. Both are the row's own fault. */
function isRowsFault(error: unknown): boolean {
  return /^2[23]/.test(sqlState(error) ?? '');
}

async function writeAll(
  client: PoolClient,
  table: string,
  rows: readonly FrontRow[],
  invalid: readonly Invalidation[],
  at: string,
): Promise<void> {
  const sent: Promise<unknown>[] = [client.query('BEGIN')];
  if (rows.length > 0) {
    const columns = Object.keys(rows[0]?.values ?? {}).map(identifier);
    const all = [...columns, 'dfsjzj', 'xzqhdm', 'sjyxbs', 'sjsczt', 'gxsj'].join(', ');
    sent.push(
      client.query({
        // Its own plan a table and session.
        name: `front_${table}_${columns.length}`.slice(0, 63),
        text: `INSERT INTO ${table} (${all}) SELECT ${all} FROM json_populate_recordset(NULL::${table}, $1::json)
               ON CONFLICT (dfsjzj) DO NOTHING`,
        values: [JSON.stringify(rows.map((row) => record(row, at)))],
      }),
    );
  }
  if (invalid.length > 0) {
    sent.push(
      client.query({
        name: `invalid_${table}`.slice(0, 63),
        text: `UPDATE ${table} t SET sjyxbs = 0, sjwxyy = n.reason, gxsj = $2
               FROM json_to_recordset($1::json) AS n(key text, reason text) WHERE t.dfsjzj = n.key`,
        values: [JSON.stringify(invalid), at],
      }),
    );
  }
  sent.push(client.query('COMMIT'));
  const settled = await Promise.allSettled(sent);
  const failures = settled.flatMap((each) => (each.status === 'rejected' ? [each.reason as unknown] : []));
  const first = failures.find((failure) => sqlState(failure) !== '25P02') ?? failures[0];
  if (first !== undefined) throw first;
}

function record(row: FrontRow, at: string): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  for (const [column, value] of Object.entries(row.values)) values[column.toLowerCase()] = value;
  return { ...values, dfsjzj: row.key, xzqhdm: row.division, sjyxbs: 1, sjsczt: 0, gxsj: at };
}

/**
 * What fails here but not for a row's sake means that the line is down for now. A session that the far side
 * ended while it lay idle is no such thing: asked once more, on a new one. All that is done here may be done twice.
 */
async function guarded<T>(work: () => Promise<T>): Promise<T> {
  const told = (error: unknown) => {
    throw new LineDown(wordsFor(error), { cause: error });
  };
  return work().catch((error: unknown) => (isConnectionLost(error) ? work().catch(told) : told(error)));
}

function wordsFor(error: unknown): string {
  const state = sqlState(error) ?? '';
  if (state === '25006' || state === '42501') return MESSAGES.down.readOnly;
  if (state === '55P03' || state === '57014') return MESSAGES.down.locked;
  const why = error instanceof Error ? error.message : String(error);
  return isConnectionLost(error) || state === '28000' || state === '28P01' || /connect|timeout/i.test(why)
    ? MESSAGES.down.unreachable
    : `${MESSAGES.down.unreachable}:${why.slice(0, 200)}`;
}
