import { randomUUID } from 'node:crypto';
import fastifyCookie from '@fastify/cookie';
import fastifyMultipart from '@fastify/multipart';
import { fastify, LogController } from 'fastify';
import { serializerCompiler } from 'fastify-type-provider-zod';
import type { Clock } from '../clock/index.ts';
import type { Database } from '../database/index.ts';
import type { Log } from '../log/index.ts';
import { type Guard, type RouteInfo, routeInfo } from './access.ts';
import { allowedMethods } from './allowed-methods.ts';
import { handleError } from './error-handler.ts';
import { closeGracefully } from './graceful-close.ts';
import { setSecurityHeaders } from './headers.ts';
import type { Check, HttpApp } from './http-app.ts';
import { addMachineRoutes } from './machine-routes.ts';
import { MESSAGES } from './messages.ts';
import { createMetrics } from './metrics.ts';
import { addOpenApi } from './openapi.ts';
import { PROBLEM_TYPE, problemOf, sendProblem, sendRefusal } from './problem.ts';
import { validatorCompiler } from './validation.ts';

export type HttpSettings = {
  /** Largest JSON body, in bytes. */
  readonly bodyLimit: number;
  /** True where people reach the site by https. */
  readonly secure: boolean;
  /** Addresses of reverse proxies whose X-Forwarded-For is believed; empty = none. */
  readonly trustedProxies: readonly string[];
  /** Bearer token for /metrics; without one only this machine itself may read it. */
  readonly metricsToken: string | null;
  readonly version: string;
};

export type HttpDeps = {
  readonly settings: HttpSettings;
  readonly log: Log;
  readonly clock: Clock;
  readonly database: Database;
  /** Decides who passes; given by identity, so that this folder knows no person. */
  readonly guard: Guard;
  readonly isKnownAction: (action: string) => boolean;
  readonly checks: Readonly<Record<string, Check>>;
};

declare module 'fastify' {
  interface FastifyInstance {
    routeInfos: RouteInfo[];
    idempotencyStore: { readonly database: Database; readonly clock: Clock };
  }
}

const CHANGING = new Set(['POST', 'PUT', 'PATCH', 'DELETE']);

/** Builds the server without any module's routes. */
export async function buildHttp(deps: HttpDeps): Promise<HttpApp> {
  const { settings } = deps;
  const app: HttpApp = fastify({
    loggerInstance: deps.log,
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    genReqId: () => randomUUID(),
    requestIdHeader: false,
    bodyLimit: settings.bodyLimit,
    trustProxy: settings.trustedProxies.length === 0 ? false : [...settings.trustedProxies],
    routerOptions: { maxParamLength: 200 },
    // A slow line may need minutes for a large file; a client that sends nothing at all does not.
    requestTimeout: 600_000,
    keepAliveTimeout: 72_000,
    forceCloseConnections: 'idle',
    clientErrorHandler: (error, socket) => answerBrokenRequest(error, socket),
    frameworkErrors: (error, request, reply) => {
      reply.header('x-request-id', request.id);
      return handleError(error, request as never, reply as never);
    },
  }) as unknown as HttpApp;

  app.setValidatorCompiler(validatorCompiler as never);
  app.setSerializerCompiler(serializerCompiler as never);
  app.setErrorHandler(handleError);
  closeGracefully(app);
  // Only JSON and, on the upload route, multipart are read. Fastify would accept text/plain as well,
  // which a foreign form can send without asking.
  app.removeContentTypeParser('text/plain');

  const metrics = createMetrics(deps.database.pool);
  const routes: RouteInfo[] = [];
  app.decorate('routeInfos', routes);
  app.decorate('idempotencyStore', { database: deps.database, clock: deps.clock });
  app.decorateRequest('callerId', null);
  app.decorateRequest('classified', false);
  app.decorateRequest('idempotency', null);

  app.addHook('onRoute', (route) => {
    if (route.method === 'HEAD') return;
    routes.push(routeInfo(route, deps.isKnownAction));
  });

  // Before the hook that asks the guard: hooks run in the order they are added, and it reads a cookie.
  await app.register(fastifyCookie);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    setSecurityHeaders(reply, request.routeOptions.config.headers ?? 'api', settings.secure);
    if (request.is404) return;
    if (CHANGING.has(request.method) && request.headers['x-zongheng'] !== '1') {
      return sendRefusal(reply, { code: 'csrf-header-missing', message: MESSAGES.csrf, source: '' });
    }
    const access = request.routeOptions.config.access;
    if (access === undefined) throw new Error(`Route ${request.routeOptions.url} has no access.`);
    const refusal = await deps.guard(request, access);
    if (refusal !== null) return sendRefusal(reply, refusal);
  });

  app.addHook('onResponse', async (request, reply) => {
    const route = request.routeOptions.url ?? 'unknown';
    const status = reply.statusCode;
    metrics.observe({ method: request.method, route, status, seconds: reply.elapsedTime / 1000 });
    // The pattern, not the address: search words and codes in an address may be somebody's.
    const fields = { method: request.method, route, status, ms: Math.round(reply.elapsedTime * 10) / 10 };
    request.log.info(request.callerId === null ? fields : { ...fields, caller: request.callerId }, 'request');
  });

  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?', 1)[0] ?? '';
    const allowed = allowedMethods(routes, path);
    if (allowed.length === 0) {
      return sendRefusal(reply, { code: 'not-found', message: MESSAGES.notFound, source: '' });
    }
    reply.header('allow', allowed.join(', '));
    const message = MESSAGES.methodNotAllowed(request.method, allowed.join('、'));
    return sendProblem(reply, 405, { code: 'method-not-allowed', message, source: '' });
  });

  await app.register(fastifyMultipart, { limits: { files: 1, fields: 0, parts: 1, headerPairs: 20 } });
  await addOpenApi(app, settings.version);
  addMachineRoutes(app, { metrics, checks: deps.checks, metricsToken: settings.metricsToken });
  return app;
}

/** Every route with who may call it. */
export function listRoutes(app: HttpApp): readonly RouteInfo[] {
  return app.routeInfos;
}

/** Answers bytes that are not HTTP: there is no request yet, so the number is made here. */
function answerBrokenRequest(
  error: Error & { code?: string },
  socket: { destroyed: boolean; writable: boolean; end(text: string): void; destroy(): void },
): void {
  if (error.code === 'ECONNRESET' || socket.destroyed || !socket.writable) {
    socket.destroy();
    return;
  }
  const status = error.code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
  const id = randomUUID();
  const refusal = { code: 'bad-request', message: MESSAGES.badRequest, source: '' };
  const body = JSON.stringify(problemOf(status, refusal, [], id));
  socket.end(
    [
      `HTTP/1.1 ${status} ${status === 431 ? 'Request Header Fields Too Large' : 'Bad Request'}`,
      `Content-Type: ${PROBLEM_TYPE}`,
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${id}`,
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
