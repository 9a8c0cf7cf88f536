import { accept, type Result, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { z } from 'zod';
import { type Actor, requireActor } from '../../identity/index.ts';
import {
  addRoute,
  cutPage,
  defineCursor,
  type HttpApp,
  type Idempotency,
} from '../../platform/http/index.ts';
import { uuid } from '../../platform/text/index.ts';
import type { DownDeps } from './deps.ts';
import type { DirectiveCommand } from './directive.ts';
import { findDirective } from './directive-store.ts';
import { executeDirective } from './execute-directive.ts';
import { listDirectives } from './list-down.ts';
import { DOWN_MESSAGES as say } from './messages.ts';
import { mayHandleDirective } from './policy.ts';
import { presentDirective } from './present.ts';
import {
  answerSchema,
  type DirectiveView,
  directivePageSchema,
  directiveQuery,
  directiveSchema,
  signSchema,
} from './schema.ts';
import { replyTo } from './store.ts';

const byId = z.strictObject({ id: uuid });
const cursor = defineCursor('directives', z.tuple([z.iso.datetime(), uuid]));

/** Directives of the centre (国家指令): read, signed for, answered. */
export function addDirectiveRoutes(app: HttpApp, deps: DownDeps): void {
  const { database, catalogue, clock } = deps;
  const now = () => clock.now() as Instant;

  const execute = async (
    request: { readonly actor: Actor | null; readonly idempotency: Idempotency | null },
    actor: Actor,
    id: string,
    given: { readonly version: number; readonly command: DirectiveCommand },
  ): Promise<Result<DirectiveView>> => {
    const row = await findDirective(database, id);
    if (!row) return refuse('not-found', say.directiveNotFound, '');
    const { command, version } = given;
    const allowed = mayHandleDirective(actor, row.state, command.type === 'answer' ? 'answer' : 'sign');
    if (!allowed.ok) return allowed;
    const done = await executeDirective(deps, row.id, command, {
      actor: { person: actor.personId, seat: actor.seat.id },
      channel: 'web',
      expected: version,
      also: (after) => [
        // The line has no message of its own for an answer: it goes with the acknowledgement [待确认].
        ...(command.type === 'answer' ? [replyTo(after.inbox_id, command.answer)] : []),
        ...(request.idempotency
          ? [request.idempotency.statement(presentDirective(after, actor, catalogue, now()))]
          : []),
      ],
    });
    return done.ok ? accept(presentDirective(done.value, actor, catalogue, now())) : done;
  };

  addRoute(app, {
    method: 'GET',
    url: '/api/directives',
    access: { kind: 'action', action: 'directive.read' },
    tag: 'national',
    summary: '国家指令',
    query: directiveQuery.extend({ cursor: cursor.parameter.optional() }),
    answer: directivePageSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const { box, limit, cursor: after } = request.query;
      const { rows, total } = await listDirectives(database, actor, { box, after, limit });
      const page = cutPage(rows, limit, total, ({ received_at: at, id }) => cursor.encode([at, id]));
      const at = now();
      return accept({
        ...page,
        rows: page.rows.map((row) => presentDirective(row, actor, catalogue, at)),
      });
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/directives/:id/sign',
    access: { kind: 'action', action: 'directive.handle' },
    tag: 'national',
    summary: '签收国家指令',
    params: byId,
    body: signSchema,
    answer: directiveSchema,
    idempotent: true,
    handler: async (request) => {
      const actor = requireActor(request);
      const command = { type: 'sign' as const, by: officeOf(actor) };
      return execute(request, actor, request.params.id, { version: request.body.version, command });
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/directives/:id/answer',
    access: { kind: 'action', action: 'directive.handle' },
    tag: 'national',
    summary: '答复国家指令;只答复一次,报国家平台',
    params: byId,
    body: answerSchema,
    answer: directiveSchema,
    idempotent: true,
    handler: async (request) => {
      const actor = requireActor(request);
      const { answer, version } = request.body;
      const command = { type: 'answer' as const, by: officeOf(actor), answer };
      return execute(request, actor, request.params.id, { version, command });
    },
  });
}

function officeOf({ seat }: Actor): { readonly division: string | null; readonly name: string } {
  const { division } = seat;
  return {
    division: division?.code ?? null,
    name: division ? `${division.name}${seat.roleName}` : seat.roleName,
  };
}
