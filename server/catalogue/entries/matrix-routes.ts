import { accept } from '@zongheng/core';
import type { Actor } from '../../identity/index.ts';
import { requireActor } from '../../identity/index.ts';
import { csv } from '../../platform/csv/index.ts';
import { addRoute, cutPage, type HttpApp } from '../../platform/http/index.ts';
import type { EntryDeps } from './context.ts';
import { matrixOf, matrixTable } from './matrix.ts';
import { MESSAGES } from './messages.ts';
import { reachOf } from './policy.ts';
import { presentTask } from './present.ts';
import { remind } from './remind.ts';
import {
  matrixQuery,
  matrixSchema,
  remindedSchema,
  remindSchema,
  taskCursor,
  taskPageSchema,
  taskQuery,
} from './schema-matrix.ts';
import { readHeads } from './store.ts';
import { listTasks } from './task-store.ts';

const tag = 'catalogue';

/** Which division has what: the matrix, and the tasks of those that are behind. */
export function addMatrixRoutes(app: HttpApp, deps: EntryDeps): void {
  const { catalogue, database } = deps;
  const matrix = async (actor: Actor, query: Parameters<typeof matrixOf>[3]) => {
    const drafted = await readHeads(database, { kind: 'implementation', drafted: true });
    return matrixOf(catalogue, catalogue.book, drafted, query, reachOf(catalogue, actor));
  };

  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/matrix',
    access: { kind: 'action', action: 'catalogue.matrix' },
    tag,
    summary: '事项×区划:未编制、起草中、已发布、落后、偏离',
    query: matrixQuery,
    answer: matrixSchema,
    handler: async (request) => accept(await matrix(requireActor(request), request.query)),
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/matrix/file',
    access: { kind: 'action', action: 'catalogue.matrix' },
    tag,
    summary: '下载事项×区划表(CSV)',
    query: matrixQuery,
    headers: 'file',
    handler: async (request, reply) => {
      const made = await matrix(requireActor(request), request.query);
      const head = [MESSAGES.csvItem, MESSAGES.csvDepartment, MESSAGES.csvStage];
      const table = csv(matrixTable(made, { head, states: MESSAGES.cellStates }));
      return reply
        .header('content-type', 'text/csv; charset=utf-8')
        .header('content-disposition', `attachment; filename="catalogue-matrix-${made.day}.csv"`)
        .send(table);
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/tasks',
    access: { kind: 'action', action: 'catalogue.tasks' },
    tag,
    summary: '跟进新标准的任务:本机构的,或按区划、事项、部门',
    query: taskQuery,
    answer: taskPageSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const { mine, item, division, department, state, cursor, limit } = request.query;
      const reach = reachOf(catalogue, actor);
      const asked = division === undefined ? null : catalogue.within(division);
      const divisions = reach === null ? asked : [...(asked ?? reach)].filter((code) => reach.has(code));
      const found = await listTasks(database, {
        ...(mine ? { bodyId: actor.seat.body?.id ?? '' } : {}),
        ...{ item, divisions, department, state, limit, after: cursor, today: catalogue.today },
      });
      const page = cutPage(found.rows, limit, found.total, ({ dueOn, id }) => taskCursor.encode([dueOn, id]));
      return accept({ ...page, rows: page.rows.map((row) => presentTask(catalogue, actor, row)) });
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/catalogue/tasks/remind',
    access: { kind: 'action', action: 'catalogue.keep' },
    tag,
    summary: '催办未跟进的实施清单,每项一天一次',
    body: remindSchema,
    answer: remindedSchema,
    handler: async (request) => accept(await remind(deps, requireActor(request), request.body.ids)),
  });
}
