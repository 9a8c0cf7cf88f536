import { accept, type Result } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { type CaseDeps, readCases } from '../../casework/index.ts';
import { type Actor, personNames, requireActor } from '../../identity/index.ts';
import { addRoute, cutPage, type HttpApp } from '../../platform/http/index.ts';
import { measuredCsv, measuresCsv } from './csv.ts';
import { type Asked, type Filter, NOBODY } from './events.ts';
import { BYS } from './figures.ts';
import { MEASURE_MESSAGES } from './messages.ts';
import { type Period, periodOf } from './period.ts';
import { checkPersons, mayMeasurePersons, measuredDivisions } from './policy.ts';
import { groupName, presentFigures, presentMeasured } from './present.ts';
import { listFigure, readFigures } from './read-figures.ts';
import {
  type MeasuredList,
  type MeasuresView,
  measuredCursor,
  measuredFileQuery,
  measuredListSchema,
  measuredQuery,
  measuresQuery,
  measuresSchema,
} from './schema.ts';

const ACCESS = { kind: 'action', action: 'oversight.measure' } as const;
/** Rows of a list in one file; more would be a file no spreadsheet likes. */
const FILE_ROWS = 20_000;

/** Measures (效能统计): figures by group, the cases behind each, and both as files. */
export function addCaseMeasureRoutes(app: HttpApp, deps: CaseDeps): void {
  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/measures',
    access: ACCESS,
    tag: 'oversight',
    summary: '效能统计:按市、部门、机关、事项、地区、人员、月份、流程或阶段分组',
    query: measuresQuery,
    answer: measuresSchema,
    handler: (request) => measures(deps, requireActor(request), request.query),
  });
  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/measures.csv',
    access: ACCESS,
    tag: 'oversight',
    summary: '效能统计表(CSV)',
    query: measuresQuery,
    handler: async (request, reply) => {
      const view = await measures(deps, requireActor(request), request.query);
      if (!view.ok) return view;
      return sendCsv(reply, MEASURE_MESSAGES.tableFile, view.value, measuresCsv(view.value));
    },
  });
  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/measures/cases',
    access: ACCESS,
    tag: 'oversight',
    summary: '一个效能数字背后的办件,最近的在前',
    query: measuredQuery,
    answer: measuredListSchema,
    handler: (request) => measured(deps, requireActor(request), request.query),
  });
  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/measures/cases.csv',
    access: ACCESS,
    tag: 'oversight',
    summary: '一个效能数字背后的办件(CSV)',
    query: measuredFileQuery,
    handler: async (request, reply) => {
      const view = await measured(deps, requireActor(request), { ...request.query, limit: FILE_ROWS });
      if (!view.ok) return view;
      return sendCsv(reply, MEASURE_MESSAGES.listFile, view.value, measuredCsv(view.value));
    },
  });
}

async function measures(
  deps: CaseDeps,
  actor: Actor,
  { by, from, to, ...filter }: z.output<typeof measuresQuery>,
): Promise<Result<MeasuresView>> {
  const { database, catalogue, clock } = deps;
  const now = clock.now() as Instant;
  const period = periodOf({ from, to }, now);
  if (!period.ok) return period;
  const allowed = checkPersons(actor, by === 'person' || filter.person !== undefined);
  if (!allowed.ok) return allowed;
  const asked: Asked = { period: period.value, within: measuredDivisions(actor, catalogue), filter };
  const { place, total, groups } = await readFigures(database, asked, by);
  const persons =
    by === 'person'
      ? await personNames(
          database,
          groups.map(({ key }) => key).filter((key) => key.includes('-')),
        )
      : new Map<string, string>();
  const rows = groups.map(({ key, figures }) => ({
    key,
    name: groupName(catalogue, persons, by, key),
    figures: presentFigures(figures),
  }));
  const ordered =
    by === 'month' || by === 'stage' || by === 'city'
      ? rows.toSorted((a, b) => (a.key < b.key ? -1 : 1))
      : rows.toSorted((a, b) => b.figures.decided - a.figures.decided || (a.key < b.key ? -1 : 1));
  return accept({
    ...placed(now, period.value, place),
    by,
    byName: MEASURE_MESSAGES.by[by],
    semantics: MEASURE_MESSAGES.semantics,
    mayMeasurePersons: mayMeasurePersons(actor),
    narrowed: await narrowedBy(deps, filter),
    total: presentFigures(total),
    rows: ordered,
  });
}

async function measured(
  deps: CaseDeps,
  actor: Actor,
  asked: z.output<typeof measuredFileQuery> & {
    readonly cursor?: readonly [string, string] | undefined;
    readonly limit: number;
  },
): Promise<Result<MeasuredList>> {
  const { database, catalogue, clock } = deps;
  const now = clock.now() as Instant;
  const { figure, from, to, cursor: after, limit, excess, ...filter } = asked;
  const period = periodOf({ from, to }, now);
  if (!period.ok) return period;
  const allowed = checkPersons(actor, filter.person !== undefined);
  if (!allowed.ok) return allowed;
  const narrowed = { ...filter, excess: excess === true ? (true as const) : undefined };
  const within = measuredDivisions(actor, catalogue);
  const found = await listFigure(database, { period: period.value, within, filter: narrowed }, figure, {
    after,
    limit,
  });
  const page = cutPage(found.rows, limit, found.total, (last) => measuredCursor.encode([last.at, last.id]));
  const cases = await readCases(
    database,
    page.rows.map(({ id }) => id),
  );
  const byId = new Map(cases.map((row) => [row.id, row]));
  const officials = page.rows.flatMap((row) => [row.accepted_by ?? [], row.decided_by ?? []].flat());
  const persons = mayMeasurePersons(actor) ? await personNames(database, [...new Set(officials)]) : new Map();
  return accept({
    ...placed(now, period.value, found.place),
    figure,
    figureName: MEASURE_MESSAGES.figures[figure],
    narrowed: await narrowedBy(deps, filter),
    rows: page.rows.map((row) => {
      const of = byId.get(row.id);
      if (!of) throw new Error(`measured a case that is not there: ${row.id}`);
      return presentMeasured(catalogue, persons, row, of, now);
    }),
    next: page.next,
    total: page.total,
  });
}

/** The filters in force with their names. */
async function narrowedBy({ database, catalogue }: CaseDeps, filter: Filter) {
  const { person } = filter;
  const known = person === undefined || person === NOBODY ? [] : [person];
  const persons = await personNames(database, known);
  return BYS.flatMap((by) => {
    const key = filter[by];
    if (key === undefined) return [];
    return [{ by, byName: MEASURE_MESSAGES.by[by], key, name: groupName(catalogue, persons, by, key) }];
  });
}

export function placed(now: Instant, period: Period, place: { position: number; behind: number }) {
  return { asOf: formatInstant(now), from: period.firstDay, to: period.lastDay, ...place };
}

function sendCsv(
  reply: FastifyReply,
  name: string,
  { from, to }: { from: string; to: string },
  text: string,
): FastifyReply {
  const file = encodeURIComponent(MEASURE_MESSAGES.fileOf(name, from, to));
  return reply
    .header('content-type', 'text/csv; charset=utf-8')
    .header('content-disposition', `attachment; filename*=UTF-8''${file}`)
    .send(text);
}
