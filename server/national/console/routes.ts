import { accept, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { z } from 'zod';
import { requireActor } from '../../identity/index.ts';
import { addRoute, cutPage, type HttpApp } from '../../platform/http/index.ts';
import { uuid } from '../../platform/text/index.ts';
import type { CollectDeps } from '../collect.ts';
import { MESSAGES } from '../messages.ts';
import { messageDetail } from './detail.ts';
import { listMessages } from './list.ts';
import { addMappingRoutes } from './mapping-routes.ts';
import { resendIds, resendMatching } from './mark-resend.ts';
import { type LineModes, nationalOverview, resendingNow } from './overview.ts';
import { presentListed } from './rows.ts';
import {
  listQuery,
  messageCursor,
  messageListSchema,
  messageSchema,
  overviewSchema,
  resendBody,
} from './schema.ts';

export type NationalRouteDeps = { readonly collect: CollectDeps; readonly lines: LineModes };

/** The console of the bridge: what was reported, what was refused and why, and sending it again. */
export function addNationalRoutes(app: HttpApp, { collect, lines }: NationalRouteDeps): void {
  const { database } = collect;

  addRoute(app, {
    method: 'GET',
    url: '/api/national/overview',
    access: { kind: 'action', action: 'national.read' },
    tag: 'national',
    summary: '国家平台报送总览:两条线路、各种报文的状态、逾期和退回原因',
    answer: overviewSchema,
    handler: async () => {
      await collect.library.refresh();
      return accept(await nationalOverview(collect, lines));
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/national/messages',
    access: { kind: 'action', action: 'national.read' },
    tag: 'national',
    summary: '报文清单;未入库的最早应报的在前,其余最新的在前',
    query: listQuery,
    answer: messageListSchema,
    handler: async (request) => {
      const { cursor, limit, ...filter } = request.query;
      const now = collect.now() as Instant;
      const { rows, total, resendable } = await listMessages(database, filter, { after: cursor, limit }, now);
      const page = cutPage(rows, limit, total, (last) => messageCursor.encode([last.due_at, last.id]));
      return accept({ ...page, rows: page.rows.map((row) => presentListed(collect, row, now)), resendable });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/national/messages/:id',
    access: { kind: 'action', action: 'national.read' },
    tag: 'national',
    summary: '一条报文:内容、状态、原因、依赖、经过',
    params: z.strictObject({ id: uuid }),
    answer: messageSchema,
    handler: async (request) => {
      const found = await messageDetail(collect, request.params.id);
      return found ? accept(found) : refuse('not-found', MESSAGES.notFound, '');
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/national/messages/resend',
    access: { kind: 'action', action: 'national.resend' },
    tag: 'national',
    summary: '重新报送选定的报文,或符合条件的全部被退回报文:按当前数据和映射重做',
    body: resendBody,
    answer: z.object({ count: z.int() }),
    handler: async (request) => {
      const { personId } = requireActor(request);
      const { body } = request;
      const marked =
        'ids' in body
          ? await resendIds(collect, body.ids, personId)
          : await resendMatching(collect, body.filter, body.expectedCount, personId);
      return marked.ok ? accept({ count: marked.value }) : marked;
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/national/resend-progress',
    access: { kind: 'action', action: 'national.read' },
    tag: 'national',
    summary: '要求重新报送、还没有处理到的报文数',
    answer: z.object({ left: z.int() }),
    handler: async () => accept({ left: await resendingNow(collect) }),
  });

  addMappingRoutes(app, collect);
}
