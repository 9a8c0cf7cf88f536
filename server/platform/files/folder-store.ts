import { constants, createReadStream, type Stats } from 'node:fs';
import { access, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { openSpool } from './spool.ts';
import { type FileStore, objectName } from './store.ts';

/**
 * Files in a folder of this machine: `objects/ab/ab…` for what is kept, `spool` for what is arriving.
 * Both lie on one file system, so that keeping is a rename: a name either has its whole content or does
 * not exist.
 */
export async function openFolderStore(folder: string): Promise<FileStore> {
  const objects = join(folder, 'objects');
  const spool = await openSpool(join(folder, 'spool'));
  await mkdir(objects, { recursive: true, mode: 0o700 });
  return {
    stage: spool.stage,
    discard: spool.discard,
    sweep: spool.sweep,
    async keep(staged) {
      const path = join(objects, objectName(staged.digest));
      const parent = dirname(path);
      if ((await mkdir(parent, { recursive: true, mode: 0o700 })) !== undefined) await syncFolder(objects);
      // Renaming over an object that is there replaces it by the same bytes.
      await rename(staged.path, path);
      await syncFolder(parent);
    },
    async open(digest) {
      const path = join(objects, objectName(digest));
      const file = await open(path, 'r').catch((error: unknown) => {
        if (isMissing(error)) return null;
        throw error;
      });
      return file === null ? null : createReadStream(path, { fd: file });
    },
    has: async (digest) => (await statOf(join(objects, objectName(digest)))) !== undefined,
    async erase(digest) {
      const path = join(objects, objectName(digest));
      if ((await statOf(path)) === undefined) return;
      await rm(path, { force: true });
      await syncFolder(dirname(path));
    },
    check: () => access(objects, constants.R_OK | constants.W_OK | constants.X_OK),
  };
}

/** A new or removed name is only safe once its folder is on the disk. */
async function syncFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}

async function statOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT';
}
