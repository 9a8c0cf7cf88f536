import { accept } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { type Actor, requireActor } from '../identity/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import type { Database } from '../platform/database/index.ts';
import { addRoute, cutPage, type HttpApp } from '../platform/http/index.ts';
import { MESSAGES } from './messages.ts';
import {
  type NoticeView,
  noticeCursor,
  noticePageSchema,
  noticeQuery,
  readingSchema,
  unreadSchema,
} from './schema.ts';
import { listNotices, markRead, type NoticeRow, unreadOf } from './store.ts';

const access = { kind: 'action', action: 'notice.read' } as const;

/** What was told to the seat one acts in. */
export function addNoticeRoutes(
  app: HttpApp,
  deps: { readonly database: Database; readonly clock: Clock },
): void {
  const { database, clock } = deps;
  const now = () => clock.now() as Instant;
  const whose = (actor: Actor) => ({ personId: actor.personId, seatId: actor.seat.id });

  addRoute(app, {
    method: 'GET',
    url: '/api/notices',
    access,
    tag: 'notices',
    summary: '我的消息,新的在前',
    query: noticeQuery,
    answer: noticePageSchema,
    handler: async (request) => {
      const { seat } = requireActor(request);
      const { box, cursor: after, limit } = request.query;
      const found = await listNotices(database, seat.id, { unread: box === 'unread', after, limit }, now());
      const page = cutPage(found.rows, limit, found.total, (last) =>
        noticeCursor.encode([last.show_at, last.id]),
      );
      return accept({ ...page, rows: page.rows.map(present), unread: found.unread });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/notices/unread',
    // Asked every half minute by every open page.
    access: { ...access, passive: true },
    tag: 'notices',
    summary: '未读消息数',
    answer: unreadSchema,
    handler: async (request) => accept(await unreadOf(database, whose(requireActor(request)), now())),
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/notices/read',
    access,
    tag: 'notices',
    summary: '把消息标为已读;重复提交无妨',
    body: readingSchema,
    answer: unreadSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      await markRead(database, actor.seat.id, 'ids' in request.body ? request.body.ids : null, now());
      return accept(await unreadOf(database, whose(actor), now()));
    },
  });
}

function present({ id, kind, show_at, read_at, count, lines }: NoticeRow): NoticeView {
  return {
    id,
    kind,
    kindName: MESSAGES.kinds[kind],
    at: show_at,
    readAt: read_at,
    count,
    lines: lines.map((line) => ({
      ...line,
      dueAt: line.dueAt === null ? null : new Date(line.dueAt).toISOString(),
    })),
  };
}
