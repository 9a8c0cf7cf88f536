import { accept, type Result, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import type { FactActor } from '@zongheng/core/evidence';
import { z } from 'zod';
import { type Actor, requireActor } from '../identity/index.ts';
import { addRoute, type HttpApp, type Idempotency } from '../platform/http/index.ts';
import { uuid } from '../platform/text/index.ts';
import { codeStands, findProject, mayReadProject, type ProjectRow } from '../projects/index.ts';
import { dueReports } from './due.ts';
import { executeReport, type ReportDeps } from './execute.ts';
import { MESSAGES } from './messages.ts';
import { nextDue } from './next-due.ts';
import { mayReport, ownsProject } from './policy.ts';
import { namedKind, offered, presentReport } from './present.ts';
import type { ReportCommand } from './report.ts';
import {
  correctionSchema,
  dueListSchema,
  filingSchema,
  type ReportView,
  reportListSchema,
  reportSchema,
  withdrawalSchema,
} from './schema.ts';
import { reportsByIds, reportsOfProject } from './store.ts';

const byId = z.strictObject({ id: uuid });

/** Construction reports of a project: filing, correcting, withdrawing, reading. */
export function addReportRoutes(app: HttpApp, deps: ReportDeps): void {
  /** The project, for its own unit. */
  const ownProject = async (actor: Actor, id: string): Promise<Result<ProjectRow>> => {
    const project = await findProject(deps.database, id);
    if (!project) return refuse('not-found', MESSAGES.projectNotFound, '');
    const allowed = mayReport(actor, project.state);
    return allowed.ok ? accept(project) : allowed;
  };

  /** The report and its project, for the unit whose it is. */
  const ownReport = async (actor: Actor, id: string) => {
    const [row] = await reportsByIds(deps.database, [id]);
    const project = row && (await findProject(deps.database, row.projectId));
    return row && project && mayReport(actor, project.state).ok
      ? accept(project)
      : refuse('not-found', MESSAGES.notFound, '');
  };

  const execute = async (
    request: { readonly actor: Actor | null; readonly idempotency: Idempotency | null },
    id: string,
    project: ProjectRow,
    command: ReportCommand,
    expected?: number,
  ): Promise<Result<ReportView>> => {
    const done = await executeReport(deps, id, command, {
      actor: actorOf(request.actor),
      channel: 'web',
      projectId: project.id,
      ...(expected === undefined ? {} : { expected }),
      also: (row) =>
        request.idempotency ? [request.idempotency.statement(presentReport(row, project))] : [],
    });
    return done.ok ? accept(presentReport(done.value, project)) : done;
  };

  addRoute(app, {
    method: 'POST',
    url: '/api/projects/:id/reports',
    access: { kind: 'action', action: 'report.file' },
    tag: 'reports',
    summary: '报送开工、建设进度、竣工,及暂停、恢复、延期开工',
    params: byId,
    body: filingSchema,
    status: 201,
    answer: reportSchema,
    idempotent: true,
    handler: async (request) => {
      const project = await ownProject(requireActor(request), request.params.id);
      if (!project.ok) return project;
      const { text, cause, ...rest } = request.body;
      const words = { text, cause, reason: null };
      const command: ReportCommand = { type: 'file', projectId: project.value.id, ...rest, words };
      return execute(request, deps.facts.newId(), project.value, command);
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/reports/:id/correct',
    access: { kind: 'action', action: 'report.correct' },
    tag: 'reports',
    summary: '更正一份建设报告;原内容留在记录中',
    params: byId,
    body: correctionSchema,
    answer: reportSchema,
    idempotent: true,
    handler: async (request) => {
      const project = await ownReport(requireActor(request), request.params.id);
      if (!project.ok) return project;
      const { text, cause, reason, version, ...values } = request.body;
      const command: ReportCommand = { type: 'correct', ...values, words: { text, cause, reason } };
      return execute(request, request.params.id, project.value, command, version);
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/reports/:id/withdraw',
    access: { kind: 'action', action: 'report.correct' },
    tag: 'reports',
    summary: '撤销一份误报的建设报告;它仍留在记录中',
    params: byId,
    body: withdrawalSchema,
    answer: reportSchema,
    idempotent: true,
    handler: async (request) => {
      const project = await ownReport(requireActor(request), request.params.id);
      if (!project.ok) return project;
      const { reason, version } = request.body;
      const words = { text: null, cause: null, reason };
      return execute(request, request.params.id, project.value, { type: 'withdraw', words }, version);
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/reports/due',
    access: { kind: 'action', action: 'report.file' },
    tag: 'reports',
    summary: '本单位现在应报的建设进度',
    answer: dueListSchema,
    handler: async (request) => {
      const { unit } = requireActor(request).seat;
      const now = deps.clock.now() as Instant;
      return accept({ rows: unit ? await dueReports(deps.database, unit.id, now) : [] });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/projects/:id/reports',
    access: { kind: 'action', action: 'project.read' },
    tag: 'reports',
    summary: '项目的建设报告,和下一份应报的报告',
    params: byId,
    answer: reportListSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const project = await findProject(deps.database, request.params.id);
      if (!project) return refuse('not-found', MESSAGES.projectNotFound, '');
      const { unitId, works, registeredAt } = project.state;
      const visible = mayReadProject(actor, { unitId, divisions: project.divisions });
      if (!visible.ok) return visible;
      const rows = await reportsOfProject(deps.database, project.id, project.home);
      const states = rows.map((row) => row.state);
      const coded = codeStands(project.state);
      const now = deps.clock.now() as Instant;
      const workIds = works.map((work) => work.id);
      return accept({
        rows: rows.map((row) => presentReport(row, project)),
        next: coded ? nextDue(states, { registeredAt, workIds }, now) : null,
        mayFile:
          coded && ownsProject(actor, project.state) ? offered(states, works.length).map(namedKind) : [],
      });
    },
  });
}

function actorOf(actor: Actor | null): FactActor {
  if (!actor) throw new Error('a report route asks for an actor but is public');
  const { unit } = actor.seat;
  return { person: actor.personId, seat: actor.seat.id, ...(unit ? { unit: unit.id } : {}) };
}
