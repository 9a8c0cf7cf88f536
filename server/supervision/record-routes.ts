import { accept, type Result, refuse } from '@zongheng/core';
import type { FactActor } from '@zongheng/core/evidence';
import { z } from 'zod';
import type { CaseDeps } from '../casework/index.ts';
import { type Actor, requireActor } from '../identity/index.ts';
import { addRoute, type HttpApp, type Idempotency } from '../platform/http/index.ts';
import { uuid } from '../platform/text/index.ts';
import { findProject, mayReadProject, type ProjectRow } from '../projects/index.ts';
import { executeRecord } from './execute.ts';
import { MESSAGES } from './messages.ts';
import { mayHandle, mayRecord } from './policy.ts';
import { choices, presentRecord } from './present.ts';
import type { RecordCommand } from './record.ts';
import {
  type RecordView,
  recordingSchema,
  recordListSchema,
  recordSchema,
  resolutionSchema,
  withdrawalSchema,
} from './schema.ts';
import { type RecordRow, recordsByIds, recordsOfProject } from './store.ts';

const byId = z.strictObject({ id: uuid });
const scopeOf = ({ state, divisions }: ProjectRow) => ({ unitId: state.unitId, divisions });

/** Supervision records (监管记录) of a project: made, resolved and withdrawn by supervisors, read by who reads it. */
export function addRecordRoutes(app: HttpApp, deps: CaseDeps): void {
  const lineage = (division: string) => deps.catalogue.lineage(division);
  const handles = (actor: Actor, project: ProjectRow, row: RecordRow) =>
    mayHandle(actor, scopeOf(project), row.state, lineage);

  const execute = async (
    request: { readonly actor: Actor | null; readonly idempotency: Idempotency | null },
    project: ProjectRow,
    id: string,
    command: RecordCommand,
    expected?: number,
  ): Promise<Result<RecordView>> => {
    const done = await executeRecord(deps, project, id, command, {
      actor: actorOf(request.actor),
      channel: 'web',
      ...(expected === undefined ? {} : { expected }),
      also: (row) => (request.idempotency ? [request.idempotency.statement(presentRecord(row, true))] : []),
    });
    return done.ok ? accept(presentRecord(done.value, true)) : done;
  };

  /** The project of a record, for a supervisor who may handle it. */
  const handled = async (actor: Actor, id: string): Promise<Result<ProjectRow>> => {
    const [row] = await recordsByIds(deps.database, [id]);
    const project = row && (await findProject(deps.database, row.projectId));
    if (!row || !project) return refuse('not-found', MESSAGES.notFound, '');
    const allowed = handles(actor, project, row);
    return allowed.ok ? accept(project) : allowed;
  };

  addRoute(app, {
    method: 'POST',
    url: '/api/projects/:id/supervision-records',
    access: { kind: 'action', action: 'supervision.record' },
    tag: 'supervision',
    summary: '记录项目的异常情形',
    params: byId,
    body: recordingSchema,
    status: 201,
    answer: recordSchema,
    idempotent: true,
    handler: async (request) => {
      const actor = requireActor(request);
      const project = await findProject(deps.database, request.params.id);
      if (!project) return refuse('not-found', MESSAGES.projectNotFound, '');
      const allowed = mayRecord(actor, scopeOf(project));
      if (!allowed.ok) return allowed;
      const { division } = actor.seat;
      const body = { division: division?.code ?? null, name: division?.name ?? actor.seat.roleName };
      const command: RecordCommand = { type: 'record', projectId: project.id, ...request.body, body };
      return execute(request, project, deps.facts.newId(), command);
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/supervision-records/:id/resolve',
    access: { kind: 'action', action: 'supervision.resolve' },
    tag: 'supervision',
    summary: '写明处理结果,办结一条监管记录',
    params: byId,
    body: resolutionSchema,
    answer: recordSchema,
    idempotent: true,
    handler: async (request) => {
      const project = await handled(requireActor(request), request.params.id);
      if (!project.ok) return project;
      const { result, version } = request.body;
      return execute(request, project.value, request.params.id, { type: 'resolve', result }, version);
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/supervision-records/:id/withdraw',
    access: { kind: 'action', action: 'supervision.resolve' },
    tag: 'supervision',
    summary: '撤销一条误记的监管记录;它仍留在记录中',
    params: byId,
    body: withdrawalSchema,
    answer: recordSchema,
    idempotent: true,
    handler: async (request) => {
      const project = await handled(requireActor(request), request.params.id);
      if (!project.ok) return project;
      const { reason, version } = request.body;
      return execute(request, project.value, request.params.id, { type: 'withdraw', reason }, version);
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/projects/:id/supervision-records',
    access: { kind: 'action', action: 'project.read' },
    tag: 'supervision',
    summary: '项目的监管记录',
    params: byId,
    answer: recordListSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const project = await findProject(deps.database, request.params.id);
      if (!project) return refuse('not-found', MESSAGES.projectNotFound, '');
      const visible = mayReadProject(actor, scopeOf(project));
      if (!visible.ok) return visible;
      const rows = await recordsOfProject(deps.database, project.id, project.home);
      return accept({
        rows: rows.map((row) => presentRecord(row, handles(actor, project, row).ok)),
        mayRecord: mayRecord(actor, scopeOf(project)).ok,
        choices: choices(),
      });
    },
  });
}

function actorOf(actor: Actor | null): FactActor {
  if (!actor) throw new Error('a supervision route asks for an actor but is public');
  return { person: actor.personId, seat: actor.seat.id };
}
