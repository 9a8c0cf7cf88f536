import { accept } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import type { CaseDeps } from '../../casework/index.ts';
import { requireActor } from '../../identity/index.ts';
import { addRoute, cutPage, type HttpApp } from '../../platform/http/index.ts';
import { listStageClocks } from './list.ts';
import { presentListed } from './present.ts';
import { stageCursor, stagePageSchema, stageQuery } from './schema.ts';

/** 阶段与项目时限 as a list; the clocks of one project stand in its dossier. */
export function addStageRoutes(app: HttpApp, deps: CaseDeps): void {
  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/stage-clocks',
    access: { kind: 'action', action: 'oversight.read' },
    tag: 'oversight',
    summary: '阶段与项目时限,先到期的在前',
    query: stageQuery,
    answer: stagePageSchema,
    handler: async (request) => {
      const { cursor: after, limit, ...filter } = request.query;
      const now = deps.clock.now() as Instant;
      const actor = requireActor(request);
      const { rows, total, counts } = await listStageClocks(
        deps.database,
        actor,
        filter,
        { after, limit },
        now,
      );
      const page = cutPage(rows, limit, total, (last) =>
        stageCursor.encode([last.sort_at, last.subject_id, last.stage]),
      );
      return accept({
        ...page,
        rows: page.rows.map((row) => presentListed(row, deps.catalogue, now)),
        counts,
      });
    },
  });
}
