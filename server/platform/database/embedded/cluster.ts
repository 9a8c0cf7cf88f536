import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { Client, escapeIdentifier, escapeLiteral } from 'pg';
import { DatabaseUnavailable } from '../errors.ts';
import { messages } from '../messages.ts';
import type { Identity } from './place.ts';
import type { PostgresVersion } from './version.ts';

/** Everything of one cluster: `data`, `log`, the socket and the file with the passwords. */
export type Cluster = {
  readonly data: string;
  readonly log: string;
  readonly socket: string;
  readonly passwords: Passwords;
};

export type Passwords = Readonly<Record<(typeof keys)[number], string>>;

const keys = ['admin', 'owner', 'app', 'portal'] as const;

/** The roles of an embedded database. `admin` only builds; the platform never connects as it. */
export const roles = {
  admin: 'postgres',
  owner: 'zongheng_owner',
  app: 'zongheng_app',
  portal: 'zongheng_portal',
} as const;

export const databaseName = 'zongheng';

/** Prepares a cluster's folders and, the first time, its data; the server is not running yet. */
export async function prepareCluster(
  folder: string,
  version: PostgresVersion,
  binaries: string,
  runAs: Identity | undefined,
): Promise<Cluster> {
  // For root the folder stays root's, and enterable: only what the server needs belongs to it.
  await ensureFolder(folder, runAs ? 0o755 : 0o700, undefined);
  const log = join(folder, 'log');
  await ensureFolder(log, 0o700, runAs);
  const socket = await socketFolder(folder, runAs);
  const data = join(folder, 'data');
  if (existsSync(data)) {
    await checkData(folder, data, version, runAs);
    return { data, log, socket, passwords: await readPasswords(folder) };
  }
  const passwords = await newPasswords(folder);
  await initialise(folder, version, binaries, runAs, passwords.admin);
  return { data, log, socket, passwords };
}

async function checkData(
  folder: string,
  data: string,
  version: PostgresVersion,
  runAs: Identity | undefined,
): Promise<void> {
  const { uid } = await stat(data);
  if (!runAs && uid !== process.getuid?.()) throw new DatabaseUnavailable(messages.otherUser(folder, uid));
  const found = (await readFile(join(data, 'PG_VERSION'), 'utf8').catch(() => '')).trim();
  if (found !== String(version)) throw new DatabaseUnavailable(messages.otherVersion(data, found, version));
}

async function ensureFolder(folder: string, mode: number, owner: Identity | undefined): Promise<void> {
  await mkdir(folder, { recursive: true });
  await chmod(folder, mode);
  if (owner) await chown(folder, owner.uid, owner.gid);
}

async function newPasswords(folder: string): Promise<Passwords> {
  const [admin, owner, app, portal] = keys.map(() => randomBytes(24).toString('base64url'));
  const passwords = { admin, owner, app, portal } as Passwords;
  const file = join(folder, 'passwords.json');
  await rm(file, { force: true });
  await writeFile(file, `${JSON.stringify(passwords, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
  return passwords;
}

async function readPasswords(folder: string): Promise<Passwords> {
  const file = join(folder, 'passwords.json');
  try {
    const found: Record<string, unknown> = JSON.parse(await readFile(file, 'utf8'));
    if (!keys.every((key) => typeof found[key] === 'string')) throw new Error('incomplete');
    return found as Passwords;
  } catch (cause) {
    throw new DatabaseUnavailable(messages.passwordsLost(file), { cause });
  }
}

/** initdb beside the final place, then a rename: a start killed half way leaves nothing half made. */
async function initialise(
  folder: string,
  version: PostgresVersion,
  binaries: string,
  runAs: Identity | undefined,
  password: string,
): Promise<void> {
  const workshop = join(folder, 'new');
  await rm(workshop, { recursive: true, force: true });
  await ensureFolder(workshop, 0o700, runAs);
  const passwordFile = join(workshop, 'password');
  await writeFile(passwordFile, password, { mode: 0o600, flag: 'wx' });
  if (runAs) await chown(passwordFile, runAs.uid, runAs.gid);
  // Sorting by code point, letters known to Unicode. From 17 on PostgreSQL has C.UTF-8 built in;
  // before, the system's own is used.
  const locale =
    version >= 17
      ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C']
      : ['--locale=C.UTF-8'];
  const data = join(workshop, 'data');
  const flags = ['-D', data, '-U', roles.admin, `--pwfile=${passwordFile}`, '--auth=scram-sha-256'];
  try {
    await promisify(execFile)(
      join(binaries, 'bin', 'initdb'),
      [...flags, '--encoding=UTF8', '--data-checksums', '--no-instructions', ...locale],
      { cwd: '/', env: { LC_ALL: 'C', TZ: 'UTC' }, ...runAs },
    );
  } catch (error) {
    const detail = error instanceof Error && 'stderr' in error ? String(error.stderr) : String(error);
    const uid = runAs?.uid ?? process.getuid?.() ?? 0;
    const text = detail.includes('could not look up effective user ID')
      ? messages.noAccount(uid)
      : messages.initFailed(detail.trim());
    throw new DatabaseUnavailable(text, { cause: error });
  }
  await rename(data, join(folder, 'data'));
  await rm(workshop, { recursive: true, force: true });
}

/**
 * Where the socket goes. The kernel allows 107 bytes for its whole path, so a deep checkout needs a
 * shorter folder than its own.
 */
async function socketFolder(folder: string, runAs: Identity | undefined): Promise<string> {
  const name = `socket-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`;
  const { XDG_RUNTIME_DIR: runtime, HOME: home } = process.env;
  const candidates = [
    join(folder, 'run'),
    ...(runAs ? [join('/var/lib/zongheng', name)] : []),
    ...(!runAs && runtime ? [join(runtime, 'zongheng', name)] : []),
    ...(!runAs && home ? [join(home, '.zongheng', name)] : []),
  ];
  for (const candidate of candidates) {
    if (Buffer.byteLength(join(candidate, '.s.PGSQL.5432')) > 107) continue;
    try {
      await ensureFolder(candidate, 0o700, runAs);
      return candidate;
    } catch {
      // Not ours to write, a home that does not exist: the next one may do.
    }
  }
  throw new DatabaseUnavailable(messages.socketTooLong(folder));
}

/** The address of a role's database on a socket, in the one form every client of `pg` understands. */
export function socketUrl(socket: string, role: string, password: string, database: string): string {
  const query = new URLSearchParams({ host: socket, sslmode: 'disable' });
  return `postgresql://${role}:${encodeURIComponent(password)}@localhost:5432/${database}?${query}`;
}

/**
 * Makes the roles and the database that are missing. Returns true when the database was made just now.
 * Repeated at every start, so that a first start killed half way is finished by the next.
 */
export async function furnish(cluster: Pick<Cluster, 'socket' | 'passwords'>): Promise<boolean> {
  const { socket, passwords } = cluster;
  const client = new Client(socketUrl(socket, roles.admin, passwords.admin, 'postgres'));
  client.on('error', () => {});
  await client.connect();
  try {
    const { rows } = await client.query<{ name: string }>(
      `SELECT rolname AS name FROM pg_roles UNION ALL SELECT 'database ' || datname FROM pg_database`,
    );
    const present = new Set(rows.map((row) => row.name));
    for (const key of ['owner', 'app', 'portal'] as const) {
      if (present.has(roles[key])) continue;
      const password = escapeLiteral(passwords[key]);
      await client.query(`CREATE ROLE ${escapeIdentifier(roles[key])} LOGIN PASSWORD ${password}`);
    }
    if (present.has(`database ${databaseName}`)) return false;
    await client.query('REVOKE ALL ON DATABASE postgres, template1 FROM PUBLIC');
    await client.query(`CREATE DATABASE ${databaseName} OWNER ${roles.owner}`);
    return true;
  } finally {
    await client.end();
  }
}
