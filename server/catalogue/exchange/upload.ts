import { accept, type Result, refuse } from '@zongheng/core';
import type { FastifyRequest } from 'fastify';
import type { Actor } from '../../identity/index.ts';
import { whoOf } from '../entries/context.ts';
import type { ExchangeDeps } from './check-import.ts';
import type { ExchangeKind } from './columns.ts';
import { MESSAGES as say } from './messages.ts';
import { insertImport } from './store.ts';

/** A county of 200 items is about half a megabyte as a workbook, five as JSON. */
const LARGEST = 32 * 1_048_576;

/** Takes an uploaded file into the file store and enters the import; returns its id. Nothing is read yet. */
export async function takeUpload(
  deps: ExchangeDeps,
  request: FastifyRequest,
  actor: Actor,
  { kind, division }: { readonly kind: ExchangeKind; readonly division: string },
  at: string,
): Promise<Result<string>> {
  const { catalogue, files, database } = deps;
  const place = kind === 'standard' ? catalogue.province : division;
  const { body: bodyId, division: home } = whoOf(catalogue, actor);
  if (!catalogue.division(place)) return refuse('not-found', say.divisionNotFound, '');
  if (bodyId === '' || home !== place) return refuse('forbidden', say.otherDivisionImport, say.source);
  if (!request.isMultipart()) return refuse('unsupported-media', say.notMultipart, '');
  const part = await request.file({ limits: { fileSize: LARGEST + 1 } });
  if (part === undefined || part.fieldname !== 'file') {
    part?.file.resume();
    return refuse('file-missing', say.noFile, '', 'file');
  }
  const fileName = part.filename
    .normalize('NFC')
    .replace(/[\p{C}/\\]/gu, '')
    .slice(-120);
  const format = /\.xlsx$/i.test(fileName) ? 'xlsx' : /\.json$/i.test(fileName) ? 'json' : null;
  if (format === null) {
    part.file.resume();
    return refuse('file-type', say.fileType, say.source, 'file');
  }
  const bytes = part.file.iterator({ destroyOnReturn: false }) as AsyncIterableIterator<Uint8Array>;
  const staged = await files.stage(bytes, LARGEST);
  part.file.resume();
  if (!staged.ok) return staged;
  const { digest, size } = staged.value;
  await files.keep(staged.value);
  const id = deps.facts.newId();
  const row = {
    id,
    kind,
    division: place,
    bodyId,
    personId: actor.personId,
    fileName,
    format,
    digest,
    size,
  } as const;
  await database.pipeline([insertImport(row, at)]);
  return accept(id);
}
