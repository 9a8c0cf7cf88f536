import { accept, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { z } from 'zod';
import { bodiesOfProject, type CaseDeps, mayReadCase, readCases } from '../casework/index.ts';
import { requireActor } from '../identity/index.ts';
import { addRoute, cutPage, defineCursor, type HttpApp } from '../platform/http/index.ts';
import { uuid } from '../platform/text/index.ts';
import { publicationBook } from './adjustment-words.ts';
import { adjustmentsOf, listAdjustments, sweepProgress } from './adjustments.ts';
import { importNotice } from './import-notice.ts';
import { addMeasureRoutes } from './measure-routes.ts';
import { MESSAGES } from './messages.ts';
import { presentAdjustment, presentOverview } from './present.ts';
import { addPreviewRoutes } from './preview-routes.ts';
import {
  adjustmentPageSchema,
  adjustmentQuery,
  adjustmentSchema,
  importedSchema,
  importSchema,
  overviewSchema,
} from './schema.ts';
import { publicationsOf, readBook } from './store.ts';

const byId = defineCursor('adjustments', z.tuple([uuid]));

/** Calendar keeping (工作日历): read, imported, weighed, published; and what each publication moved. */
export function addCalendarRoutes(app: HttpApp, deps: CaseDeps): void {
  const { database, catalogue, clock } = deps;
  addPreviewRoutes(app, deps);
  addMeasureRoutes(app, deps);

  addRoute(app, {
    method: 'GET',
    url: '/api/calendar/overview',
    access: { kind: 'action', action: 'calendar.read' },
    tag: 'calendar',
    summary: '工作日历的现状:各年安排、地方节假日、应急措施、重算进度',
    answer: overviewSchema,
    handler: async (request) => {
      const [row, publications, sweep] = await Promise.all([
        readBook(database),
        publicationsOf(database),
        sweepProgress(database, (division) => catalogue.calendarFor(division)),
      ]);
      const now = clock.now() as Instant;
      return accept(presentOverview(row, requireActor(request), catalogue, publications, sweep, now));
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/calendar/notices/read',
    access: { kind: 'action', action: 'calendar.keep' },
    tag: 'calendar',
    summary: '读取放假通知(全文、CSV 或 JSON),不发布',
    body: importSchema,
    answer: importedSchema,
    handler: async (request) => {
      const { state } = await readBook(database);
      return importNotice(state, request.body.text, request.body.year);
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/calendar/adjustments',
    access: { kind: 'action', action: 'calendar.records' },
    tag: 'calendar',
    summary: '时限调整记录:日历变动后各办件的新旧到期日',
    query: adjustmentQuery.extend({ cursor: byId.parameter.optional() }),
    answer: adjustmentPageSchema,
    handler: async (request) => {
      const { cause, publication, city, limit, cursor } = request.query;
      const [found, book] = await Promise.all([
        listAdjustments(database, requireActor(request), {
          ...{ cause, city, limit, token: publication, after: cursor?.[0] },
        }),
        publicationBook(database),
      ]);
      const page = cutPage(found.rows, limit, found.total, ({ id }) => byId.encode([id]));
      return accept({ ...page, rows: page.rows.map((row) => presentAdjustment(row, catalogue, book)) });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/cases/:id/reprojections',
    access: { kind: 'action', action: 'case.read' },
    tag: 'cases',
    summary: '一个办件因日历或亮灯规则变动而调整的到期日',
    params: z.strictObject({ id: uuid }),
    answer: z.object({ rows: z.array(adjustmentSchema) }),
    handler: async (request) => {
      const [row] = await readCases(database, [request.params.id]);
      if (!row) return refuse('not-found', MESSAGES.caseNotFound, '');
      const projectBodies = await bodiesOfProject(database, row.project_id);
      const visible = mayReadCase(requireActor(request), { ...row, projectBodies });
      if (!visible.ok) return visible;
      const [rows, book] = await Promise.all([
        adjustmentsOf(database, row.id, row.home),
        publicationBook(database),
      ]);
      return accept({ rows: rows.map((each) => presentAdjustment(each, catalogue, book)) });
    },
  });
}
