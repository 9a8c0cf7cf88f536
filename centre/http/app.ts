import { setTimeout as sleep } from 'node:timers/promises';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { ZodError } from 'zod';
import type { Context } from '../context.ts';
import { messages as say } from '../messages.ts';
import { addPageRoutes } from '../page/routes.ts';
import { addControlRoutes, type Controls } from './control-routes.ts';
import { addDownwardRoutes } from './downward-routes.ts';
import { addInvestRoutes } from './invest-routes.ts';
import { Problem } from './problem.ts';
import { faultOfSignature } from './signature.ts';

const MOST_BYTES = 8 * 2 ** 20;
/** What a proxy in front of a centre that is away likes to answer. */
const PROXY_PAGE = '<!DOCTYPE html><html><head><title>系统维护</title></head><body>系统维护中</body></html>';

/** Puts the HTTP side together: two signed lines, the controls, the page. */
export function buildCentreApp(context: Context, controls: Controls): FastifyInstance {
  const app = fastify({ logger: false, bodyLimit: MOST_BYTES, forceCloseConnections: true });
  const written = new WeakMap<FastifyRequest, string>();

  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (request, text, done) => {
    written.set(request, text.toString());
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded');
    if (isForm) return done(null, Object.fromEntries(new URLSearchParams(text.toString())));
    try {
      done(null, text === '' ? undefined : JSON.parse(text.toString()));
    } catch {
      done(new Problem(400, 'json', say.json));
    }
  });
  app.setErrorHandler((error, _, reply) => {
    const problem = asProblem(error);
    const { status, code, message, more } = problem;
    return reply.code(status).send({ error: { code, message, ...more } });
  });
  app.setNotFoundHandler((_, reply) =>
    reply.code(404).send({ error: { code: 'not-found', message: say.notFound } }),
  );

  app.register((lines, _, done) => {
    lines.addHook('preHandler', async (request, reply) => {
      const { down, slowMs, html } = context.faults();
      if (slowMs) await sleep(slowMs);
      if (down) throw new Problem(503, 'down', say.down);
      if (html) return reply.type('text/html; charset=utf-8').send(PROXY_PAGE);
      const fault = faultOfSignature(context, request, written.get(request) ?? '');
      if (fault === null) return;
      const { code, message, ...more } = fault;
      throw new Problem(401, code, message, more);
    });
    addInvestRoutes(lines, context);
    addDownwardRoutes(lines, context);
    done();
  });
  app.register((inner, _, done) => {
    inner.addHook('onRequest', async (request) => {
      if (request.method === 'GET' && !request.url.startsWith('/control')) return;
      if (!isLoopback(request.ip)) throw new Problem(403, 'loopback-only', say.loopbackOnly);
      // A page of another site must not set faults through the browser of whoever runs this.
      const { origin, host } = request.headers;
      if (origin !== undefined && URL.parse(origin)?.host !== host) {
        throw new Problem(403, 'foreign-form', say.foreignForm);
      }
    });
    addControlRoutes(inner, controls);
    addPageRoutes(inner, context, controls);
    done();
  });
  return app;
}

function isLoopback(address: string): boolean {
  return address === '::1' || /^(::ffff:)?127\./.test(address);
}

function asProblem(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ZodError) return new Problem(400, 'body', say.body('', error.message));
  const status = (error as { statusCode?: unknown }).statusCode;
  if (typeof status === 'number' && status < 500) {
    return new Problem(status, 'request', error instanceof Error ? error.message : String(error));
  }
  console.error(error);
  return new Problem(500, 'internal', say.internal);
}
