import { join } from 'node:path';
import type { Config } from './config.ts';
import { type FileStore, openFolderStore, openS3Store } from './platform/files/index.ts';

/** The file store that settings name: an object store, or a folder beside the database. */
export function openFiles(config: Config, dataFolder: string): Promise<FileStore> {
  const folder = config.filesDir ?? join(dataFolder, 'files');
  return config.s3 === null ? openFolderStore(folder) : openS3Store(config.s3, join(folder, 'spool'));
}
