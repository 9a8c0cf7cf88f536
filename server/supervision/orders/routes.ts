import { accept, type Result, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { z } from 'zod';
import type { CaseDeps } from '../../casework/index.ts';
import { type Actor, holdersInBody, ROLES, requireActor } from '../../identity/index.ts';
import { getFiles, toFileRef } from '../../materials/index.ts';
import { addRoute, cutPage, defineCursor, type HttpApp } from '../../platform/http/index.ts';
import { instant, line, uuid } from '../../platform/text/index.ts';
import { ANSWERING } from './addressee.ts';
import { addOrderCommandRoutes } from './command-routes.ts';
import { ordersCsv } from './csv.ts';
import { presentReply, replyExplanationSchema } from './explanation.ts';
import { orderFigures } from './figures.ts';
import { ORDER_SITUATIONS } from './grounds.ts';
import { orderHistory } from './history.ts';
import { findListed, type ListedOrder, listOrders } from './list.ts';
import { ORDER_MESSAGES as say } from './messages.ts';
import { mayIssueTo, mayReadOrder } from './policy.ts';
import { presentDetail, presentOrder } from './present.ts';
import { DEFAULT_REPLY_DAYS } from './reply-clock.ts';
import {
  addresseesSchema,
  figuresQuery,
  type OrderDetailView,
  orderChoicesSchema,
  orderDetailSchema,
  orderFiguresSchema,
  orderFilterSchema,
  orderPageSchema,
  orderQuery,
} from './schema.ts';

const byId = z.strictObject({ id: uuid });
const cursor = defineCursor('orders', z.tuple([instant, uuid]));
const READ = { kind: 'action', action: 'order.read' } as const;
/** More rows than a spreadsheet is read with. */
const EXPORT_ROWS = 10_000;

/** Supervision orders (督办单): lists, one in full, figures, and everything that is done with them. */
export function addOrderRoutes(app: HttpApp, deps: CaseDeps): void {
  const { database, catalogue } = deps;
  const now = () => deps.clock.now() as Instant;
  const lineage = (division: string) => catalogue.lineage(division);

  const visible = async (actor: Actor, id: string): Promise<Result<ListedOrder>> => {
    const row = await findListed(database, id, now());
    if (!row) return refuse('not-found', say.notFound, '');
    const may = mayReadOrder(actor, row);
    return may.ok ? accept(row) : may;
  };
  const detail = async (actor: Actor, row: ListedOrder): Promise<OrderDetailView> => {
    const [history, files] = await Promise.all([
      orderHistory(deps, row),
      getFiles(
        database,
        row.state.files.map(({ fileId }) => fileId),
      ),
    ]);
    const shown = files.filter((file) => file.erasedAt === null).map(toFileRef);
    return presentDetail(row, actor, catalogue, now(), { history, files: shown });
  };

  addRoute(app, {
    method: 'GET',
    url: '/api/orders',
    access: READ,
    tag: 'orders',
    summary: '督办单列表',
    query: orderQuery.extend({ cursor: cursor.parameter.optional() }),
    answer: orderPageSchema,
    handler: async (request) => {
      const { cursor: after, ...filter } = request.query;
      const at = now();
      const found = await listOrders(database, requireActor(request), { ...filter, after }, at);
      const page = cutPage(found.rows, filter.limit, found.total, (last) =>
        cursor.encode([last.sort_at, last.id]),
      );
      const rows = page.rows.map((row) => presentOrder(row, catalogue, at));
      return accept({ ...page, rows, counts: { ...found.counts } });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/orders.csv',
    access: READ,
    tag: 'orders',
    summary: '督办单列表(CSV)',
    query: orderFilterSchema,
    handler: async (request, reply) => {
      const at = now();
      const filter = { ...request.query, limit: EXPORT_ROWS };
      const { rows } = await listOrders(database, requireActor(request), filter, at);
      const name = encodeURIComponent(say.csv.file);
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .send(ordersCsv(rows.slice(0, EXPORT_ROWS).map((row) => presentOrder(row, catalogue, at))));
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/orders/figures',
    access: READ,
    tag: 'orders',
    summary: '督办单统计:各市、各部门',
    query: figuresQuery,
    answer: orderFiguresSchema,
    handler: async (request) =>
      accept(await orderFigures(deps, requireActor(request), request.query.by, now())),
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/orders/choices',
    access: { kind: 'action', action: 'order.issue' },
    tag: 'orders',
    summary: '下达督办单时可选的情形和部门',
    answer: orderChoicesSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const own = actor.seat.division?.code ?? catalogue.province;
      const bodies = catalogue.within(own).flatMap((code) => {
        const division = { code, name: catalogue.division(code)?.name ?? code };
        return catalogue.bodiesIn(code).map(({ id, name }) => ({ id, name, division }));
      });
      return accept({
        situations: ORDER_SITUATIONS.map((code) => ({
          code,
          name: say.situations[code],
          basis: say.basisOf[code],
        })),
        mark: say.situationMark,
        replyDays: DEFAULT_REPLY_DAYS,
        replyMark: say.replyMark,
        bodies,
      });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/orders/addressees',
    access: { kind: 'action', action: 'order.readdress' },
    tag: 'orders',
    summary: '一个部门可以答复督办单的在岗人员',
    query: z.strictObject({ bodyId: line(60) }),
    answer: addresseesSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const body = catalogue.body(request.query.bodyId);
      const own = body !== undefined && actor.seat.body?.id === body.id;
      if (!body || !(own || mayIssueTo(actor, body, lineage).ok)) {
        return refuse('not-found', say.bodyNotFound, '', 'bodyId');
      }
      const holders = await holdersInBody(database, body.id, ANSWERING, now());
      // One person may hold several seats there: the first is the one they answer in.
      const persons = new Map<string, { id: string; name: string; role: string }>();
      for (const { personId: id, name, role } of holders) {
        if (!persons.has(id)) persons.set(id, { id, name, role: ROLES[role].name });
      }
      return accept({ body: { id: body.id, name: body.name }, persons: [...persons.values()] });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/orders/:id',
    access: READ,
    tag: 'orders',
    summary: '一份督办单:正文、答复和办理过程',
    params: byId,
    answer: orderDetailSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const row = await visible(actor, request.params.id);
      return row.ok ? accept(await detail(actor, row.value)) : row;
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/orders/:id/explanation',
    access: READ,
    tag: 'orders',
    summary: '答复期限的逐日说明',
    params: byId,
    answer: replyExplanationSchema,
    handler: async (request) => {
      const row = await visible(requireActor(request), request.params.id);
      if (!row.ok) return row;
      const { state } = row.value;
      return accept(presentReply(state, catalogue.calendarFor(state.division), now()));
    },
  });

  addOrderCommandRoutes(app, deps, { visible });
}
