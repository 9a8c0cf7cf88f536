import { accept, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { explain } from '@zongheng/core/clock';
import { z } from 'zod';
import { type CaseDeps, casesOfProject, explanationSchema, presentExplanation } from '../casework/index.ts';
import { requireActor } from '../identity/index.ts';
import { addRoute, type HttpApp } from '../platform/http/index.ts';
import { uuid } from '../platform/text/index.ts';
import { findProject, mayReadProject, PROJECT_MESSAGES } from '../projects/index.ts';
import { STAGE_MESSAGES, stageClocks, stageDivisionOf, stageLawOf } from '../supervision/index.ts';

/** Why the clock of a work's stage, or of the whole project, shows what it shows. */
export function addStageExplanationRoute(app: HttpApp, deps: CaseDeps): void {
  addRoute(app, {
    method: 'GET',
    url: '/api/projects/:id/explanation',
    access: { kind: 'action', action: 'project.read' },
    tag: 'projects',
    summary: '阶段或全流程时限的逐日说明',
    params: z.strictObject({ id: uuid }),
    query: z.strictObject({
      measure: z.enum(['stage', 'project']),
      /** Of a stage: the work and the number of the stage. */
      workId: uuid.optional(),
      stage: z.coerce.number().int().min(1).max(99).optional(),
    }),
    answer: explanationSchema,
    handler: async (request) => {
      const { measure, workId, stage } = request.query;
      const project = await findProject(deps.database, request.params.id);
      if (!project) return refuse('not-found', PROJECT_MESSAGES.notFound, '');
      const scope = { unitId: project.state.unitId, divisions: project.divisions };
      const visible = mayReadProject(requireActor(request), scope);
      if (!visible.ok) return visible;
      const now = deps.clock.now() as Instant;
      const cases = await casesOfProject(deps.database, project.id, project.home);
      const found = stageClocks(project, cases, deps.catalogue, now).find(
        (each) =>
          each.kind === measure &&
          (measure === 'project' || (each.workId === workId && each.stage === stage)),
      );
      if (!found) return refuse('not-found', STAGE_MESSAGES.noClock, '');
      const { calendar, rule } = stageLawOf(deps.catalogue, stageDivisionOf(project));
      const { limit, ledger } = found;
      return accept(presentExplanation(measure, limit, explain(limit, ledger, calendar, now, rule)));
    },
  });
}
