import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { createResultDesk } from '../invest/answers.ts';
import { findCode } from '../invest/codes.ts';
import { intakeBody, inventory, takeIn } from '../invest/intake.ts';
import { KINDS } from '../invest/intake-rules.ts';
import { applyBody, cancelBody, submit } from '../invest/requests.ts';
import { messages as say } from '../messages.ts';
import { Problem, read } from './problem.ts';

const resultBody = z.looseObject({ seqId: z.string().min(1).max(64) });
const inventoryQuery = z.looseObject({
  kind: z.enum(KINDS),
  after: z.string().max(128).default(''),
  limit: z.coerce.number().int().min(1).max(1000).default(200),
});

/** The investment line: codes, and what the province reports. */
export function addInvestRoutes(app: FastifyInstance, context: Context): void {
  const desk = createResultDesk(context);

  app.post('/invest/apply', async ({ body }) => submit(context, 'apply', read(applyBody, body)));

  app.post('/invest/cancel', async ({ body }) => {
    const { seqId } = await submit(context, 'cancel', read(cancelBody, body));
    return { seqId };
  });

  app.post('/invest/result', async ({ body }) => {
    const answer = await desk(read(resultBody, body).seqId);
    if (answer === null) throw new Problem(404, 'unknown-request', say.unknownSeq);
    return answer;
  });

  app.get('/invest/projects/:code', async ({ params }) => {
    const { code } = read(z.object({ code: z.string() }), params);
    const known = await findCode(context.pool, code);
    if (known === null) throw new Problem(404, 'unknown-code', say.unknownCode);
    return known;
  });

  app.post('/invest/intake', async ({ body }) => {
    const { kind, rows } = read(intakeBody, body);
    if (!context.faults().halfBatch) return { results: await takeIn(context, kind, rows) };
    const half = rows.slice(0, Math.floor(rows.length / 2));
    if (half.length > 0) await takeIn(context, kind, half);
    throw new Problem(500, 'half-batch', say.halfStored);
  });

  app.get('/invest/inventory', async ({ query }) => {
    const { kind, after, limit } = read(inventoryQuery, query);
    return inventory(context.pool, kind, after, limit);
  });
}
