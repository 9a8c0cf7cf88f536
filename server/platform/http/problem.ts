import type { Refusal } from '@zongheng/core';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { TITLES } from './messages.ts';
import { statusOf } from './statuses.ts';

/** One field that is wrong: where, which rule, in words, and the rule's source where it has one. */
export type FieldRefusal = {
  readonly field: string;
  readonly code: string;
  readonly message: string;
  readonly source?: string;
};

const fieldRefusalSchema = z.object({
  field: z.string(),
  code: z.string(),
  message: z.string(),
  source: z.string().optional(),
});

/** RFC 9457, with the legal source, the fields and the number to quote on the telephone. */
export const problemSchema = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    detail: z.string(),
    source: z.string().optional(),
    errors: z.array(fieldRefusalSchema).optional(),
    requestId: z.string(),
  })
  .meta({ id: 'Problem' });

export type Problem = z.output<typeof problemSchema>;

/** Further members of a problem, as RFC 9457 §3.2 lets a problem have: what a client needs to go on. */
export type Extension = Readonly<Record<string, unknown>>;

/**
 * Sends a refusal out as a problem. The status follows from its code (statuses.ts). `errors` lists the
 * fields where there are several; a refusal that names one field lists that one by itself.
 */
export function sendRefusal(
  reply: FastifyReply,
  refusal: Refusal,
  errors?: readonly FieldRefusal[],
  extension?: Extension,
): FastifyReply {
  return sendProblem(reply, statusOf(refusal.code), refusal, errors ?? fieldsOf(refusal), extension);
}

/** Sends a problem with a status of the HTTP layer's own choosing. */
export function sendProblem(
  reply: FastifyReply,
  status: number,
  refusal: Refusal,
  errors: readonly FieldRefusal[] = [],
  extension: Extension = {},
): FastifyReply {
  const problem = { ...extension, ...problemOf(status, refusal, errors, reply.request.id) };
  // A string passes Fastify's serializers untouched: the route's answer schema is not for problems.
  return reply.code(status).header('content-type', PROBLEM_TYPE).send(JSON.stringify(problem));
}

export const PROBLEM_TYPE = 'application/problem+json; charset=utf-8';

export function problemOf(
  status: number,
  refusal: Refusal,
  errors: readonly FieldRefusal[],
  requestId: string,
): Problem {
  return {
    type: `https://zongheng.invalid/problems/${refusal.code}`,
    title: TITLES[status] ?? TITLES[500] ?? '',
    status,
    code: refusal.code,
    detail: refusal.message,
    ...(refusal.source === '' ? {} : { source: refusal.source }),
    ...(errors.length === 0 ? {} : { errors: [...errors] }),
    requestId,
  };
}

function fieldsOf(refusal: Refusal): readonly FieldRefusal[] {
  if (refusal.field === undefined) return [];
  const { field, code, message, source } = refusal;
  return [source === '' ? { field, code, message } : { field, code, message, source }];
}
