import { accept, type Result } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { type Actor, requireActor } from '../../identity/index.ts';
import { addRoute, cutPage, type HttpApp } from '../../platform/http/index.ts';
import type { CollectDeps } from '../collect.ts';
import { reportingCsv } from './csv.ts';
import type { EventScope } from './events.ts';
import { listEvents, reportingFigures } from './figures.ts';
import { type Period, periodOf } from './period.ts';
import { presentEvent, presentReporting } from './present.ts';
import {
  eventCursor,
  eventListSchema,
  eventQuery,
  type ReportingView,
  reportingQuery,
  reportingSchema,
} from './schema.ts';

const OF_CASE: ReadonlySet<string> = new Set(['case', 'step', 'special', 'document', 'material']);
const ACCESS = { kind: 'action', action: 'national.measure' } as const;

type Asked = {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
  readonly line?: 'investment' | 'construction' | undefined;
  readonly city?: string | undefined;
};

/** Timeliness of reporting upward (上报时效): figures, their table for a spreadsheet, and the messages behind each. */
export function addMeasureRoutes(app: HttpApp, { collect }: { readonly collect: CollectDeps }): void {
  const { database, catalogue, library } = collect;
  const now = () => collect.now() as Instant;

  const figuresFor = async (actor: Actor, asked: Asked): Promise<Result<ReportingView>> => {
    const at = now();
    const period = periodOf(asked, at);
    if (!period.ok) return period;
    const { line, city } = asked;
    const found = await reportingFigures(database, scopeOf(actor, period.value, at), { line, city });
    const homes = city === undefined ? homesOf(actor) : [city];
    return accept(presentReporting(collect, period.value, homes, found, at));
  };
  const scopeOf = (actor: Actor, period: Period, at: Instant): EventScope => {
    const { division } = actor.seat;
    return {
      from: period.from,
      to: period.to,
      // The province is in the lineage of every project.
      division: division === null || division.code === catalogue.province ? null : division.code,
      now: formatInstant(at),
      caseKinds: library
        .all()
        .filter(({ source }) => OF_CASE.has(source))
        .map(({ kind }) => kind),
    };
  };
  const homesOf = ({ seat: { division } }: Actor): readonly string[] =>
    catalogue.homes().filter((home) => {
      if (division === null) return true;
      const { lineage } = catalogue;
      return lineage(home).includes(division.code) || lineage(division.code).includes(home);
    });

  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/reporting',
    access: ACCESS,
    tag: 'oversight',
    summary: '上报国家平台的时效:各市、各机关,退回原因',
    query: reportingQuery,
    answer: reportingSchema,
    handler: (request) => figuresFor(requireActor(request), request.query),
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/reporting.csv',
    access: ACCESS,
    tag: 'oversight',
    summary: '各市上报时效表(CSV)',
    query: reportingQuery,
    handler: async (request, reply) => {
      const view = await figuresFor(requireActor(request), request.query);
      if (!view.ok) return view;
      const { from, to } = view.value;
      const name = encodeURIComponent(`上报时效 ${from} 至 ${to}.csv`);
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename*=UTF-8''${name}`)
        .send(reportingCsv(view.value));
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/reporting/messages',
    access: ACCESS,
    tag: 'oversight',
    summary: '一个时效数字背后的报文,最近发生的在前',
    query: eventQuery,
    answer: eventListSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const at = now();
      const { from, to, cursor: after, limit, ...filter } = request.query;
      const period = periodOf({ from, to }, at);
      if (!period.ok) return period;
      const scope = scopeOf(actor, period.value, at);
      const { rows, total } = await listEvents(database, scope, filter, { after, limit });
      const page = cutPage(rows, limit, total, (last) =>
        eventCursor.encode([last.happened_at, last.first_id]),
      );
      return accept({ ...page, rows: page.rows.map((row) => presentEvent(collect, row)) });
    },
  });
}
