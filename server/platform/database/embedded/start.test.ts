import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, chown, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { Client } from 'pg';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { makeTestFolder } from '../../../testing/index.ts';
import { createDatabase, type Database } from '../database.ts';
import { isConnectionLost, sqlState } from '../errors.ts';
import { createPool } from '../pool.ts';
import { startElsewhere } from './elsewhere.fixture.ts';
import { findProcess, isAlive, waitUntil } from './process.ts';
import { type Embedded, type EmbeddedOptions, startEmbedded } from './start.ts';

const versions = [18, 15] as const;

let folder: string;
let running: Embedded[];
let open: Database[];

beforeEach(async () => {
  folder = await makeTestFolder();
  running = [];
  open = [];
});

afterEach(async () => {
  await Promise.all(open.map((database) => database.close()));
  await Promise.all(running.map((embedded) => embedded.stop()));
  await rm(folder, { recursive: true, force: true });
});

async function start(options: EmbeddedOptions = {}): Promise<Embedded> {
  const embedded = await startEmbedded({ dataDir: folder, ...options });
  running.push(embedded);
  return embedded;
}

function connect(url: string): Database {
  const database = createDatabase(createPool(url, { onError: () => {} }));
  open.push(database);
  return database;
}

const ask = async (url: string, text: string) => {
  const client = new Client(url);
  await client.connect();
  try {
    return (await client.query<unknown[]>({ text, rowMode: 'array' })).rows[0] ?? [];
  } finally {
    await client.end();
  }
};

const uidOf = async (pid: number) => (await stat(`/proc/${pid}`)).uid;

describe.each(versions)('PostgreSQL %i', (version) => {
  test('starts with three roles behind passwords, on a socket only', async () => {
    const embedded = await start({ version });
    expect(embedded).toMatchObject({ fresh: true, adopted: false, version });
    const [number, fsync, addresses, method] = await ask(
      embedded.ownerUrl,
      `SELECT current_setting('server_version_num')::int / 10000, current_setting('fsync'),
         current_setting('listen_addresses'), current_setting('password_encryption')`,
    );
    expect([number, fsync, addresses, method]).toEqual([version, 'on', '', 'scram-sha-256']);
    const who = 'SELECT current_user::text, current_database()::text, session_user::regrole::text';
    expect(await ask(embedded.ownerUrl, who)).toEqual(['zongheng_owner', 'zongheng', 'zongheng_owner']);
    expect(await ask(embedded.appUrl, who)).toEqual(['zongheng_app', 'zongheng', 'zongheng_app']);
    expect(await ask(embedded.portalUrl, who)).toEqual(['zongheng_portal', 'zongheng', 'zongheng_portal']);
    const asOwner = new URL(embedded.appUrl);
    asOwner.username = 'zongheng_owner';
    const error = await ask(asOwner.href, who).catch((reason: unknown) => reason);
    expect(sqlState(error)).toBe('28P01');
  });

  test('sorts by code point and knows the letters of Unicode', async () => {
    const { ownerUrl } = await start({ version });
    const text = `SELECT string_agg(w, '' ORDER BY w), upper('äб'), current_setting('server_encoding')
      FROM unnest(ARRAY['乙','a','B','一']) AS w`;
    expect(await ask(ownerUrl, text)).toEqual(['Ba一乙', 'ÄБ', 'UTF8']);
  });

  test('keeps the passwords and the data from others', async () => {
    const { folder: cluster, pid } = await start({ version });
    const passwords = await stat(join(cluster, 'passwords.json'));
    expect([passwords.mode & 0o777, passwords.uid]).toEqual([0o600, process.getuid?.()]);
    for (const part of ['data', 'run', 'log']) {
      expect((await stat(join(cluster, part))).mode & 0o077).toBe(0);
    }
    expect(await uidOf(pid)).toBe(process.getuid?.() === 0 ? 65534 : process.getuid?.());
  });

  test('data outlive a stop, and so do pools', async () => {
    const first = await start({ version });
    const owner = connect(first.ownerUrl);
    await owner.query({ name: 'make', text: 'CREATE TABLE kept AS SELECT 7 AS value' });
    const sleeping = owner
      .transaction((tx) => tx.query({ name: 'sleep', text: 'SELECT pg_sleep(60)' }))
      .catch((error: unknown) => error);
    await waitUntil(async () => (await ask(first.adminUrl, asleep))[0] === 1, 10_000);
    await first.stop();
    expect(isConnectionLost(await sleeping)).toBe(true);

    const read = { name: 'kept', text: 'SELECT value FROM kept' };
    const asked = owner.read(read);
    const second = await start({ version });
    expect(second.fresh).toBe(false);
    expect(await asked).toEqual([{ value: 7 }]);
    expect((await owner.pipeline([read]))[0]?.rows).toEqual([{ value: 7 }]);
  });
  const asleep = `SELECT count(*)::int FROM pg_stat_activity WHERE wait_event = 'PgSleep'`;

  test('a server that outlived its killed parent is adopted, and stopped in the end', async () => {
    const other = await startElsewhere(folder, version);
    await ask(other.embedded.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS value');
    const server = await findProcess(other.embedded.pid);
    await other.kill();

    const adopted = await start();
    expect(adopted).toMatchObject({ adopted: true, fresh: false, version, pid: other.embedded.pid });
    expect(await ask(adopted.ownerUrl, 'SELECT value FROM kept')).toEqual([7]);
    await adopted.stop();
    expect(server && (await isAlive(server))).toBe(false);
  });

  test('a server that was killed itself is started again with its data', async () => {
    const other = await startElsewhere(folder, version);
    await ask(other.embedded.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS value');
    process.kill(other.embedded.pid, 'SIGKILL');
    await other.kill();
    const again = await start({ version });
    expect(again).toMatchObject({ adopted: false, fresh: false });
    expect(await ask(again.ownerUrl, 'SELECT value FROM kept')).toEqual([7]);
  });

  test('a zombie under the old number does not keep it from starting', async () => {
    const first = await start({ version });
    const lockFile = join(first.folder, 'data', 'postmaster.pid');
    const lock = await readFile(lockFile, 'utf8');
    await first.stop();
    // The shell starts a child and becomes a program that never asks for its end.
    const parent = spawn('/bin/sh', ['-c', 'sleep 600 & echo $!; exec sleep 600'], {
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const [line] = (await once(createInterface(parent.stdout), 'line')) as [string];
    const became = async () => (await readFile(`/proc/${parent.pid}/comm`, 'utf8')) === 'sleep\n';
    expect(await waitUntil(became, 10_000)).toBe(true);
    process.kill(Number(line), 'SIGKILL');
    expect(await waitUntil(async () => (await findProcess(Number(line)))?.zombie === true, 10_000)).toBe(
      true,
    );
    await writeFile(lockFile, lock.replace(/^\d+/, line));
    try {
      expect((await start({ version })).adopted).toBe(false);
    } finally {
      parent.kill('SIGKILL');
    }
  });

  test('of two starts at once one runs and the other says so', async () => {
    const settled = await Promise.allSettled([start({ version }), start({ version })]);
    const refused = settled.flatMap((result) =>
      result.status === 'rejected' ? [String(result.reason)] : [],
    );
    expect(refused).toHaveLength(1);
    expect(refused[0]).toContain(`平台已经在运行（进程号 ${process.pid}）`);
    const [winner] = running;
    expect(winner && (await ask(winner.appUrl, 'SELECT 1'))).toEqual([1]);
  });
});

test('while another process runs the platform a start names that process and harms nothing', async () => {
  const other = await startElsewhere(folder, 18);
  await expect(start({ version: 18 })).rejects.toThrow('平台已经在运行');
  expect(await ask(other.embedded.appUrl, 'SELECT 1')).toEqual([1]);
  await other.kill();
  expect((await start()).adopted).toBe(true);
});

test('a start that fails says why and leaves the place free', async () => {
  await expect(start({ version: 18, settings: { no_such_setting: 1 } })).rejects.toThrow(
    /启动失败.*no_such_setting/s,
  );
  expect((await start({ version: 18 })).fresh).toBe(true);
});

test('what a killed first start left half made is made anew', async () => {
  await mkdir(join(folder, 'postgresql-18', 'new', 'data'), { recursive: true });
  await writeFile(join(folder, 'postgresql-18', 'new', 'data', 'PG_VERSION'), '18\n');
  expect((await start({ version: 18 })).fresh).toBe(true);
});

test('without its passwords the database is not replaced by an empty one', async () => {
  const first = await start({ version: 18 });
  await first.stop();
  await rm(join(first.folder, 'passwords.json'));
  await expect(start({ version: 18 })).rejects.toThrow('passwords.json');
  expect((await stat(join(first.folder, 'data', 'PG_VERSION'))).isFile()).toBe(true);
});

test('a path too long for a socket gets its socket elsewhere', async () => {
  const deep = join(folder, '很深的目录'.repeat(4), '再深一层'.repeat(5));
  const embedded = await start({ version: 18, dataDir: deep });
  const socket = new URL(embedded.appUrl).searchParams.get('host') ?? '';
  expect(Buffer.byteLength(join(socket, '.s.PGSQL.5432'))).toBeLessThanOrEqual(107);
  expect(await ask(embedded.appUrl, 'SELECT 1')).toEqual([1]);
  await embedded.stop();
  await rm(socket, { recursive: true });
});

/** Root tries it with an ordinary account, where the checkout lets one in at all; others are one. */
const ordinary = { uid: 1, gid: 1 };
const users = process.getuid?.() === 0 ? (canEnter() ? [ordinary] : []) : [undefined];

function canEnter(): boolean {
  try {
    execFileSync(process.execPath, ['--version'], { cwd: '/', ...ordinary });
    return true;
  } catch {
    return false;
  }
}

test.each(users)('an ordinary user runs it as himself, and root keeps it his (%o)', async (user) => {
  if (user) await chown(folder, user.uid, user.gid);
  await chmod(folder, 0o700);
  const other = await startElsewhere(folder, 18, user);
  const uid = user?.uid ?? process.getuid?.();
  expect(await uidOf(other.embedded.pid)).toBe(uid);
  expect((await stat(join(other.embedded.folder, 'passwords.json'))).uid).toBe(uid);
  await ask(other.embedded.ownerUrl, 'CREATE TABLE kept AS SELECT 7 AS value');
  await other.kill();

  const adopted = await start();
  expect(adopted.adopted).toBe(true);
  await adopted.stop();
  const again = await start();
  expect(await uidOf(again.pid)).toBe(uid);
  expect(await ask(again.ownerUrl, 'SELECT value FROM kept')).toEqual([7]);
});
