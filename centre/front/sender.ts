import { randomBytes } from 'node:crypto';
import type { Pool } from 'pg';
import { FRONT_TABLES } from '../tables.ts';

/** The login the province writes into the front database with. */
export type Sender = { readonly role: string; readonly url: string };

/**
 * Makes the sender's role, with a password of its own that is kept in the centre's settings. Roles belong to
 * the whole server, so the name carries the database's.
 *
 * It may read all, insert, and change only the validity of its rows: a correction is a new row.
 */
export async function createSender(pool: Pool, databaseUrl: string, schema: string): Promise<Sender> {
  const { rows } = await pool.query<{ database: string }>('SELECT current_database()::text AS database');
  const database = rows[0]?.database ?? '';
  const role = `province_${database}`.slice(0, 63);
  const password = await keptPassword(pool);
  const known = await pool.query('SELECT FROM pg_roles WHERE rolname = $1', [role]);
  const login = `"${role}" LOGIN PASSWORD '${password}' CONNECTION LIMIT 40`;
  await pool.query(known.rowCount === 0 ? `CREATE ROLE ${login}` : `ALTER ROLE ${login}`);
  const rights = FRONT_TABLES.map(
    ({ name }) => `GRANT SELECT, INSERT, UPDATE (sjyxbs, sjwxyy, gxsj) ON ${schema}.${name} TO "${role}"`,
  );
  await pool.query(
    [
      `GRANT CONNECT ON DATABASE "${database}" TO "${role}"`,
      `GRANT USAGE ON SCHEMA ${schema} TO "${role}"`,
      ...rights,
      `ALTER ROLE "${role}" IN DATABASE "${database}" SET search_path = ${schema}`,
    ].join(';\n'),
  );
  return { role, url: withLogin(databaseUrl, role, password) };
}

/** Takes the role from the server, with all it owns or may do here. */
export async function dropSender(pool: Pool, role: string): Promise<void> {
  await endSessions(pool, role);
  await pool.query(`DROP OWNED BY "${role}"`);
  await pool.query(`DROP ROLE "${role}"`);
}

export async function endSessions(pool: Pool, role: string): Promise<void> {
  await pool.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = $1', [role]);
}

async function keptPassword(pool: Pool): Promise<string> {
  await pool.query(
    `INSERT INTO centre.settings (name, value) VALUES ('sender-password', $1) ON CONFLICT (name) DO NOTHING`,
    [randomBytes(18).toString('hex')],
  );
  const { rows } = await pool.query<{ value: string }>(
    `SELECT value FROM centre.settings WHERE name = 'sender-password'`,
  );
  return rows[0]?.value ?? '';
}

function withLogin(databaseUrl: string, role: string, password: string): string {
  const url = new URL(databaseUrl);
  // A socket address carries its login in the query where it has no host to stand before.
  if (url.searchParams.has('user')) url.searchParams.set('user', role);
  else url.username = role;
  if (url.searchParams.has('password')) url.searchParams.set('password', password);
  else url.password = password;
  return url.href;
}
