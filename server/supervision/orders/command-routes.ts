import { accept, type Result, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import type { FactActor } from '@zongheng/core/evidence';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { type CaseDeps, readCases } from '../../casework/index.ts';
import { type Actor, requireActor } from '../../identity/index.ts';
import { linkFiles } from '../../materials/index.ts';
import type { Statement } from '../../platform/database/index.ts';
import { addRoute, type HttpApp, type Idempotency } from '../../platform/http/index.ts';
import { uuid } from '../../platform/text/index.ts';
import { findProject, mayReadProject } from '../../projects/index.ts';
import { flagsByIds } from '../flags/store.ts';
import { recordsByIds } from '../store.ts';
import { chosenAddressee } from './addressee.ts';
import { executeOrder } from './execute.ts';
import type { Grounds } from './grounds.ts';
import { issueOrder } from './issue.ts';
import { lateClock } from './late-clock.ts';
import type { ListedOrder } from './list.ts';
import { ORDER_MESSAGES as say } from './messages.ts';
import type { Office, OrderCommand } from './order.ts';
import { mayCommandOrder, mayIssueTo, type OrderCommandName } from './policy.ts';
import {
  type IssueRequest,
  issueSchema,
  orderAnswerSchema,
  orderDoneSchema,
  orderHandleSchema,
  orderInstructSchema,
  orderReaddressSchema,
} from './schema.ts';
import type { OrderRow } from './store.ts';

const byId = z.strictObject({ id: uuid });

type Known = { visible(actor: Actor, id: string): Promise<Result<ListedOrder>> };
type Given = { readonly idempotency: Idempotency | null };

/** Issuing an order by hand, and what is done with one. */
export function addOrderCommandRoutes(app: HttpApp, deps: CaseDeps, known: Known): void {
  const { database, catalogue } = deps;
  const now = () => deps.clock.now() as Instant;
  const lineage = (division: string) => catalogue.lineage(division);

  const remember = ({ idempotency }: Given, row: OrderRow): readonly Statement[] =>
    idempotency ? [idempotency.statement(doneOf(row))] : [];

  addRoute(app, {
    method: 'POST',
    url: '/api/orders',
    access: { kind: 'action', action: 'order.issue' },
    tag: 'orders',
    summary: '下达督办单',
    body: issueSchema,
    status: 201,
    answer: orderDoneSchema,
    idempotent: true,
    handler: async (request) => {
      const actor = requireActor(request);
      const { body: given } = request;
      const body = catalogue.body(given.bodyId);
      if (!body) return refuse('not-found', say.bodyNotFound, '', 'bodyId');
      const may = mayIssueTo(actor, body, lineage);
      if (!may.ok) return may;
      const grounds = await groundsOf(actor, given);
      if (!grounds.ok) return grounds;
      const { grounds: _, ...rest } = given;
      const issued = await issueOrder(
        deps,
        { ...rest, grounds: grounds.value },
        {
          actor: actorOf(actor),
          channel: 'web',
          issuer: officeOf(actor),
          also: (row) => remember(request, row),
        },
      );
      return issued.ok ? accept(doneOf(issued.value)) : issued;
    },
  });

  /** The grounds in full, once the actor is known to see what they are about. */
  const groundsOf = async (actor: Actor, given: IssueRequest): Promise<Result<Grounds>> => {
    const { caseId, grounds } = given;
    const [row] = caseId === undefined ? [] : await readCases(database, [caseId]);
    if (caseId !== undefined && !row) return refuse('not-found', say.caseNotFound, '', 'caseId');
    const projectId = row?.project_id ?? given.projectId;
    if (projectId !== undefined) {
      const project = await findProject(database, projectId);
      const sees =
        project && mayReadProject(actor, { unitId: project.state.unitId, divisions: project.divisions }).ok;
      if (!sees) return refuse('not-found', say.caseNotFound, '', row ? 'caseId' : 'projectId');
    }
    if (grounds.kind === 'clock') {
      return row
        ? lateClock(database, row, grounds.clock, now())
        : refuse('no-case', say.noCase, say.source, 'caseId');
    }
    if (grounds.kind === 'flag') {
      const [flag] = await flagsByIds(database, [grounds.flagId]);
      const own = flag?.project_id === projectId && (!row || flag?.case_id === row.id);
      if (!own) return refuse('not-found', say.noFlag, '', 'grounds');
    }
    if (grounds.kind === 'record') {
      const [record] = await recordsByIds(database, [grounds.recordId]);
      if (!record || record.projectId !== projectId) return refuse('not-found', say.noRecord, '', 'grounds');
    }
    return accept(grounds);
  };

  type Step = Exclude<OrderCommand, { type: 'issue' }>;
  /** Gives one command on an order that the actor sees and may handle so. */
  const give = async (
    request: FastifyRequest,
    id: string,
    given: {
      readonly version: number;
      readonly command: (order: ListedOrder) => Promise<Result<Step>> | Result<Step>;
    },
    name: OrderCommandName,
  ): Promise<Result<z.output<typeof orderDoneSchema>>> => {
    const actor = requireActor(request);
    const row = await known.visible(actor, id);
    if (!row.ok) return row;
    const may = mayCommandOrder(actor, row.value, name, lineage);
    if (!may.ok) return may;
    const command = await given.command(row.value);
    if (!command.ok) return command;
    const done = await executeOrder(deps, row.value.id, command.value, {
      actor: actorOf(actor),
      channel: 'web',
      expected: given.version,
      also: (after) => remember(request, after),
    });
    return done.ok ? accept(doneOf(done.value)) : done;
  };
  const post = {
    method: 'POST',
    tag: 'orders',
    params: byId,
    answer: orderDoneSchema,
    idempotent: true,
  } as const;

  addRoute(app, {
    ...post,
    url: '/api/orders/:id/answer',
    access: { kind: 'action', action: 'order.answer' },
    summary: '答复督办单',
    body: orderAnswerSchema,
    handler: (request) => {
      const { answer, fileIds, version } = request.body;
      const command = async ({ state }: ListedOrder): Promise<Result<Step>> => {
        if (fileIds.length === 0) return accept({ type: 'answer', answer, files: [] });
        // A file belongs to a project from its first byte: an order about none can carry none.
        if (state.projectId === null) return refuse('no-project', say.noProjectForFiles, '', 'fileIds');
        const found = await linkFiles(database, [...new Set(fileIds)], state.projectId, 'fileIds');
        if (!found.ok) return found;
        const files = found.value.map(({ id: fileId, digest }) => ({ fileId, digest }));
        return accept({ type: 'answer', answer, files });
      };
      return give(request, request.params.id, { version, command }, 'answer');
    },
  });

  addRoute(app, {
    ...post,
    url: '/api/orders/:id/handle',
    access: { kind: 'action', action: 'order.handle' },
    summary: '审核答复:办结或退回重答;撤销督办单',
    body: orderHandleSchema,
    handler: (request) => {
      const { command: given, version } = request.body;
      const command = (): Result<Step> => accept(stepOf(given));
      return give(request, request.params.id, { version, command }, given.type);
    },
  });

  addRoute(app, {
    ...post,
    url: '/api/orders/:id/instruct',
    access: { kind: 'action', action: 'order.instruct' },
    summary: '领导对督办单作出批示',
    body: orderInstructSchema,
    handler: (request) => {
      const { instruction, version } = request.body;
      const by = officeOf(requireActor(request));
      const command = (): Result<Step> => accept({ type: 'instruct', by, instruction });
      return give(request, request.params.id, { version, command }, 'instruct');
    },
  });

  addRoute(app, {
    ...post,
    url: '/api/orders/:id/readdress',
    access: { kind: 'action', action: 'order.readdress' },
    summary: '督办单改由同一部门的另一人答复',
    body: orderReaddressSchema,
    handler: (request) => {
      const { personId, reason, version } = request.body;
      const command = async ({ state }: ListedOrder): Promise<Result<Step>> => {
        const now = deps.clock.now();
        const found = await chosenAddressee(deps, state.addressee.bodyId, personId, now);
        return found.ok ? accept({ type: 'readdress', addressee: found.value, reason }) : found;
      };
      return give(request, request.params.id, { version, command }, 'readdress');
    },
  });
}

function stepOf(
  given: z.output<typeof orderHandleSchema>['command'],
): Exclude<OrderCommand, { type: 'issue' }> {
  switch (given.type) {
    case 'accept':
      return { type: 'accept', note: given.note ?? null };
    case 'return':
      return { type: 'return', reason: given.reason, days: given.replyDays };
    case 'withdraw':
      return { type: 'withdraw', cause: 'by-hand', reason: given.reason };
  }
}

function doneOf({ id, version, state }: OrderRow) {
  return { id, version, number: state.number };
}

function actorOf(actor: Actor): FactActor {
  const { body } = actor.seat;
  return { person: actor.personId, seat: actor.seat.id, ...(body ? { body: body.id } : {}) };
}

function officeOf({ seat }: Actor): Office {
  const { division } = seat;
  return {
    division: division?.code ?? null,
    name: division ? say.office(division.name, seat.roleName) : say.wholeInstallation,
  };
}
