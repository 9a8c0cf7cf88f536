import { accept } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { z } from 'zod';
import { type CaseDeps, caseRowSchema, lightCountsSchema, listCases, presentRow } from '../casework/index.ts';
import { requireActor } from '../identity/index.ts';
import { addRoute, type HttpApp } from '../platform/http/index.ts';
import { overviewOf } from './overview.ts';
import { addRecordRoutes } from './record-routes.ts';

const WORST = 20;

/** What supervisors and leaders see and do. */
export function addSupervisionRoutes(app: HttpApp, deps: CaseDeps): void {
  addOverviewRoute(app, deps);
  addRecordRoutes(app, deps);
}

/** The one-minute page of supervisors and leaders; its figures lead to /api/cases with the same filters. */
function addOverviewRoute(app: HttpApp, deps: CaseDeps): void {
  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/overview',
    access: { kind: 'action', action: 'oversight.read' },
    tag: 'oversight',
    summary: '一分钟看全局:各市亮灯和最紧要的办件',
    answer: z.object({
      asOf: z.string(),
      open: z.int(),
      lights: lightCountsSchema,
      cities: z.array(
        z.object({
          code: z.string(),
          name: z.string(),
          open: z.int(),
          onTimeShare: z.number().nullable(),
          lights: lightCountsSchema,
        }),
      ),
      worst: z.array(caseRowSchema),
    }),
    handler: async (request) => {
      const actor = requireActor(request);
      const now = deps.clock.now() as Instant;
      const [overview, due] = await Promise.all([
        overviewOf(deps, actor, now),
        listCases(deps.database, actor, { box: 'due', limit: WORST }, now),
      ]);
      const worst = due.rows.slice(0, WORST).map((row) => presentRow(row, deps.catalogue, now));
      return accept({ ...overview, cities: [...overview.cities], worst });
    },
  });
}
