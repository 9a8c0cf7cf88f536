import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { CheckOutcome } from '../checker/check.ts';
import { DOWN_KINDS, type DownKind } from '../downward.ts';
import { type Faults, faultSet } from '../faults.ts';
import type { Report } from '../report.ts';
import { read } from './problem.ts';

/** What the control routes and the page may do with the centre. */
export type Controls = {
  readonly faults: Faults;
  checkNow(limit?: number): Promise<CheckOutcome>;
  sendDown(kind: DownKind, body: unknown, id?: string): Promise<string>;
  report(): Promise<Report>;
};

const downBody = z.strictObject({
  kind: z.enum(DOWN_KINDS),
  body: z.unknown(),
  id: z.string().min(1).max(128).optional(),
});

/** For whoever runs an exercise; from the machine itself only. */
export function addControlRoutes(app: FastifyInstance, controls: Controls): void {
  app.get('/control/faults', async () => controls.faults.current);
  app.put('/control/faults', async ({ body }) => {
    await controls.faults.set(read(faultSet, body));
    return controls.faults.current;
  });
  app.post('/control/check', async () => controls.checkNow());
  app.post('/control/down', async ({ body }) => {
    const { kind, body: content, id } = read(downBody, body);
    return { id: await controls.sendDown(kind, content, id) };
  });
  app.get('/control/report', async () => controls.report());
}
