import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, realpathSync, statSync } from 'node:fs';
import { chmod, chown, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DatabaseUnavailable } from '../errors.ts';
import { messages } from '../messages.ts';
import type { PostgresVersion } from './version.ts';

/** The user a server runs as; PostgreSQL refuses root. */
export type Identity = { readonly uid: number; readonly gid: number };

/** Where an embedded database lives. `runAs` is undefined where the server runs as oneself. */
export type Place = { readonly folder: string; readonly runAs: Identity | undefined };

/** The kernel's overflow user "nobody": present everywhere without creating an account. */
const NOBODY: Identity = { uid: 65534, gid: 65534 };

const checkout = realpathSync(fileURLToPath(new URL('../../../../', import.meta.url)));

/** The folder of one major version's cluster inside a place. */
export function clusterFolder(place: string, version: PostgresVersion): string {
  return join(place, `postgresql-${version}`);
}

/** The data folder of that cluster, what PostgreSQL calls PGDATA. */
export function dataFolder(place: string, version: PostgresVersion): string {
  return join(clusterFolder(place, version), 'data');
}

/** The newest version a place already has data of. */
export function versionInUse(place: string): PostgresVersion | undefined {
  const versions: PostgresVersion[] = [18, 15];
  return versions.find((version) => existsSync(join(dataFolder(place, version), 'PG_VERSION')));
}

/**
 * Picks where the database lives: the given folder, else `.zongheng` in the checkout; for root, where
 * the unprivileged server cannot get there, `/var/lib/zongheng/<hash of the checkout's path>`. Data
 * that exist decide first, so that a changed mode of some parent never shows an empty platform.
 */
export async function choosePlace(given?: string, from = checkout): Promise<Place> {
  const root = process.getuid?.() === 0;
  const inside = given ?? join(from, '.zongheng');
  if (!root) return { folder: await ownFolder(inside, 0o700), runAs: undefined };

  const outside = given ?? join('/var/lib/zongheng', hash(from));
  const used = [outside, inside].find((folder) => versionInUse(folder) !== undefined);
  if (used !== undefined) {
    const runAs = ownerOfData(used) ?? NOBODY;
    if (await reachable(used, runAs)) return { folder: realpathSync(used), runAs };
    throw new DatabaseUnavailable(messages.unreachable(used, runAs.uid));
  }
  for (const folder of new Set([inside, outside])) {
    if (await reachable(folder, NOBODY)) return { folder: realpathSync(folder), runAs: NOBODY };
  }
  throw new DatabaseUnavailable(messages.unreachable(outside, NOBODY.uid));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 16);
}

/** Data first made by an ordinary user stay that user's, also when root starts the platform later. */
function ownerOfData(folder: string): Identity | undefined {
  const version = versionInUse(folder);
  if (version === undefined) return undefined;
  const { uid, gid } = statSync(dataFolder(folder, version));
  return uid === 0 ? undefined : { uid, gid };
}

async function ownFolder(folder: string, mode: number): Promise<string> {
  try {
    // chmod as well, because the mode given to mkdir is cut by the umask.
    if ((await mkdir(folder, { recursive: true, mode })) !== undefined) await chmod(folder, mode);
    return realpathSync(folder);
  } catch (error) {
    throw new DatabaseUnavailable(messages.cannotWrite(folder, reasonOf(error)), { cause: error });
  }
}

/** Lets that user really write a file below the folder: parents, ACLs and file systems without owners. */
async function reachable(folder: string, identity: Identity): Promise<boolean> {
  await openParents(folder);
  let trial: string | undefined;
  try {
    trial = await mkdtemp(join(folder, '.reach-'));
    await chown(trial, identity.uid, identity.gid);
  } catch {
    if (trial !== undefined) await rm(trial, { recursive: true, force: true });
    return false;
  }
  const options = { cwd: '/', env: {}, ...identity };
  const answer = spawnSync('/bin/sh', ['-c', 'cd "$1" && : > written', 'sh', trial], options);
  await rm(trial, { recursive: true, force: true });
  if (answer.error !== undefined) {
    throw new DatabaseUnavailable(messages.cannotChangeUser(identity.uid, answer.error.message));
  }
  return answer.status === 0;
}

/** Makes the missing parents enterable; those that exist keep the mode their owner gave them. */
async function openParents(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o755 }).catch((error: unknown) => {
    throw new DatabaseUnavailable(messages.cannotWrite(folder, reasonOf(error)), { cause: error });
  });
  if (first === undefined) return;
  for (let path = folder; path.startsWith(first); path = join(path, '..')) await chmod(path, 0o755);
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
