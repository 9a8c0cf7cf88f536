import type { Result } from '@zongheng/core';
import { type AddFileDeps, addFile } from '../materials/index.ts';
import { createIds, seededRandom } from '../platform/crypto/index.ts';
import { type Database, isUniqueViolation } from '../platform/database/index.ts';
import type { FileStore, StagedFile } from '../platform/files/index.ts';
import { smallPdf } from './pdf.ts';

/** A file of the sample to be taken in: what it is called, and the words that make its content. */
export type SampleFile = {
  /** Decides its id: the same file of the same event is the same one after an interruption. */
  readonly key: string;
  readonly name: string;
  /** ASCII; files of one content are stored once. */
  readonly content: string;
  readonly home: string;
  readonly projectId: string;
  readonly uploadedBy: string;
  readonly at: number;
};

export type Shelf = {
  /** Takes files in through the same door as an upload; their ids in the order given. */
  put(files: readonly SampleFile[]): Promise<string[]>;
  close(): Promise<void>;
};

const LIMIT = 1_048_576;

/**
 * Takes in the small PDFs of the sample. Bytes that were taken in once are looked at again but not written
 * again: some thousand files have a hundred contents.
 */
export function openShelf(database: Database, files: FileStore, seed: string): Shelf {
  const copies = new Map<string, Promise<StagedFile>>();
  const kept = new Map<string, Promise<void>>();
  const copyOf = (content: string) => {
    const known = copies.get(content) ?? stage(files, content);
    copies.set(content, known);
    return known;
  };
  const storeFor = (content: string): FileStore => ({
    ...files,
    stage: async () => ({ ok: true, value: await copyOf(content) }),
    keep(staged) {
      const known = kept.get(staged.digest) ?? keep(files, content);
      kept.set(staged.digest, known);
      return known;
    },
    discard: async () => {},
  });
  const put = async (file: SampleFile, id: string): Promise<void> => {
    const { name, home, projectId, uploadedBy } = file;
    const deps: AddFileDeps = {
      database,
      files: storeFor(file.content),
      newId: () => id,
      limit: LIMIT,
      allowed: ['pdf'],
    };
    const added = await addFile(deps, { name, home, projectId, uploadedBy }, nothing(), file.at);
    if (!added.ok) throw new Error(`${added.refusal.code}: ${added.refusal.message}`);
  };

  return {
    async put(wanted) {
      const ids: string[] = [];
      for (const file of wanted) {
        const id = createIds({ now: () => file.at }, seededRandom(`${seed}/file/${file.key}`)).next();
        ids.push(id);
        await put(file, id).catch((error: unknown) => {
          // Taken in before the event it belongs to was interrupted.
          if (!isUniqueViolation(error, 'files_pkey')) throw error;
        });
      }
      return ids;
    },
    async close() {
      for (const copy of copies.values()) await files.discard(await copy);
    },
  };
}

async function stage(files: FileStore, content: string): Promise<StagedFile> {
  const staged: Result<StagedFile> = await files.stage(bytesOf(content), LIMIT);
  if (!staged.ok) throw new Error(staged.refusal.message);
  return staged.value;
}

/** Keeping uses up what was staged, and the copy that is looked at must stay: staged once more. */
async function keep(files: FileStore, content: string): Promise<void> {
  const staged = await stage(files, content);
  if (await files.has(staged.digest)) await files.discard(staged);
  else await files.keep(staged);
}

async function* bytesOf(content: string): AsyncGenerator<Uint8Array> {
  yield smallPdf(['ZONGHENG - SAMPLE DOCUMENT', content, 'Made for practice. Of no legal effect.']);
}

/** The bytes themselves come from the shelf. */
async function* nothing(): AsyncGenerator<Uint8Array> {}
