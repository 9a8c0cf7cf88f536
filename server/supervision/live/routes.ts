import { accept } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { type CaseDeps, listOpen, presentRow } from '../../casework/index.ts';
import { type Actor, requireActor } from '../../identity/index.ts';
import { addRoute, type Guard, type HttpApp } from '../../platform/http/index.ts';
import type { Log } from '../../platform/log/index.ts';
import { lightsOf } from './lights.ts';
import { openLive } from './live.ts';
import { lightsQuery, lightsSchema, matrixSchema, overviewSchema } from './schema.ts';
import { openHub } from './stream.ts';

const WORST = 20;
const ACCESS = { kind: 'action', action: 'oversight.read' } as const;

export type LiveDeps = CaseDeps & {
  /** Asked again while somebody listens: a seat that ended hears no more. */
  readonly guard: Guard;
  readonly log: Pick<Log, 'error'>;
};

/** The one-minute page, the list of lights, and the stream that keeps both fresh. */
export function addLiveRoutes(app: HttpApp, deps: LiveDeps): void {
  const live = openLive(deps);
  const hub = openHub(live, deps.clock, (error) => deps.log.error({ err: error }, 'live figures failed'));
  // Streams never end by themselves, and the server waits for what is under way.
  app.addHook('preClose', async () => hub.close());
  const now = () => deps.clock.now() as Instant;
  const divisionOf = (actor: Actor) => actor.seat.division?.code ?? null;

  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/overview',
    access: ACCESS,
    tag: 'oversight',
    summary: '一分钟看全局:各市、各部门亮灯和最紧要的办件',
    answer: overviewSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const at = now();
      const [figures, worst] = await Promise.all([live.figures(divisionOf(actor)), worstOf(deps, actor, at)]);
      const age = Math.max(0, Math.round(now() - Date.parse(figures.asOf)));
      return accept({
        ...figures,
        cities: [...figures.cities],
        departments: [...figures.departments],
        age,
        worst,
      });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/lights/matrix',
    access: ACCESS,
    tag: 'oversight',
    summary: '各市各部门亮灯表:每格在办件数和亮灯,与总览同源',
    answer: matrixSchema,
    handler: async (request) => {
      const { asOf, cities, departments, cells } = await live.matrix(divisionOf(requireActor(request)));
      return accept({
        asOf,
        cities: cities.map(({ code, name, open }) => ({ code, name, open })),
        departments: departments.map(({ id, name, open }) => ({ id, name, open })),
        cells,
      });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/lights',
    access: ACCESS,
    tag: 'oversight',
    summary: '亮灯清单(先到期的在前):此刻的灯,按市、区划、部门、事项、机关、时钟筛选',
    query: lightsQuery,
    answer: lightsSchema,
    handler: async (request) =>
      accept(await lightsOf(deps, live, requireActor(request), request.query, now())),
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/live',
    access: ACCESS,
    tag: 'oversight',
    summary: '亮灯数字的实时推送(text/event-stream):有变化才发送,断开后自动续接',
    handler: async (request, reply) => {
      const last = request.headers['last-event-id'];
      const stream = hub.open({
        division: divisionOf(requireActor(request)),
        last: typeof last === 'string' ? last : undefined,
        recheck: async (listener) => {
          const refusal = await deps.guard(request, ACCESS);
          if (refusal === null) listener.division = divisionOf(requireActor(request));
          return refusal;
        },
      });
      reply.header('content-type', 'text/event-stream; charset=utf-8').header('x-accel-buffering', 'no');
      return reply.send(stream);
    },
  });
}

/** What is past its limit or about to be, due first. */
async function worstOf(deps: CaseDeps, actor: Actor, at: Instant) {
  const { division } = actor.seat;
  const divisions = division === null ? [] : [division.code];
  const lights = ['beyond-statute', 'overdue', 'warning'] as const;
  const moment = new Date(at).toISOString();
  const rows = await listOpen(deps.database, { divisions, lights }, { limit: WORST }, moment);
  return rows
    .slice(0, WORST)
    .filter(({ visible }) => visible)
    .map((row) => presentRow(row, deps.catalogue, at));
}
