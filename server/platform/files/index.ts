export { openFolderStore } from './folder-store.ts';
export { openS3Store, type S3Settings } from './s3-store.ts';
export type { FileStore, StagedFile } from './store.ts';
