import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { ackBody, acknowledge, queueAfter } from '../downward.ts';
import { messages as say } from '../messages.ts';
import { Problem, read } from './problem.ts';

const queueQuery = z.looseObject({
  after: z.coerce.number().int().min(0).default(0),
  limit: z.coerce.number().int().min(1).max(1000).default(100),
});

/** The way down: the province fetches, and says what became of it. */
export function addDownwardRoutes(app: FastifyInstance, context: Context): void {
  app.get('/downward', async ({ query }) => {
    const { after, limit } = read(queueQuery, query);
    return { rows: await queueAfter(context.pool, after, limit) };
  });

  app.post('/downward/ack', async ({ body }) => {
    const unknown = await acknowledge(context, read(ackBody, body).acks);
    if (unknown.length > 0) throw new Problem(400, 'unknown-id', say.unknownAck(unknown));
    return {};
  });
}
