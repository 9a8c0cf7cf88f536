import { accept, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { z } from 'zod';
import {
  APPLICATION_MESSAGES,
  applicationSchema,
  findApplication,
  mayReadApplication,
  presentApplication,
} from '../applications/index.ts';
import {
  bodiesOfProject,
  type CaseDeps,
  caseDetailSchema,
  casesOfApplications,
  mayReadCase,
  readCases,
} from '../casework/index.ts';
import { requireActor } from '../identity/index.ts';
import { getFiles, toFileRef } from '../materials/index.ts';
import { addRoute, defineCursor, type HttpApp, limitParameter, pageSchema } from '../platform/http/index.ts';
import { instant, uuid, words } from '../platform/text/index.ts';
import { findProject, mayReadProject } from '../projects/index.ts';
import { casePage } from './case-page.ts';
import { streamHistory } from './history.ts';
import { listProjects } from './list-projects.ts';
import { projectPage } from './project-page.ts';
import { projectRowSchema, projectSchema } from './schema.ts';
import { addStageExplanationRoute } from './stage-explanation.ts';

const byUpdate = defineCursor('projects', z.tuple([instant, uuid]));
const byId = z.strictObject({ id: uuid });
const NOT_FOUND = { project: '没有这个项目,或您无权查看。', case: '没有这个办件,或您无权查看。' } as const;

/** The files of projects, applications and cases as people read them, put together over the modules. */
export function addDossierRoutes(app: HttpApp, deps: CaseDeps): void {
  const now = () => deps.clock.now() as Instant;

  addRoute(app, {
    method: 'GET',
    url: '/api/projects',
    access: { kind: 'action', action: 'project.read' },
    tag: 'projects',
    summary: '项目列表',
    query: z.strictObject({
      q: words(100).min(1).optional(),
      city: z
        .string()
        .regex(/^[0-9A-Z]\d{5}$/)
        .optional(),
      code: z.enum(['pending', 'issued', 'rejected', 'void']).optional(),
      cursor: byUpdate.parameter.optional(),
      limit: limitParameter,
    }),
    answer: pageSchema(projectRowSchema),
    handler: async (request) => {
      const { cursor, ...filter } = request.query;
      const found = await listProjects(deps, requireActor(request), { ...filter, after: cursor }, now());
      return accept({
        rows: found.rows,
        next: found.next && byUpdate.encode([found.next[0], found.next[1]]),
        total: found.total,
      });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/projects/:id',
    access: { kind: 'action', action: 'project.read' },
    tag: 'projects',
    summary: '项目全貌:申报信息、流程图、办件、批复文件、历史',
    params: byId,
    answer: projectSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const project = await findProject(deps.database, request.params.id);
      if (!project) return refuse('not-found', NOT_FOUND.project, '');
      const scope = { unitId: project.state.unitId, divisions: project.divisions };
      const visible = mayReadProject(actor, scope);
      if (!visible.ok) return visible;
      return accept(await projectPage(deps, actor, project));
    },
  });

  addStageExplanationRoute(app, deps);

  addRoute(app, {
    method: 'GET',
    url: '/api/applications/:id',
    access: { kind: 'action', action: 'application.read' },
    tag: 'applications',
    summary: '一份并联申报',
    params: byId,
    answer: applicationSchema,
    handler: async (request) => {
      const row = await findApplication(deps.database, request.params.id);
      if (!row) return refuse('not-found', APPLICATION_MESSAGES.notFound, '');
      const cases = await casesOfApplications(deps.database, [row.id]);
      const bodies = cases.map((each) => each.body_id);
      const visible = mayReadApplication(requireActor(request), { ...row, bodies });
      if (!visible.ok) return visible;
      const fileIds = row.state.materials.flatMap((material) => material.files.map((file) => file.fileId));
      const [files, history] = await Promise.all([
        getFiles(deps.database, fileIds),
        streamHistory(deps, row, APPLICATION_MESSAGES.history, () => null),
      ]);
      const byFile = new Map(files.map((file) => [file.id, toFileRef(file)]));
      return accept({
        ...presentApplication(row, cases, deps, now()),
        contact: { ...row.contact },
        materials: row.state.materials.map(({ key, name, items, files: own }) => ({
          key,
          name,
          items: [...items],
          files: own.flatMap((file) => byFile.get(file.fileId) ?? []),
        })),
        history,
      });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/cases/:id',
    access: { kind: 'action', action: 'case.read' },
    tag: 'cases',
    summary: '一个办件',
    params: byId,
    answer: caseDetailSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const [row] = await readCases(deps.database, [request.params.id]);
      if (!row) return refuse('not-found', NOT_FOUND.case, '');
      const projectBodies = await bodiesOfProject(deps.database, row.project_id);
      const visible = mayReadCase(actor, { ...row, projectBodies });
      if (!visible.ok) return visible;
      return accept(await casePage(deps, actor, row));
    },
  });
}
