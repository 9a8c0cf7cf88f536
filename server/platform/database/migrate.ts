import { Client, escapeIdentifier } from 'pg';
import type { DatabaseUrls } from './config.ts';
import { DatabaseUnavailable, sqlState } from './errors.ts';
import { messages } from './messages.ts';
import { collectMigrations, type Migration } from './migration-files.ts';

export type MigrateOptions = {
  /** The folder whose modules are searched; default: this server. */
  readonly root?: string;
  /** Told of each migration before it runs. */
  readonly onMigration?: (migration: Migration) => void;
};

/** Any number will do as long as nothing else uses it: "zh" and a counter. */
const LOCK = 0x7a68_0001;

/**
 * Brings the database to this program's state: runs, as the owner, each migration that is missing, in a
 * transaction of its own. Two programs starting at once wait for each other.
 *
 * @returns what was run now
 * @throws DatabaseUnavailable naming the file that was changed after it ran, that failed, or that this
 * program does not have
 */
export async function migrate(urls: DatabaseUrls, options: MigrateOptions = {}): Promise<Migration[]> {
  const migrations = await collectMigrations(options.root);
  const roles = { app: await roleOf(urls.appUrl), portal: await roleOf(urls.portalUrl) };
  const client = await connect(urls.ownerUrl);
  try {
    await checkServer(client);
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await shutDatabase(client, roles);
    const applied = await readApplied(client);
    const missing = compare(migrations, applied);
    for (const migration of missing) {
      options.onMigration?.(migration);
      await apply(client, migration, roles);
    }
    return missing;
  } finally {
    // Ends the session, and with it the lock.
    await client.end();
  }
}

type Roles = { readonly app: string; readonly portal: string };
type Applied = ReadonlyMap<number, { readonly name: string; readonly digest: string }>;

async function connect(url: string): Promise<Client> {
  const client = new Client({ connectionString: url, application_name: 'zongheng-migrate' });
  // A break shows in the statement under way; without a listener it would end the process.
  client.on('error', () => {});
  await client.connect().catch((cause: unknown) => {
    const { user, host, database } = client;
    const reason = cause instanceof Error ? cause.message || String(sqlState(cause)) : String(cause);
    throw new DatabaseUnavailable(messages.cannotConnect(`${user}@${host}/${database}`, reason), { cause });
  });
  return client;
}

/** A server of someone's own may be anything; what the SQL here needs is said before it is run. */
async function checkServer(client: Client): Promise<void> {
  const { rows } = await client.query<{ number: number; version: string; encoding: string }>(
    `SELECT current_setting('server_version_num')::int AS number, current_setting('server_version') AS version,
       current_setting('server_encoding') AS encoding`,
  );
  const [server] = rows;
  if (server === undefined) return;
  if (server.number < 150_000) throw new DatabaseUnavailable(messages.tooOld(server.version));
  if (server.encoding !== 'UTF8') throw new DatabaseUnavailable(messages.notUtf8(server.encoding));
}

async function roleOf(url: string): Promise<string> {
  const client = await connect(url);
  try {
    const { rows } = await client.query<{ name: string }>('SELECT current_user AS name');
    return rows[0]?.name ?? '';
  } finally {
    await client.end();
  }
}

/**
 * Only the platform's roles enter the database. Not a migration, because these rights belong to the
 * database and are lost when it is copied from a template or restored under another name.
 */
async function shutDatabase(client: Client, roles: Roles): Promise<void> {
  const { rows } = await client.query<{ name: string; mine: boolean }>(
    `SELECT datname AS name, pg_has_role(datdba, 'USAGE') AS mine FROM pg_database WHERE datname = current_database()`,
  );
  const [database] = rows;
  if (!database?.mine) return;
  const name = escapeIdentifier(database.name);
  await client.query(`REVOKE ALL ON DATABASE ${name} FROM PUBLIC`);
  for (const role of new Set([roles.app, roles.portal])) {
    await client.query(`GRANT CONNECT ON DATABASE ${name} TO ${escapeIdentifier(role)}`);
  }
}

async function readApplied(client: Client): Promise<Applied> {
  const { rows: tables } = await client.query<{ there: boolean }>(
    `SELECT to_regclass('platform.migrations') IS NOT NULL AS there`,
  );
  if (!tables[0]?.there) return new Map();
  const { rows } = await client.query<{ number: number; name: string; digest: string }>(
    'SELECT number, name, digest FROM platform.migrations',
  );
  return new Map(rows.map((row) => [row.number, row]));
}

/** What is still to be run. A lower number that came later (another branch, merged) is run as well. */
function compare(migrations: readonly Migration[], applied: Applied): Migration[] {
  const known = new Set(migrations.map((migration) => migration.number));
  const foreign = [...applied].filter(([number]) => !known.has(number));
  if (foreign.length > 0) {
    const names = foreign.map(([number, { name }]) => `${String(number).padStart(4, '0')}-${name}`);
    throw new DatabaseUnavailable(messages.migrationMissing(names.join('、')));
  }
  return migrations.filter((migration) => {
    const before = applied.get(migration.number);
    if (before !== undefined && before.digest !== migration.digest) {
      throw new DatabaseUnavailable(messages.migrationChanged(migration.file));
    }
    return before === undefined;
  });
}

async function apply(client: Client, migration: Migration, roles: Roles): Promise<void> {
  await client.query('BEGIN');
  try {
    await client.query(withRoles(migration.text, roles));
    const status = client.getTransactionStatus();
    if (status !== 'T') throw new DatabaseUnavailable(messages.migrationTransaction(migration.file));
    await client.query('INSERT INTO platform.migrations (number, name, digest) VALUES ($1, $2, $3)', [
      migration.number,
      migration.name,
      migration.digest,
    ]);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {});
    if (error instanceof DatabaseUnavailable) throw error;
    throw new DatabaseUnavailable(messages.migrationFailed(migration.file, describe(error, migration)), {
      cause: error,
    });
  }
}

/** Puts the roles' names for `:app` and `:portal`, but not into a cast (`::app…`) or a longer word. */
function withRoles(text: string, roles: Roles): string {
  return text.replace(/(?<![:\w]):(app|portal)\b/g, (_, role: keyof Roles) => escapeIdentifier(roles[role]));
}

function describe(error: unknown, migration: Migration): string {
  if (!(error instanceof Error)) return String(error);
  const position = 'position' in error ? Number(error.position) : Number.NaN;
  if (!Number.isFinite(position)) return error.message;
  const line = migration.text.slice(0, position).split('\n').length;
  return `${error.message}（第 ${line} 行附近）`;
}
