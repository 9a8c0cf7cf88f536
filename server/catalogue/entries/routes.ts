import { accept, refuse } from '@zongheng/core';
import { requireActor } from '../../identity/index.ts';
import { addRoute, type HttpApp } from '../../platform/http/index.ts';
import { checkShape, conformityOf } from './check-draft.ts';
import { compareSides } from './compare.ts';
import type { EntryDeps } from './context.ts';
import { addDraftRoutes } from './draft-routes.ts';
import { openEntry, presentEntry } from './entry-view.ts';
import { readExceptions } from './exception-store.ts';
import { historyOf } from './history.ts';
import { listEntries } from './list.ts';
import { addMatrixRoutes } from './matrix-routes.ts';
import { MESSAGES } from './messages.ts';
import { presentException, presentVersion } from './present.ts';
import { newSubjectOf } from './save-draft.ts';
import {
  compareQuery,
  comparisonSchema,
  entryPageSchema,
  entryQuery,
  entrySchema,
  historySchema,
  previewSchema,
} from './schema.ts';
import { exceptionQuery, exceptionsSchema } from './schema-matrix.ts';
import { conformitySchema, keySchema, versionsSchema } from './schema-parts.ts';
import { subjectOf } from './subject.ts';

const access = { kind: 'action', action: 'catalogue.entries' } as const;
const tag = 'catalogue';

/** The keeping of the catalogue: entries of three levels, their drafts, versions, tasks, exceptions, and the matrix. */
export function addEntryRoutes(app: HttpApp, deps: EntryDeps): void {
  const { catalogue, database } = deps;
  addDraftRoutes(app, deps);
  addMatrixRoutes(app, deps);

  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/entries',
    access,
    tag,
    summary: '事项条目列表:标准事项、实施清单、审批流程;可只看待我办理的',
    query: entryQuery,
    answer: entryPageSchema,
    handler: async (request) => accept(await listEntries(deps, requireActor(request), request.query)),
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/entries/:kind/:subject/:division',
    access,
    tag,
    summary: '一个条目:生效版本、上级标准、草稿、合规情况、任务、例外和可做的操作',
    params: keySchema,
    answer: entrySchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const opened = await openEntry(deps, actor, request.params);
      return opened.ok ? accept(await presentEntry(deps, actor, opened.value)) : opened;
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/entries/:kind/:subject/:division/versions',
    access,
    tag,
    summary: '一个条目的全部版本,最新的在前',
    params: keySchema,
    answer: versionsSchema,
    handler: async (request) => {
      const opened = await openEntry(deps, requireActor(request), request.params);
      if (!opened.ok) return opened;
      const versions = catalogue.book.versionsOf(request.params);
      return accept({ rows: versions.toReversed().map((each) => presentVersion(each, catalogue.today)) });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/entries/:kind/:subject/:division/history',
    access,
    tag,
    summary: '一个条目的经过:谁在何时改了什么、审核和发布了什么',
    params: keySchema,
    answer: historySchema,
    handler: async (request) => {
      const opened = await openEntry(deps, requireActor(request), request.params);
      if (!opened.ok) return opened;
      if (!opened.value.mayReadDraft) return refuse('not-found', MESSAGES.entryNotFound, '');
      return accept({ rows: await historyOf(deps, opened.value.row) });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/compare',
    access,
    tag,
    summary: '比较一个条目的两个版本、草稿或上级标准,逐要素',
    query: compareQuery,
    answer: comparisonSchema,
    handler: async (request) => {
      const { a, b, ...key } = request.query;
      const opened = await openEntry(deps, requireActor(request), key);
      return opened.ok ? compareSides(catalogue, opened.value, a, b) : opened;
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/catalogue/conformity',
    access,
    tag,
    summary: '预检一份内容是否符合上级规定,不保存',
    body: previewSchema,
    answer: conformitySchema,
    handler: async (request) => {
      const { content, ...key } = request.body;
      const shape = checkShape(key, content);
      if (!shape.ok) return shape;
      const subject = subjectOf(catalogue, key, newSubjectOf(shape.value));
      if (!subject) return refuse('not-found', MESSAGES.entryNotFound, '');
      const opened = await openEntry(deps, requireActor(request), key);
      const exceptions = opened.ok ? (opened.value.row?.state?.exceptions ?? []) : [];
      const approved = exceptions
        .filter(({ status }) => status === 'approved')
        .map(({ element, until }) => ({ element, until, reason: '' }));
      return accept(conformityOf(catalogue, subject, shape.value, approved));
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/exceptions',
    access,
    tag,
    summary: '例外申请:待审查的在前',
    query: exceptionQuery,
    answer: exceptionsSchema,
    handler: async (request) => {
      const { status, department, division } = request.query;
      const divisions = division === undefined ? null : catalogue.within(division);
      const rows = await readExceptions(database, { status, department, divisions });
      const actor = requireActor(request);
      return accept({
        rows: rows.map((row) => presentException(catalogue, actor, row)),
        total: rows.length,
      });
    },
  });
}
