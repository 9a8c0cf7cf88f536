import { accept, refuse } from '@zongheng/core';
import { z } from 'zod';
import { personNames, requireActor } from '../../identity/index.ts';
import { addRoute, cutPage, type HttpApp } from '../../platform/http/index.ts';
import { uuid } from '../../platform/text/index.ts';
import type { CollectDeps } from '../collect.ts';
import { MESSAGES } from '../messages.ts';
import { explainDifference, requestRepair } from './differences.ts';
import { findRun, listDifferences, listRuns } from './lists.ts';
import { presentDifference, presentRun, presentRunDetail } from './present.ts';
import { requestRun } from './runs.ts';
import {
  differenceCursor,
  differenceListSchema,
  differenceQuery,
  explainBody,
  repairBody,
  runCursor,
  runDetailSchema,
  runListSchema,
  runQuery,
  runRequest,
} from './schema.ts';

const READ = { kind: 'action', action: 'national.reconcile-read' } as const;
const ACT = { kind: 'action', action: 'national.reconcile' } as const;
const byId = z.strictObject({ id: uuid });

/** The comparison with the centre (对账): its runs, what they found, and what people do about it. */
export function addReconcileRoutes(app: HttpApp, { collect }: { readonly collect: CollectDeps }): void {
  addRunRoutes(app, collect);
  addDifferenceRoutes(app, collect);
}

function addRunRoutes(app: HttpApp, collect: CollectDeps): void {
  const { database } = collect;
  addRoute(app, {
    method: 'GET',
    url: '/api/national/reconciliations',
    access: READ,
    tag: 'national',
    summary: '与国家平台的历次对账,最近的在前',
    query: runQuery,
    answer: runListSchema,
    handler: async (request) => {
      const { line, cursor: after, limit } = request.query;
      const { rows, total } = await listRuns(database, line, { after, limit });
      const page = cutPage(rows, limit, total, (last) => runCursor.encode(last.id));
      const names = await personNames(
        database,
        page.rows.flatMap((row) => row.requested_by ?? []),
      );
      return accept({ ...page, rows: page.rows.map((row) => presentRun(row, names)) });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/national/reconciliations/:id',
    access: READ,
    tag: 'national',
    summary: '一次对账:各种报文双方各有多少',
    params: byId,
    answer: runDetailSchema,
    handler: async (request) => {
      const row = await findRun(database, request.params.id);
      if (!row) return refuse('not-found', MESSAGES.reconcile.runNotFound, '');
      const names = await personNames(database, row.requested_by === null ? [] : [row.requested_by]);
      return accept(presentRunDetail(row, names, collect));
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/national/reconciliations',
    access: ACT,
    tag: 'national',
    summary: '要求现在对账;由后台进程执行',
    body: runRequest,
    answer: z.object({ ids: z.array(z.uuid()) }),
    handler: async (request) => {
      const { personId } = requireActor(request);
      const ids: string[] = [];
      for (const line of new Set(request.body.lines)) {
        const asked = { id: collect.newId(), person: personId, now: collect.now() };
        ids.push(await requestRun(database, line, asked));
      }
      return accept({ ids });
    },
  });
}

function addDifferenceRoutes(app: HttpApp, collect: CollectDeps): void {
  const { database } = collect;
  addRoute(app, {
    method: 'GET',
    url: '/api/national/differences',
    access: READ,
    tag: 'national',
    summary: '对账发现的差异;未消除的先发现的在前',
    query: differenceQuery,
    answer: differenceListSchema,
    handler: async (request) => {
      const { cursor: after, limit, ...filter } = request.query;
      const { rows, total } = await listDifferences(database, filter, { after, limit });
      const page = cutPage(rows, limit, total, (last) => differenceCursor.encode(last.id));
      const names = await personNames(
        database,
        page.rows.flatMap((row) => [row.person ?? [], row.repair_by ?? []].flat()),
      );
      return accept({ ...page, rows: page.rows.map((row) => presentDifference(row, names, collect)) });
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/national/differences/:id/explain',
    access: ACT,
    tag: 'national',
    summary: '写明一条差异的原因;它不再计入差异,直到消除',
    params: byId,
    body: explainBody,
    answer: z.object({ id: z.uuid() }),
    handler: async (request) => {
      const { id } = request.params;
      const { personId: person } = requireActor(request);
      const done = await explainDifference(database, id, { ...request.body, person, now: collect.now() });
      if (done === 'unknown') return refuse('not-found', MESSAGES.reconcile.notFound, '');
      return done === 'closed' ? refuse('difference-closed', MESSAGES.reconcile.closed, '') : accept({ id });
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/national/differences/repair',
    access: ACT,
    tag: 'national',
    summary: '处理选定的差异:重新报送、补报或再次要求作废;由后台进程执行',
    body: repairBody,
    answer: z.object({ ids: z.array(z.uuid()) }),
    handler: async (request) => {
      const { personId } = requireActor(request);
      const ids = await requestRepair(database, request.body.ids, personId, collect.now());
      return ids.length === 0
        ? refuse('nothing-to-repair', MESSAGES.reconcile.onlyExplain, '')
        : accept({ ids: [...ids] });
    },
  });
}
