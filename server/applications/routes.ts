import { accept, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { z } from 'zod';
import { type CaseDeps, casesOfProject, documentsOfProject } from '../casework/index.ts';
import { requireActor } from '../identity/index.ts';
import { addRoute, defineCursor, type HttpApp, limitParameter, pageSchema } from '../platform/http/index.ts';
import { instant, uuid, words } from '../platform/text/index.ts';
import { codeStands, findProject } from '../projects/index.ts';
import {
  type FilingItem,
  filingItems,
  flowOf,
  itemNames,
  mergedMaterials,
  missingBefore,
  sparedItems,
} from './filing.ts';
import { listApplications } from './list.ts';
import { MESSAGES } from './messages.ts';
import { mayFile } from './policy.ts';
import { applicationSummarySchema, filingSchema, submissionSchema, submittedSchema } from './schema.ts';
import { applicationsOfProject } from './store.ts';
import { submitApplication } from './submit.ts';

const bySubmission = defineCursor('applications', z.tuple([instant, uuid]));
const projectParams = z.strictObject({ id: uuid });

/** What can be filed for a project, filing it, and the lists of what was filed. */
export function addApplicationRoutes(app: HttpApp, deps: CaseDeps): void {
  addRoute(app, {
    method: 'GET',
    url: '/api/projects/:id/filing',
    access: { kind: 'action', action: 'application.file' },
    tag: 'applications',
    summary: '某一阶段可申报的事项和合并后的材料',
    params: projectParams,
    query: z.strictObject({
      stage: z.coerce.number().int().min(1).max(5),
      items: z
        .string()
        .max(2000)
        .transform((list) => list.split(',').filter((id) => id !== ''))
        .optional(),
    }),
    answer: filingSchema,
    handler: async (request) => {
      const project = await findProject(deps.database, request.params.id);
      if (!project) return refuse('not-found', MESSAGES.notFound, '');
      const allowed = mayFile(requireActor(request), project.state);
      if (!allowed.ok) return allowed;
      const flow = flowOf(project, deps.catalogue);
      const stage = flow.stages.find((candidate) => candidate.no === request.query.stage);
      if (!stage) return refuse('unknown-stage', MESSAGES.unknownStage, MESSAGES.sourceParallel, 'stage');
      const [cases, documents, applications] = await Promise.all([
        casesOfProject(deps.database, project.id, project.home),
        documentsOfProject(deps, project.id, project.home),
        applicationsOfProject(deps.database, project.id, project.home),
      ]);
      const queued = applications.flatMap((row) => row.state.queued);
      const offered = filingItems(project, stage.no, { cases, documents, queued }, deps.catalogue);
      const selectable = new Set(offered.filter(({ why }) => why === null).map(({ item }) => item.id));
      const ready = (candidate: FilingItem) =>
        candidate.why === null && missingBefore(candidate, selectable, cases).length === 0;
      const note = (candidate: FilingItem): string | null => {
        if (candidate.why !== null || candidate.waitsFor.length === 0) return candidate.why;
        const missing = missingBefore(candidate, selectable, cases);
        return missing.length > 0
          ? MESSAGES.itemWaits(candidate.item.name, itemNames(missing, deps.catalogue))
          : MESSAGES.itemQueued(itemNames(candidate.waitsFor, deps.catalogue));
      };
      const items = offered.map((candidate) => {
        const { entry, item, bodyId, bodyName, waitsFor } = candidate;
        return {
          itemId: item.id,
          name: item.name,
          body: bodyId === null ? null : { id: bodyId, name: bodyName },
          necessity: entry.necessity,
          when: entry.when,
          days: entry.days,
          simplified: entry.simplified ?? null,
          promise: item.promise,
          afterGrant: item.guide.afterGrant,
          needs: [...waitsFor],
          selectable: ready(candidate),
          queued: ready(candidate) && waitsFor.length > 0,
          why: note(candidate),
          selected: ready(candidate) && entry.necessity === 'required',
        };
      });
      const wanted = new Set(request.query.items ?? items.filter((i) => i.selected).map((i) => i.itemId));
      const chosen = offered.map(({ item }) => item).filter((item) => wanted.has(item.id));
      const [contact] = project.contacts;
      return accept({
        stage: { no: stage.no, name: stage.name },
        stages: flow.stages.map(({ no, name }) => ({ no, name })),
        codeReady: codeStands(project.state),
        works: project.state.works.map((work) => ({ ...work })),
        items,
        spared: sparedItems(project, deps.catalogue, cases).filter((each) => each.stage === stage.no),
        materials: mergedMaterials(chosen, { cases, documents }).map((m) => ({ ...m, items: [...m.items] })),
        contact: contact ? { name: contact.name, mobile: contact.mobile } : null,
      });
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/projects/:id/applications',
    access: { kind: 'action', action: 'application.file' },
    tag: 'applications',
    summary: '提交并联申报',
    params: projectParams,
    body: submissionSchema,
    status: 201,
    answer: submittedSchema,
    idempotent: true,
    handler: async (request) => {
      const actor = requireActor(request);
      const project = await findProject(deps.database, request.params.id);
      if (!project) return refuse('not-found', MESSAGES.notFound, '');
      const allowed = mayFile(actor, project.state);
      if (!allowed.ok) return allowed;
      const how = { channel: 'web', idempotency: request.idempotency };
      const done = await submitApplication(deps, actor, project, request.body, how);
      if (!done.ok) return done;
      return accept({ ...done.value, caseIds: [...done.value.caseIds] });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/applications',
    access: { kind: 'action', action: 'application.list' },
    tag: 'applications',
    summary: '并联申报列表',
    query: z.strictObject({
      box: z.enum(['waiting', 'accepted', 'closed', 'all']).default('all'),
      q: words(100).min(1).optional(),
      cursor: bySubmission.parameter.optional(),
      limit: limitParameter,
    }),
    answer: pageSchema(applicationSummarySchema),
    handler: async (request) => {
      const { cursor, ...filter } = request.query;
      const now = deps.clock.now() as Instant;
      const found = await listApplications(deps, requireActor(request), { ...filter, after: cursor }, now);
      const last = found.rows.at(-1);
      const next = found.more && last ? bySubmission.encode([last.submittedAt, last.id]) : null;
      return accept({ rows: [...found.rows], next, total: found.total });
    },
  });
}
