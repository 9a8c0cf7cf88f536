export { type AddFileDeps, addFile, type NewFile } from './add-file.ts';
export { eraseFile } from './erase-file.ts';
export { type FileKind, MEDIA_TYPES } from './file-type.ts';
export { type FileRef, linkFiles, toFileRef } from './link-files.ts';
export { MESSAGES as MATERIAL_MESSAGES } from './messages.ts';
export { type FileAccess, materialActions } from './policy.ts';
export { addMaterialRoutes, fileRefSchema, type MaterialRouteDeps } from './routes.ts';
export { type EraseReason, getFiles, type StoredFile } from './store.ts';
