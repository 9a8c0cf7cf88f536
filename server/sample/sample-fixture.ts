import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Catalogue } from '../catalogue/index.ts';
import { createPasswords } from '../platform/crypto/index.ts';
import type { Database } from '../platform/database/index.ts';
import { openFolderStore } from '../platform/files/index.ts';
import { openCatalogue } from '../services.ts';
import type { SampleDeps } from './index.ts';

/** A Sunday evening in Shenyang: the end of the sample year in tests. */
export const END = Date.parse('2026-11-22T10:00:00.000Z');

/** What loading needs, on a database and a folder of its own; passwords are cheap. */
export async function sampleDeps(
  database: Database,
  given?: string,
): Promise<SampleDeps & { readonly catalogue: Catalogue; readonly folder: string; close(): Promise<void> }> {
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'sample-')));
  return {
    database,
    catalogue: await openCatalogue(database, { now: () => END }),
    files: await openFolderStore(folder),
    passwords: createPasswords({ log2N: 4, r: 8, p: 1 }),
    folder,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
