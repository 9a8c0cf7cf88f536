import { accept, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import type { CaseDeps } from '../../casework/index.ts';
import { requireActor } from '../../identity/index.ts';
import { addRoute, type HttpApp } from '../../platform/http/index.ts';
import { periodOf } from '../measures/period.ts';
import { measuredDivisions } from '../measures/policy.ts';
import { placed } from '../measures/routes.ts';
import { answerWhatIf, checkChanges } from './answer-what-if.ts';
import { TIME_MESSAGES } from './messages.ts';
import { readPastProjects } from './past-projects.ts';
import { presentTime } from './present.ts';
import { readTime } from './read-time.ts';
import { timeQuery, timeSchema, whatIfBody, whatIfSchema } from './schema.ts';

const ACCESS = { kind: 'action', action: 'oversight.measure' } as const;

/** Where time goes (时间去哪了), and what it would have been otherwise. */
export function addTimeRoutes(app: HttpApp, deps: CaseDeps): void {
  const { database, catalogue, clock } = deps;
  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/time',
    access: ACCESS,
    tag: 'oversight',
    summary: '时间去哪了:办结的办件在申请人、部门和停表上各用了多少天,路径和堵点',
    query: timeQuery,
    answer: timeSchema,
    handler: async (request) => {
      const now = clock.now() as Instant;
      const { from, to, ...filter } = request.query;
      const period = periodOf({ from, to }, now);
      if (!period.ok) return period;
      const within = measuredDivisions(requireActor(request), catalogue);
      const rows = await readTime(database, { period: period.value, within, filter });
      return accept({ ...placed(now, period.value, rows.place), ...presentTime(catalogue, rows) });
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/oversight/what-if',
    access: ACCESS,
    tag: 'oversight',
    summary: '假设分析:改时限、合并或并行事项,对以往项目总用时的影响',
    body: whatIfBody,
    answer: whatIfSchema,
    handler: async (request) => {
      const now = clock.now() as Instant;
      const { flow: id, from, to, city, changes: wanted } = request.body;
      const period = periodOf({ from, to }, now);
      if (!period.ok) return period;
      const flow = catalogue.flow(id);
      if (!flow) return refuse('unknown-flow', TIME_MESSAGES.noFlow, '', 'flow');
      const changes = checkChanges(catalogue, flow, wanted);
      if (!changes.ok) return changes;
      const within = measuredDivisions(requireActor(request), catalogue);
      const past = await readPastProjects(deps, id, period.value, { within, city });
      const answer = answerWhatIf(catalogue, flow, changes.value, past);
      if (!answer.ok) return answer;
      return accept({ ...placed(now, period.value, past.place), ...answer.value, cut: past.cut });
    },
  });
}
