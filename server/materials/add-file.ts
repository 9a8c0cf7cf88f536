import { accept, type Result, refuse } from '@zongheng/core';
import type { Database } from '../platform/database/index.ts';
import type { FileStore, StagedFile } from '../platform/files/index.ts';
import { checkFileName } from './file-name.ts';
import { checkFileType, type FileKind, MEDIA_TYPES } from './file-type.ts';
import { MESSAGES, SOURCES } from './messages.ts';
import { digestUse, insertFile, lockDigest, type StoredFile } from './store.ts';

export type AddFileDeps = {
  readonly database: Database;
  readonly files: FileStore;
  readonly newId: () => string;
  /** Largest file, in bytes. */
  readonly limit: number;
  readonly allowed: readonly FileKind[];
};

/** What is known of a file before its bytes are. */
export type NewFile = {
  readonly name: string | undefined;
  readonly home: string;
  readonly projectId: string;
  readonly uploadedBy: string;
};

/**
 * Takes a file in: its name, then its bytes, then what they are. A row stands only beside bytes that are
 * kept, and a refused file leaves nothing. `now` in ms.
 */
export async function addFile(
  deps: AddFileDeps,
  file: NewFile,
  bytes: AsyncIterable<Uint8Array>,
  now: number,
): Promise<Result<StoredFile>> {
  const name = checkFileName(file.name);
  if (!name.ok) return name;
  const staged = await deps.files.stage(bytes, deps.limit);
  if (!staged.ok) return staged;
  try {
    const kind = await checkFileType(staged.value.path, name.value, deps.allowed);
    if (!kind.ok) return kind;
    const row = {
      id: deps.newId(),
      home: file.home,
      projectId: file.projectId,
      name: name.value,
      size: staged.value.size,
      type: MEDIA_TYPES[kind.value],
      digest: staged.value.digest,
      uploadedBy: file.uploadedBy,
      uploadedAt: new Date(now).toISOString(),
    };
    return await keep(deps, row, staged.value);
  } finally {
    await deps.files.discard(staged.value);
  }
}

async function keep(
  deps: AddFileDeps,
  row: Omit<StoredFile, 'erasedAt'>,
  staged: StagedFile,
): Promise<Result<StoredFile>> {
  await deps.files.keep(staged);
  return deps.database.transaction(async (tx) => {
    await lockDigest(tx, row.digest);
    const use = await digestUse(tx, row.digest);
    if (use.classified) {
      await deps.files.erase(row.digest);
      return refuse('file-blocked', MESSAGES.blocked, SOURCES.classified, 'file');
    }
    // Somebody erased this content between keeping the bytes and taking the lock.
    if (!(await deps.files.has(row.digest))) {
      return refuse('file-erased-meanwhile', MESSAGES.erasedMeanwhile, '', 'file');
    }
    await tx.query(insertFile(row));
    return accept({ ...row, erasedAt: null });
  });
}
