import type { FastifyReply, FastifyRequest } from 'fastify';
import { isVersionConflict, sqlState } from '../database/index.ts';
import { describeError, describeErrorWithoutText } from '../log/index.ts';
import { MESSAGES } from './messages.ts';
import { sendProblem, sendRefusal } from './problem.ts';
import { InvalidFields } from './validation.ts';

type Known = { readonly status: number; readonly code: string; readonly message: string };

/** Fastify's and its multipart plugin's own errors → what people are told. */
const KNOWN: Readonly<Record<string, Known>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: { status: 400, code: 'broken-json', message: MESSAGES.brokenJson },
  FST_ERR_CTP_EMPTY_JSON_BODY: { status: 400, code: 'empty-body', message: MESSAGES.emptyBody },
  FST_ERR_CTP_INVALID_MEDIA_TYPE: {
    status: 415,
    code: 'unsupported-media',
    message: MESSAGES.unsupportedMedia,
  },
  FST_INVALID_MULTIPART_CONTENT_TYPE: {
    status: 415,
    code: 'unsupported-media',
    message: MESSAGES.unsupportedMedia,
  },
  FST_ERR_MAX_PARAM_LENGTH: { status: 414, code: 'url-too-long', message: MESSAGES.urlTooLong },
  FST_ERR_MAX_URL_LENGTH: { status: 414, code: 'url-too-long', message: MESSAGES.urlTooLong },
  FST_FILES_LIMIT: { status: 413, code: 'too-many-parts', message: MESSAGES.multipartLimit },
  FST_FIELDS_LIMIT: { status: 413, code: 'too-many-parts', message: MESSAGES.multipartLimit },
  FST_PARTS_LIMIT: { status: 413, code: 'too-many-parts', message: MESSAGES.multipartLimit },
  FST_MP_PREMATURE_CLOSE: { status: 400, code: 'upload-interrupted', message: MESSAGES.interrupted },
};

/** Turns whatever a request ended with into a problem. Inner text stays in the log. */
export function handleError(error: unknown, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  if (error instanceof InvalidFields) {
    const message = MESSAGES.invalidFields(error.fields.length);
    return sendProblem(reply, 422, { code: 'invalid-fields', message, source: '' }, error.fields);
  }
  const code = textOf(error, 'code') ?? '';
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    const limit = request.routeOptions.bodyLimit ?? request.server.initialConfig.bodyLimit ?? 0;
    const message = MESSAGES.bodyTooLarge(inWords(limit));
    return sendProblem(reply, 413, { code: 'body-too-large', message, source: '' });
  }
  const known = KNOWN[code];
  if (known !== undefined) {
    return sendProblem(reply, known.status, { code: known.code, message: known.message, source: '' });
  }
  const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
  if (status >= 400 && status < 500) {
    return sendProblem(reply, status, { code: 'bad-request', message: MESSAGES.badRequest, source: '' });
  }
  const record = request.classified ? describeErrorWithoutText(error) : describeError(error);
  if (isVersionConflict(error)) {
    const message = MESSAGES.versionConflict;
    return sendRefusal(reply, { code: 'version-conflict', message, source: '' });
  }
  if (status === 503 || isPassing(error)) {
    request.log.error({ error: record }, 'request failed: database away or busy');
    reply.header('retry-after', '5');
    return sendRefusal(reply, { code: 'unavailable', message: MESSAGES.unavailable, source: '' });
  }
  request.log.error({ error: record }, 'request failed');
  const message = MESSAGES.internal(request.id);
  return sendProblem(reply, 500, { code: 'internal-error', message, source: '' });
}

/** SQLSTATEs that pass by themselves: connection, resources, shutdown, lost against other transactions. */
const PASSING_STATE = /^(08...|53...|57P0[1-5]|40001|40P01|55P03)$/;
/** How connecting fails; what `pg` says without any code. */
const PASSING_CODE = new Set(['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOENT']);
const PASSING_TEXT = /^(Connection terminated|timeout exceeded when trying to connect)/;

/** True where the same request may well succeed a little later. */
function isPassing(error: unknown): boolean {
  const state = sqlState(error);
  if (state !== undefined) return PASSING_STATE.test(state);
  // A file that is missing is ENOENT too: only failures to connect count.
  if (textOf(error, 'syscall') === 'connect') return PASSING_CODE.has(textOf(error, 'code') ?? '');
  return error instanceof Error && PASSING_TEXT.test(error.message);
}

function textOf(error: unknown, name: string): string | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  const value = (error as Record<string, unknown>)[name];
  return typeof value === 'string' ? value : undefined;
}

function inWords(bytes: number): string {
  return bytes >= 1_048_576 ? `${Math.floor(bytes / 1_048_576)} MB` : `${Math.floor(bytes / 1024)} KB`;
}
