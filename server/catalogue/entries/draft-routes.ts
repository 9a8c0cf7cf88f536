import { accept, type Refusal } from '@zongheng/core';
import { z } from 'zod';
import { requireActor } from '../../identity/index.ts';
import { addRoute, type HttpApp } from '../../platform/http/index.ts';
import type { EntryDeps } from './context.ts';
import { draftViewOf } from './draft-view.ts';
import { openEntry } from './entry-view.ts';
import { executeEntry, type Outcome } from './execute.ts';
import { MESSAGES } from './messages.ts';
import { deleteDraft, saveDraft } from './save-draft.ts';
import { deleteQuery, saveSchema, startSchema } from './schema.ts';
import { batchAnswerSchema, batchSchema, orderSchema, outcomeSchema } from './schema-commands.ts';
import { draftSchema, keySchema } from './schema-parts.ts';
import { startDraft } from './start-draft.ts';

const access = { kind: 'action', action: 'catalogue.keep' } as const;
const tag = 'catalogue';
/** A standard with some hundred materials and questions. */
const DRAFT_LIMIT = 1_048_576;

/** Drafts of entries, and what is done with them: submitted, confirmed, published, returned, withdrawn. */
export function addDraftRoutes(app: HttpApp, deps: EntryDeps): void {
  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/entries/:kind/:subject/:division/draft',
    access: { kind: 'action', action: 'catalogue.entries' },
    tag,
    summary: '一个条目的草稿;没有草稿为空',
    params: keySchema,
    answer: z.object({ draft: draftSchema.nullable() }),
    handler: async (request) => {
      const opened = await openEntry(deps, requireActor(request), request.params);
      if (!opened.ok) return opened;
      return accept({ draft: await draftViewOf(deps, opened.value.subject, opened.value.row) });
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/catalogue/entries/:kind/:subject/:division/draft',
    access,
    tag,
    summary: '开始起草:从生效版本、历史版本、标准事项或省级模板开始',
    params: keySchema,
    body: startSchema,
    status: 201,
    answer: draftSchema,
    handler: (request) => startDraft(deps, requireActor(request), request.params, request.body.from),
  });

  addRoute(app, {
    method: 'PUT',
    url: '/api/catalogue/entries/:kind/:subject/:division/draft',
    access,
    tag,
    summary: '保存草稿;他人已先保存时答复409,附现状和差异,不丢失修改',
    params: keySchema,
    body: saveSchema,
    bodyLimit: DRAFT_LIMIT,
    answer: draftSchema,
    handler: (request) => saveDraft(deps, requireActor(request), request.params, request.body),
  });

  addRoute(app, {
    method: 'DELETE',
    url: '/api/catalogue/entries/:kind/:subject/:division/draft',
    access,
    tag,
    summary: '删除草稿;已保存的各稿仍可查阅',
    params: keySchema,
    query: deleteQuery,
    status: 204,
    handler: async (request) => {
      const done = await deleteDraft(deps, requireActor(request), request.params, request.query.revision);
      return done.ok ? accept(undefined) : done;
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/catalogue/entries/:kind/:subject/:division/commands',
    access,
    tag,
    summary: '办理一个条目:提交、审核、发布、退回、撤回、例外',
    params: keySchema,
    body: orderSchema,
    answer: outcomeSchema,
    idempotent: true,
    handler: async (request) => {
      const { command, version } = request.body;
      const { idempotency } = request;
      const done = await executeEntry(deps, requireActor(request), request.params, command, {
        expected: version,
        also: (outcome) => (idempotency ? [idempotency.statement(present(outcome))] : []),
      });
      return done.ok ? accept(present(done.value)) : done;
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/catalogue/entries/commands',
    access,
    tag,
    summary: '批量审核或发布,每条各有结果',
    body: batchSchema,
    answer: batchAnswerSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const { command, entries } = request.body;
      const results = [];
      try {
        for (const { version, ...key } of entries) {
          const how = { expected: version, leaveBook: true };
          const done = await executeEntry(deps, actor, key, command, how);
          results.push({ ...key, ...(done.ok ? succeeded(done.value) : failed(done.refusal)) });
        }
      } finally {
        await deps.catalogue.law.refresh();
      }
      return accept({ done: results.filter(({ ok }) => ok).length, results });
    },
  });
}

function present({ id, version, draftStatus: code, published }: Outcome) {
  return { id, version, draft: { code, name: MESSAGES.statuses[code] }, published };
}

function succeeded(outcome: Outcome) {
  return { ok: true, draft: present(outcome).draft, code: null, message: null, source: null };
}

function failed({ code, message, source }: Refusal) {
  return { ok: false, draft: null, code, message, source };
}
