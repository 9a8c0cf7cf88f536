import { createHash, timingSafeEqual } from 'node:crypto';
import type { FastifyRequest } from 'fastify';
import { describeError } from '../log/index.ts';
import { readiness } from './health.ts';
import type { Check, HttpApp } from './http-app.ts';
import { MESSAGES } from './messages.ts';
import type { Metrics } from './metrics.ts';
import { sendRefusal } from './problem.ts';

const HIDDEN = { hide: true } as Record<string, unknown>;

/** What machines ask: is it alive, is it ready, how is it doing, what can it do. */
export function addMachineRoutes(
  app: HttpApp,
  deps: {
    readonly metrics: Metrics;
    readonly checks: Readonly<Record<string, Check>>;
    readonly metricsToken: string | null;
  },
): void {
  const config = { access: { kind: 'public' as const } };
  const schema = HIDDEN;

  app.get('/health/live', { config, schema }, async () => ({ live: true }));

  app.get('/health/ready', { config, schema }, async (request, reply) => {
    const result = await readiness(deps.checks, (name, error) =>
      request.log.warn({ check: name, error: describeError(error) }, 'not ready'),
    );
    return reply.code(result.ready ? 200 : 503).send(result);
  });

  app.get('/metrics', { config, schema }, async (request, reply) => {
    if (!mayReadMetrics(request, deps.metricsToken)) {
      return sendRefusal(reply, { code: 'not-found', message: MESSAGES.notFound, source: '' });
    }
    return reply.type(deps.metrics.contentType).send(await deps.metrics.text());
  });

  app.get('/openapi.json', { config, schema }, async (_request, reply) => reply.send(app.swagger()));
}

/**
 * Figures show who is how busy. With a token only its holder reads them; without one only a caller on
 * this machine that did not come through a proxy.
 */
function mayReadMetrics(request: FastifyRequest, token: string | null): boolean {
  if (token === null) {
    const address = request.socket.remoteAddress ?? '';
    const local = address === '::1' || address === '127.0.0.1' || address === '::ffff:127.0.0.1';
    return local && request.headers['x-forwarded-for'] === undefined;
  }
  const given = createHash('sha256')
    .update(request.headers.authorization ?? '')
    .digest();
  const wanted = createHash('sha256').update(`Bearer ${token}`).digest();
  return timingSafeEqual(given, wanted);
}
