import { accept, refuse } from '@zongheng/core';
import { z } from 'zod';
import type { CaseDeps } from '../../casework/index.ts';
import { personNames, requireActor } from '../../identity/index.ts';
import { addRoute, cutPage, defineCursor, type HttpApp } from '../../platform/http/index.ts';
import { line, uuid } from '../../platform/text/index.ts';
import { type DownDeps, openDown } from './deps.ts';
import { addDirectiveRoutes } from './directive-routes.ts';
import { listInbox } from './list-down.ts';
import { DOWN_MESSAGES as say } from './messages.ts';
import { presentInbox, presentMessage, presentReference } from './present.ts';
import { listReferences, referenceById } from './reference-store.ts';
import {
  dictionaryRowsSchema,
  inboxMessageSchema,
  inboxPageSchema,
  inboxQuery,
  referenceListSchema,
  retakeSchema,
} from './schema.ts';
import { findInbox, keepFix } from './store.ts';
import { retake } from './take.ts';

const byMessage = z.strictObject({ id: line(128) });
const byId = z.strictObject({ id: uuid });
const cursor = defineCursor('national-inbox', z.tuple([z.iso.datetime(), z.string()]));
const INBOX = { kind: 'action', action: 'national.inbox' } as const;

/** What the centre sent down: the inbox, what became of each message, and mending what was refused. */
export function addDownwardRoutes(app: HttpApp, services: CaseDeps & Pick<DownDeps, 'log'>): void {
  const deps = openDown(services, services.log);
  const { database } = deps;

  addRoute(app, {
    method: 'GET',
    url: '/api/national/inbox',
    access: INBOX,
    tag: 'national',
    summary: '国家平台下行报文',
    query: inboxQuery.extend({ cursor: cursor.parameter.optional() }),
    answer: inboxPageSchema,
    handler: async ({ query: { kind, state, limit, cursor: after } }) => {
      const { rows, counts } = await listInbox(database, { kind, state, after, limit });
      const total =
        state === undefined ? Object.values(counts).reduce((all, each) => all + each, 0) : counts[state];
      const page = cutPage(rows.map(presentInbox), limit, total, ({ receivedAt, id }) =>
        cursor.encode([receivedAt, id]),
      );
      const kinds = Object.entries(say.kinds).map(([code, name]) => ({ code, name }));
      return accept({ ...page, kinds, counts });
    },
  });

  const shown = async (id: string) => {
    const row = await findInbox(database, id);
    if (!row) return refuse('not-found', say.notFound, '');
    const names = row.fixed_by === null ? new Map() : await personNames(database, [row.fixed_by]);
    return accept(presentMessage(row, row.fixed_by === null ? null : (names.get(row.fixed_by) ?? '—')));
  };

  addRoute(app, {
    method: 'GET',
    url: '/api/national/inbox/:id',
    access: INBOX,
    tag: 'national',
    summary: '一条下行报文的全文和处理情况',
    params: byMessage,
    answer: inboxMessageSchema,
    handler: ({ params }) => shown(params.id),
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/national/inbox/:id/retake',
    access: INBOX,
    tag: 'national',
    summary: '补充缺少的内容后,重新接收一条被退回或等待中的下行报文',
    params: byMessage,
    body: retakeSchema,
    answer: inboxMessageSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const { id } = request.params;
      const row = await findInbox(database, id);
      if (!row) return refuse('not-found', say.notFound, '');
      if (row.state !== 'received' && row.state !== 'refused') {
        return refuse('state-conflict', say.alreadyTaken, say.source);
      }
      const { itemId, fields } = request.body;
      if (itemId !== undefined && !deps.catalogue.item(itemId)) {
        return refuse('unknown-item', say.unknownItemId(itemId), say.source, 'itemId');
      }
      if (itemId !== undefined || fields !== undefined) {
        // What was given earlier stands, unless it is given anew.
        const fix = {
          ...row.fix,
          ...(itemId === undefined ? {} : { itemId }),
          ...(fields === undefined ? {} : { fields: { ...row.fix?.fields, ...fields } }),
        };
        await database.query(keepFix(id, fix, actor.personId));
      }
      await retake(deps, id, { person: actor.personId, seat: actor.seat.id });
      return shown(id);
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/national/references',
    access: INBOX,
    tag: 'national',
    summary: '国家平台下达的事项和代码表',
    answer: referenceListSchema,
    handler: async () => {
      const rows = await listReferences(database);
      return accept({ rows: rows.map((row) => presentReference(row, deps.catalogue)) });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/national/references/:id/rows',
    access: INBOX,
    tag: 'national',
    summary: '一张国家代码表现行版本的全部代码',
    params: byId,
    answer: dictionaryRowsSchema,
    handler: async ({ params }) => {
      const row = await referenceById(database, params.id);
      if (!row) return refuse('not-found', say.notFound, '');
      return accept({ rows: (row.state.dictionary?.rows ?? []).map((each) => ({ ...each })) });
    },
  });

  addDirectiveRoutes(app, deps);
}
