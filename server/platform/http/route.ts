import type { Refusal, Result } from '@zongheng/core';
import type { FastifyReply, FastifyRequest, HTTPMethods } from 'fastify';
import { z } from 'zod';
import type { Access } from './access.ts';
import type { HttpApp } from './http-app.ts';
import { findIdempotent, idempotencyStatement, lostToEqualKey, readKey, replay } from './idempotency.ts';
import { type Extension, type FieldRefusal, problemSchema, sendRefusal } from './problem.ts';

/** A request whose parts have passed the route's schemas. */
export type RouteRequest<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType> = FastifyRequest<{
  Params: z.output<P>;
  Querystring: z.output<Q>;
  Body: z.output<B>;
}>;

/** A refusal with a sentence for every field that is wrong. */
export type Refused = {
  readonly ok: false;
  readonly refusal: Refusal;
  readonly errors?: readonly FieldRefusal[];
  /** Further members of the problem. */
  readonly extension?: Extension;
};

/**
 * One route. The handler returns the value or a refusal; what it returns is checked against `answer` and
 * sent with `status`. Where it has sent something of its own (a file, an SVG) it returns the reply; a refusal
 * it returns, so that a repeated submission can be given its first answer instead.
 */
export type RouteSpec<P extends z.ZodType, Q extends z.ZodType, B extends z.ZodType, A extends z.ZodType> = {
  readonly method: Extract<HTTPMethods, 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'>;
  readonly url: string;
  readonly access: Access;
  readonly tag: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  readonly body?: B;
  /** Schema of the answer; leave it out for 204 and for answers that are not JSON. */
  readonly answer?: A;
  readonly status?: 200 | 201 | 204;
  /** Honours Idempotency-Key: a successful handler must have used `request.idempotency.statement`. */
  readonly idempotent?: boolean;
  /** Which confinement the browser is given; `api` unless said. */
  readonly headers?: 'api' | 'app' | 'portal' | 'file';
  readonly bodyLimit?: number;
  readonly hidden?: boolean;
  /** Takes a multipart body with one field `file`, for the documents only. */
  readonly upload?: boolean;
  readonly handler: (
    request: RouteRequest<P, Q, B>,
    reply: FastifyReply,
  ) => Promise<Result<z.output<A>> | Refused | FastifyReply>;
};

/** Registers a route, typed by its schemas and complete in /openapi.json. */
export function addRoute<
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
  A extends z.ZodType = z.ZodUndefined,
>(app: HttpApp, spec: RouteSpec<P, Q, B, A>): void {
  const status = spec.status ?? 200;
  app.route({
    method: spec.method,
    url: spec.url,
    ...(spec.bodyLimit === undefined ? {} : { bodyLimit: spec.bodyLimit }),
    config: {
      access: spec.access,
      headers: spec.headers ?? 'api',
      idempotent: spec.idempotent === true,
    },
    schema: {
      tags: [spec.tag],
      summary: spec.summary,
      ...(spec.hidden === true ? { hide: true } : {}),
      ...(spec.params === undefined ? {} : { params: spec.params }),
      ...(spec.query === undefined ? {} : { querystring: spec.query }),
      ...(spec.body === undefined ? {} : { body: spec.body }),
      response: {
        ...(spec.answer === undefined && status !== 204 ? {} : { [status]: spec.answer ?? z.undefined() }),
        default: {
          description: '未能完成',
          content: { 'application/problem+json': { schema: problemSchema } },
        },
      },
      'x-access': spec.access,
      'x-idempotent': spec.idempotent === true,
      'x-upload': spec.upload === true,
    } as Record<string, unknown>,
    handler: async (request, reply) => {
      // The schemas above have just been applied to this request by Fastify.
      const checked = request as unknown as RouteRequest<P, Q, B>;
      const call = () => spec.handler(checked, reply);
      const result = spec.idempotent === true ? await once(app, request, reply, status, call) : await call();
      if (isSent(result)) return reply;
      if (!result.ok) {
        const refused: Refused = result;
        return sendRefusal(reply, refused.refusal, refused.errors, refused.extension);
      }
      reply.code(status);
      return status === 204 ? reply.send() : result.value;
    },
  });
}

/**
 * Whether the handler has sent its own answer. A Fastify reply is thenable: awaited, it becomes undefined
 * once it is sent.
 */
function isSent<T extends object>(result: T | FastifyReply | undefined): result is FastifyReply | undefined {
  return result === undefined || 'raw' in result;
}

/** Runs a handler at most once for an Idempotency-Key; a repetition gets the first answer. */
async function once<T>(
  app: HttpApp,
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  call: () => Promise<Result<T> | Refused | FastifyReply>,
): Promise<Result<T> | Refused | FastifyReply> {
  const read = readKey(request);
  if (!read.ok) return read;
  const key = read.value;
  if (key === null) return call();

  const { database, clock } = app.idempotencyStore;
  const answerAgain = async (): Promise<Result<T> | undefined> => {
    const stored = await findIdempotent(database, key.key, key.callerId);
    if (stored === undefined) return undefined;
    const repeated = replay(stored, key);
    if (!repeated.ok) return repeated;
    reply.header('idempotency-replayed', 'true');
    // What was stored is what this very route once answered, checked by its schema then and now.
    return { ok: true, value: repeated.value.answer as T };
  };

  const before = await answerAgain();
  if (before !== undefined) return before;

  let written = false;
  request.idempotency = {
    ...key,
    statement: (answer) => {
      written = true;
      return idempotencyStatement(key, { status, answer }, clock.now());
    },
  };
  try {
    const result = await call();
    if (isSent(result)) return result;
    // Refused, perhaps because an equal submission came first a moment ago and has done it already.
    if (!result.ok) return (await answerAgain()) ?? result;
    if (!written) {
      throw new Error(
        `${request.method} ${request.routeOptions.url} did not store its answer with its facts.`,
      );
    }
    return result;
  } catch (error) {
    const first = lostToEqualKey(error) ? await answerAgain() : undefined;
    if (first === undefined) throw error;
    return first;
  }
}
