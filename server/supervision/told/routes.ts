import { accept, type Result, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { z } from 'zod';
import type { CaseDeps } from '../../casework/index.ts';
import { type Actor, requireActor } from '../../identity/index.ts';
import { addRoute, cutPage, type HttpApp } from '../../platform/http/index.ts';
import { uuid } from '../../platform/text/index.ts';
import { toldCsv } from './csv.ts';
import { findTold, listTold, toldFigures } from './figures.ts';
import { TOLD_MESSAGES as say } from './messages.ts';
import { periodOf } from './period.ts';
import { presentFact, presentTold, presentToldExplanation } from './present.ts';
import {
  type ToldView,
  toldCursor,
  toldExplanationSchema,
  toldListQuery,
  toldListSchema,
  toldQuery,
  toldSchema,
} from './schema.ts';

const ACCESS = { kind: 'action', action: 'told.read' } as const;
const byId = z.strictObject({ id: uuid });

/** The reporting clock (登记及时性): figures by city, body and month, the facts behind each, why one was late. */
export function addToldRoutes(app: HttpApp, deps: CaseDeps): void {
  const { database, catalogue } = deps;
  const now = () => deps.clock.now() as Instant;
  const homesOf = ({ seat: { division } }: Actor): readonly string[] =>
    catalogue.homes().filter((home) => {
      if (division === null) return true;
      const { lineage } = catalogue;
      return lineage(home).includes(division.code) || lineage(division.code).includes(home);
    });
  const figuresFor = async (actor: Actor, asked: z.output<typeof toldQuery>): Promise<Result<ToldView>> => {
    const { from, to, ...filter } = asked;
    const at = now();
    const period = periodOf({ from, to }, at);
    if (!period.ok) return period;
    const groups = await toldFigures(database, actor, period.value, filter);
    const homes = filter.city === undefined ? homesOf(actor) : [filter.city];
    return accept(presentTold(catalogue, period.value, homes, groups, at));
  };

  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/reporting-clock',
    access: ACCESS,
    tag: 'oversight',
    summary: '登记及时性:从发生到登记用了多久,按市、机关、月份',
    query: toldQuery,
    answer: toldSchema,
    handler: (request) => figuresFor(requireActor(request), request.query),
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/reporting-clock.csv',
    access: ACCESS,
    tag: 'oversight',
    summary: '各机关登记及时性(CSV)',
    query: toldQuery,
    handler: async (request, reply) => {
      const view = await figuresFor(requireActor(request), request.query);
      if (!view.ok) return view;
      const { from, to } = view.value;
      const name = encodeURIComponent(`登记及时性 ${from} 至 ${to}.csv`);
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .send(toldCsv(view.value));
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/reporting-clock/facts',
    access: ACCESS,
    tag: 'oversight',
    summary: '一个及时性数字背后的登记,最近登记的在前',
    query: toldListQuery,
    answer: toldListSchema,
    handler: async (request) => {
      const { from, to, cursor: after, limit, ...filter } = request.query;
      const period = periodOf({ from, to }, now());
      if (!period.ok) return period;
      const actor = requireActor(request);
      const { rows, total } = await listTold(database, actor, period.value, filter, { after, limit });
      const page = cutPage(rows, limit, total, (last) => toldCursor.encode([last.recorded_at, last.fact_id]));
      return accept({ ...page, rows: page.rows.map((row) => presentFact(catalogue, row)) });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/reporting-clock/facts/:id',
    access: ACCESS,
    tag: 'oversight',
    summary: '一次登记为何按时或逾时,逐日说明',
    params: byId,
    answer: toldExplanationSchema,
    handler: async (request) => {
      const row = await findTold(database, requireActor(request), request.params.id);
      return row ? accept(presentToldExplanation(catalogue, row)) : refuse('not-found', say.notFound, '');
    },
  });
}
