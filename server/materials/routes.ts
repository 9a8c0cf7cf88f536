import type { MultipartFile } from '@fastify/multipart';
import { accept, type Result, refuse } from '@zongheng/core';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { requireActor } from '../identity/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import { addRoute, type HttpApp } from '../platform/http/index.ts';
import { type AddFileDeps, addFile } from './add-file.ts';
import { contentDisposition } from './file-name.ts';
import { toFileRef } from './link-files.ts';
import { MESSAGES } from './messages.ts';
import type { FileAccess } from './policy.ts';
import { findFile } from './store.ts';

export type MaterialRouteDeps = AddFileDeps & { readonly clock: Clock; readonly access: FileAccess };

export const fileRefSchema = z
  .object({
    id: z.uuid(),
    name: z.string(),
    size: z.int().positive(),
    type: z.string(),
    digest: z.string(),
    uploadedAt: z.iso.datetime(),
  })
  .meta({ id: 'FileRef' });

/** The only types a browser shows beside a case; everything else is handed over to be saved. */
const SHOWN_INLINE = new Set(['application/pdf', 'image/jpeg', 'image/png']);

/** Uploading and fetching files. */
export function addMaterialRoutes(app: HttpApp, deps: MaterialRouteDeps): void {
  addRoute(app, {
    method: 'POST',
    url: '/api/files',
    access: { kind: 'action', action: 'file.upload' },
    tag: 'files',
    summary: '上传文件',
    upload: true,
    // A file belongs to a project from its first byte: uploads begin only after the declaration that the
    // project is not classified (2017年第3号令 §3), and a project exists only after it.
    query: z.strictObject({ projectId: z.uuid().meta({ title: '项目' }) }),
    status: 201,
    answer: fileRefSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const { projectId } = request.query;
      const project = await deps.access.mayUpload(actor, projectId);
      if (!project.ok) return project;
      const part = await filePart(request, deps.limit);
      if (!part.ok) return part;
      const { file, filename } = part.value;
      const owner = { home: project.value.home, projectId, uploadedBy: actor.personId };
      // Left open on an early end: destroyed, the rest of the request would never be read, and a browser
      // that is still sending would not hear the answer.
      const bytes = file.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Uint8Array>;
      const added = await addFile(deps, { name: filename, ...owner }, bytes, deps.clock.now());
      file.resume();
      return added.ok ? accept(toFileRef(added.value)) : added;
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/files/:id',
    access: { kind: 'action', action: 'file.read' },
    tag: 'files',
    summary: '下载文件',
    headers: 'file',
    params: z.strictObject({ id: z.uuid() }),
    query: z.strictObject({ inline: z.enum(['0', '1']).default('0') }),
    handler: async (request, reply) => {
      const file = await findFile(deps.database, request.params.id);
      if (file === undefined) return refuse('not-found', MESSAGES.notFound, '');
      const allowed = await deps.access.mayRead(requireActor(request), file);
      if (!allowed.ok) return allowed;
      if (file.erasedAt !== null) return refuse('file-erased', MESSAGES.erased, '');
      const shown = request.query.inline === '1' && SHOWN_INLINE.has(file.type);
      reply.headers({
        'content-type': file.type,
        'content-length': file.size,
        'content-disposition': contentDisposition(shown ? 'inline' : 'attachment', file.name),
        etag: `"${file.digest}"`,
        'cache-control': 'private, no-cache',
      });
      if (request.headers['if-none-match'] === `"${file.digest}"`) {
        return reply.removeHeader('content-length').code(304).send();
      }
      const bytes = await deps.files.open(file.digest);
      if (bytes === null) throw new Error(`The content of file ${file.id} is missing in the file store.`);
      return reply.send(bytes);
    },
  });
}

async function filePart(request: FastifyRequest, limit: number): Promise<Result<MultipartFile>> {
  if (!request.isMultipart()) return refuse('unsupported-media', MESSAGES.notMultipart, '');
  const part = await request.file({
    // One byte more than is taken: the store itself must see that a file is too large.
    limits: { fileSize: limit + 1 },
    // Without this only the last step of a path would be seen, and the path itself go unnoticed.
    preservePath: true,
  });
  if (part === undefined) return refuse('file-missing', MESSAGES.noFile, '', 'file');
  if (part.fieldname !== 'file') {
    part.file.resume();
    return refuse('file-missing', MESSAGES.wrongField, '', 'file');
  }
  return accept(part);
}
