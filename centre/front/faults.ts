import type { Pool, PoolClient } from 'pg';
import type { FaultSet } from '../faults.ts';
import { PROJECTS } from '../tables.ts';
import { endSessions } from './sender.ts';

/** A hidden column keeps its data under this ending, so that it can be brought back even after a kill. */
const HIDDEN = '__hidden';

/** Brings the front database into the state a set of faults asks for, from whatever state it is in. */
export type FrontFaults = {
  apply(next: FaultSet): Promise<void>;
  /** Everything in order again. */
  clear(): Promise<void>;
};

export function createFrontFaults(pool: Pool, schema: string, role: string): FrontFaults {
  let holder: PoolClient | undefined;

  const letGo = async () => {
    const held = holder;
    holder = undefined;
    if (held === undefined) return;
    await held.query('ROLLBACK').catch(() => {});
    held.release();
  };
  const lock = async (table: string) => {
    const client = await pool.connect();
    try {
      await client.query('BEGIN');
      // The holder is meant to sit there: the pool's limit on idle transactions would let go after a minute.
      await client.query('SET LOCAL idle_in_transaction_session_timeout = 0');
      await client.query(`LOCK TABLE ${schema}.${table} IN ACCESS EXCLUSIVE MODE`);
      holder = client;
    } catch (error) {
      await client.query('ROLLBACK').catch(() => {});
      client.release();
      throw error;
    }
  };
  const restore = async () => {
    const { rows } = await pool.query<{ table: string; column: string }>(
      `SELECT table_name::text AS table, column_name::text AS column FROM information_schema.columns
       WHERE table_schema = $1 AND column_name LIKE '%\\_\\_hidden'`,
      [schema],
    );
    for (const { table, column } of rows) {
      const shown = column.slice(0, -HIDDEN.length);
      await pool.query(`ALTER TABLE ${schema}.${table} RENAME COLUMN ${column} TO ${shown}`);
    }
  };

  const apply = async (next: FaultSet) => {
    await letGo();
    await restore();
    await pool.query(`ALTER ROLE "${role}" ${next.down ? 'NOLOGIN' : 'LOGIN'}`);
    // As after a fail-over to a standby: sessions break, and those that come back may only read.
    const readOnly = await isReadOnly(pool, role);
    if (readOnly !== (next.frontReadOnly === true)) await setReadOnly(pool, role, !readOnly);
    if (next.down || readOnly !== (next.frontReadOnly === true)) await endSessions(pool, role);
    if (next.frontMissingColumn !== undefined) {
      const { table, column } = next.frontMissingColumn;
      await pool.query(`ALTER TABLE ${schema}.${table} RENAME COLUMN ${column} TO ${column}${HIDDEN}`);
    }
    if (next.frontLocked) await lock(next.frontLocked === true ? PROJECTS : next.frontLocked);
  };
  return { apply, clear: () => apply({}) };
}

async function isReadOnly(pool: Pool, role: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    `SELECT FROM pg_db_role_setting s JOIN pg_roles r ON r.oid = s.setrole
     JOIN pg_database d ON d.oid = s.setdatabase
     WHERE r.rolname = $1 AND d.datname = current_database()
       AND 'default_transaction_read_only=on' = ANY (s.setconfig)`,
    [role],
  );
  return (rowCount ?? 0) > 0;
}

async function setReadOnly(pool: Pool, role: string, on: boolean): Promise<void> {
  const { rows } = await pool.query<{ database: string }>('SELECT current_database()::text AS database');
  const at = `ALTER ROLE "${role}" IN DATABASE "${rows[0]?.database}"`;
  await pool.query(
    on ? `${at} SET default_transaction_read_only = on` : `${at} RESET default_transaction_read_only`,
  );
}
