import { randomBytes } from 'node:crypto';
import { rmSync } from 'node:fs';
import { chmod, mkdir, readdir, realpath, stat, statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { describeProblems, loadPack, registerVersions } from '../catalogue/index.ts';
import {
  choosePlace,
  createDatabase,
  createPool,
  type DatabaseUrls,
  type Embedded,
  migrate,
  type PostgresVersion,
  removeAbandoned,
  startEmbedded,
} from '../platform/database/index.ts';

/** Addresses on a test cluster; the database in them is the template and takes no sessions. */
export type TestClusterUrls = DatabaseUrls & { readonly adminUrl: string };

export type TestCluster = {
  readonly urls: TestClusterUrls;
  /** Stops the server and deletes everything. */
  stop(): Promise<void>;
};

const GIB = 2 ** 30;
/** A run that is just making its folder has not claimed it yet. */
const YOUNG_MS = 60_000;

/** The version tests run on: `ZONGHENG_TEST_PG`, 18 without it. */
export function testVersion(value: string | undefined): PostgresVersion {
  if (value === undefined || value === '' || value === '18') return 18;
  if (value === '15') return 15;
  throw new Error(`ZONGHENG_TEST_PG must be 15 or 18, not "${value}".`);
}

/** Starts a throw-away cluster whose template database has all migrations, and the pack's versions in it. */
export async function startTestCluster(version: PostgresVersion): Promise<TestCluster> {
  const folder = await makeTestFolder();
  const embedded = await startEmbedded({ version, dataDir: folder, settings: throwAway });
  const stop = stopper(embedded, folder);
  try {
    await migrate(embedded);
    await registerPack(embedded);
    await closeTemplate(embedded.adminUrl);
  } catch (error) {
    await stop();
    throw error;
  }
  const { adminUrl, ownerUrl, appUrl, portalUrl } = embedded;
  return { urls: { adminUrl, ownerUrl, appUrl, portalUrl }, stop };
}

/**
 * Makes a folder that a database can be put in, where this run's clusters are; whoever makes it deletes
 * it. What killed runs left there is removed first.
 */
export async function makeTestFolder(): Promise<string> {
  const base = await chooseBase();
  await sweep(base);
  const folder = join(base, randomBytes(4).toString('hex'));
  await mkdir(folder);
  await chmod(folder, 0o755);
  return folder;
}

/** Durability is of no use to data that live for one run; every file has pools of its own. */
const throwAway = {
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  autovacuum: 'off',
  max_connections: 200,
  max_wal_size: '512MB',
  // In its own folder, where nothing is left over however it ends.
  dynamic_shared_memory_type: 'mmap',
} as const;

/** Memory where there is enough (a clone takes 20–36 ms there), else beside the platform's own data. */
async function chooseBase(): Promise<string> {
  const uid = process.getuid?.() ?? 0;
  const memory = `/dev/shm/zongheng-test-${uid}`;
  const free = await statfs('/dev/shm').catch(() => undefined);
  if (free && free.bavail * free.bsize >= GIB && (await ownFolder(memory, uid))) return memory;
  const base = join((await choosePlace()).folder, 'test');
  await mkdir(base, { recursive: true });
  await chmod(base, 0o755);
  return base;
}

/** Everybody may write in /dev/shm: a folder somebody else put there under our name is not used. */
async function ownFolder(folder: string, uid: number): Promise<boolean> {
  try {
    await mkdir(folder, { recursive: true });
    if ((await stat(folder)).uid !== uid || (await realpath(folder)) !== folder) return false;
    await chmod(folder, 0o755);
    return true;
  } catch {
    return false;
  }
}

/** Removes what killed runs left; runs that are alive hold a claim on theirs. */
async function sweep(base: string): Promise<void> {
  for (const name of await readdir(base)) {
    const folder = join(base, name);
    const age = Date.now() - (await stat(folder).catch(() => ({ mtimeMs: Date.now() }))).mtimeMs;
    if (age > YOUNG_MS) await removeAbandoned(folder);
  }
}

/** Once for all files: entering its four thousand versions takes half a second, in each of two hundred files. */
async function registerPack({ appUrl }: DatabaseUrls): Promise<void> {
  const database = createDatabase(createPool(appUrl));
  try {
    // Not by services.ts: whatever sets up a run has no import.meta.resolve.
    const pack = loadPack(fileURLToPath(new URL('../../packs/liaoning', import.meta.url)));
    if (!pack.ok) throw new Error(describeProblems(pack.problems));
    // Long before any test's clock: what it publishes itself comes after.
    await registerVersions(database, pack.value, '2020-01-01T00:00:00.000Z', '2020-01-01');
  } finally {
    await database.close();
  }
}

async function closeTemplate(adminUrl: string): Promise<void> {
  const client = new Client(adminUrl);
  client.on('error', () => {});
  await client.connect();
  try {
    await client.query('ALTER DATABASE zongheng WITH IS_TEMPLATE true ALLOW_CONNECTIONS false');
  } finally {
    await client.end();
  }
}

/** Stops in an orderly way, and, where the process is ended before that, at its exit. */
function stopper(embedded: Embedded, folder: string): () => Promise<void> {
  const atExit = () => {
    try {
      process.kill(embedded.pid, 'SIGQUIT');
    } catch {
      // Gone already.
    }
    rmSync(folder, { recursive: true, force: true });
  };
  const onSignal = (_: NodeJS.Signals, number: number) => process.exit(128 + number);
  process.once('exit', atExit).once('SIGTERM', onSignal).once('SIGHUP', onSignal);
  return async () => {
    process.off('exit', atExit).off('SIGTERM', onSignal).off('SIGHUP', onSignal);
    await embedded.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
