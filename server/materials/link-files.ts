import { accept, type Result, refuse } from '@zongheng/core';
import type { Database } from '../platform/database/index.ts';
import { MESSAGES } from './messages.ts';
import { getFiles, type StoredFile } from './store.ts';

/** What another module or a browser is told of a file. */
export type FileRef = {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly type: string;
  readonly digest: string;
  readonly uploadedAt: string;
};

export function toFileRef(file: StoredFile): FileRef {
  const { id, name, size, type, digest, uploadedAt } = file;
  return { id, name, size, type, digest, uploadedAt };
}

/**
 * The files another module wants to refer to: all there, of this project, not erased; in the order asked
 * for. Anything else refuses, naming `field`: nobody hands in a file of a project that is not theirs by
 * guessing its number.
 */
export async function linkFiles(
  database: Database,
  ids: readonly string[],
  projectId: string,
  field: string,
): Promise<Result<StoredFile[]>> {
  const files = await getFiles(database, ids);
  if (files.length !== ids.length || files.some((file) => file.projectId !== projectId)) {
    return refuse('file-other-project', MESSAGES.otherProject, '', field);
  }
  if (files.some((file) => file.erasedAt !== null)) {
    return refuse('file-gone', MESSAGES.erased, '', field);
  }
  return accept(files);
}
