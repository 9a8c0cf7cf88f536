import { accept, refuse } from '@zongheng/core';
import { z } from 'zod';
import type { CaseDeps } from '../casework/index.ts';
import { requireActor } from '../identity/index.ts';
import { addRoute, cutPage, defineCursor, type HttpApp } from '../platform/http/index.ts';
import { instant, uuid, words } from '../platform/text/index.ts';
import { executeBook } from './execute.ts';
import { MESSAGES } from './messages.ts';
import { mayWeigh } from './policy.ts';
import { presentMove } from './present.ts';
import { presentPreview } from './present-preview.ts';
import { publishable, startPreview } from './preview.ts';
import { findPreview, listMoves, markPublished } from './preview-store.ts';
import { changeSchema, movePageSchema, moveQuery, previewSchema } from './schema.ts';
import { readBook } from './store.ts';

const byId = z.strictObject({ id: uuid });
const cursor = defineCursor('calendar-moves', z.tuple([instant, uuid, words(20)]));

/** What a change of the calendar would move, and its publication. */
export function addPreviewRoutes(app: HttpApp, deps: CaseDeps): void {
  const { database, catalogue } = deps;
  const weigh = { kind: 'action', action: 'calendar.weigh' } as const;

  addRoute(app, {
    method: 'POST',
    url: '/api/calendar/previews',
    access: weigh,
    tag: 'calendar',
    summary: '预览一项日历变动对在办件的影响;不发布',
    body: changeSchema,
    status: 201,
    answer: previewSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const allowed = mayWeigh(actor, request.body);
      if (!allowed.ok) return allowed;
      const made = await startPreview(deps, request.body, actor.personId);
      return made.ok ? accept(await presentPreview(database, catalogue, made.value)) : made;
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/calendar/previews/:id',
    access: weigh,
    tag: 'calendar',
    summary: '预览的进度和结果',
    params: byId,
    answer: previewSchema,
    handler: async (request) => {
      const preview = await findPreview(database, request.params.id);
      if (!preview || !mayWeigh(requireActor(request), preview.change).ok) {
        return refuse('not-found', MESSAGES.previewNotFound, '');
      }
      return accept(await presentPreview(database, catalogue, preview));
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/calendar/previews/:id/moves',
    access: weigh,
    tag: 'calendar',
    summary: '预览中逐件的新旧到期日',
    params: byId,
    query: moveQuery.extend({ cursor: cursor.parameter.optional() }),
    answer: movePageSchema,
    handler: async (request) => {
      const { limit, cursor: after, ...filter } = request.query;
      const preview = await findPreview(database, request.params.id);
      if (!preview || !mayWeigh(requireActor(request), preview.change).ok) {
        return refuse('not-found', MESSAGES.previewNotFound, '');
      }
      const { rows, total } = await listMoves(database, preview.id, { ...filter, after, limit });
      const page = cutPage(rows, limit, total, (last) =>
        cursor.encode([last.sort_at, last.case_id, last.kind]),
      );
      return accept({ ...page, rows: page.rows.map((row) => presentMove(row, catalogue)) });
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/calendar/previews/:id/publish',
    access: { kind: 'action', action: 'calendar.keep' },
    tag: 'calendar',
    summary: '发布预览过的放假安排或地方节假日',
    params: byId,
    answer: previewSchema,
    idempotent: true,
    handler: async (request) => {
      const actor = requireActor(request);
      const found = await findPreview(database, request.params.id);
      const preview = publishable(found, await readBook(database), MESSAGES);
      if (!preview.ok) return preview;
      const { change, id, book_version: expected } = preview.value;
      // A measure is put into force by the province alone.
      if (change.type === 'confirm' || change.type === 'withdraw') {
        return refuse('forbidden', MESSAGES.provinceOnly, MESSAGES.sourceEmergency);
      }
      const shown = await presentPreview(database, catalogue, { ...preview.value, state: 'published' });
      const done = await executeBook(deps, change, {
        actor: { person: actor.personId, seat: actor.seat.id },
        channel: 'web',
        expected,
        also: () => [
          markPublished(id),
          ...(request.idempotency ? [request.idempotency.statement(shown)] : []),
        ],
      });
      return done.ok ? accept(shown) : done;
    },
  });
}
