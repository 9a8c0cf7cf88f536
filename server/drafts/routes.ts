import { accept, refuse } from '@zongheng/core';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { requireActor } from '../identity/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import { addRoute, type HttpApp } from '../platform/http/index.ts';
import { MESSAGES } from './messages.ts';
import { isUndeclared, save } from './save.ts';
import { draftBodySchema } from './storable-body.ts';
import { type DraftKey, deleteDraft, findDraft } from './store.ts';

const paramsSchema = z.strictObject({
  kind: z.enum(['project', 'application', 'correction']),
  key: z.string().regex(/^[A-Za-z0-9_-]{1,80}$/),
});
const bodySchema = z.record(z.string(), z.unknown());

type Keyed = FastifyRequest<{ Params: z.output<typeof paramsSchema> }>;

/** A form begun and not handed in: everybody's own, nobody else's. */
export function addDraftRoutes(
  app: HttpApp,
  deps: { readonly database: Database; readonly clock: Clock },
): void {
  const { database, clock } = deps;
  const shared = {
    url: '/api/drafts/:kind/:key',
    access: { kind: 'session' },
    tag: 'drafts',
    params: paramsSchema,
  } as const;
  const keyOf = (request: Keyed): DraftKey => ({
    personId: requireActor(request).personId,
    ...request.params,
  });

  addRoute(app, {
    ...shared,
    method: 'GET',
    summary: '读取草稿',
    answer: z.object({ body: bodySchema, savedAt: z.iso.datetime() }),
    handler: async (request) => {
      const draft = await findDraft(database, keyOf(request));
      return draft === undefined ? refuse('not-found', MESSAGES.notFound, '') : accept(draft);
    },
  });

  addRoute(app, {
    ...shared,
    method: 'PUT',
    summary: '保存草稿',
    body: z.strictObject({ body: draftBodySchema.meta({ title: '草稿' }) }),
    answer: z.object({ savedAt: z.iso.datetime() }),
    handler: async (request) => {
      const { body } = request.body;
      request.classified = isUndeclared(request.params.kind, body);
      return save(database, keyOf(request), body, clock.now());
    },
  });

  addRoute(app, {
    ...shared,
    method: 'DELETE',
    summary: '删除草稿',
    status: 204,
    handler: async (request) => {
      await deleteDraft(database, keyOf(request));
      return accept(undefined);
    },
  });
}
