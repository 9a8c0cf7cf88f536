import { accept, type Result, refuse } from '@zongheng/core';
import { z } from 'zod';
import type { CaseDeps } from '../casework/index.ts';
import { type Actor, requireActor } from '../identity/index.ts';
import { noticeStatements } from '../notices/index.ts';
import type { Statement } from '../platform/database/index.ts';
import { addRoute, type HttpApp, type Idempotency } from '../platform/http/index.ts';
import { uuid } from '../platform/text/index.ts';
import { CALENDAR_HOME } from './book.ts';
import type { BookCommand } from './decide-book.ts';
import { executeBook } from './execute.ts';
import { MESSAGES } from './messages.ts';
import { mayConfirm, mayWithdraw } from './policy.ts';
import { presentMeasure } from './present.ts';
import { publishable } from './preview.ts';
import { findPreview, markPublished } from './preview-store.ts';
import { confirmSchema, type MeasureView, measureSchema, proposalSchema, withdrawSchema } from './schema.ts';
import { type BookRow, readBook } from './store.ts';

const byId = z.strictObject({ id: uuid });

/** Emergency measures (应急措施): proposed, confirmed by the province, withdrawn. */
export function addMeasureRoutes(app: HttpApp, deps: CaseDeps): void {
  const { database, catalogue } = deps;

  const execute = async (
    request: { readonly idempotency: Idempotency | null },
    actor: Actor,
    measureId: string,
    command: BookCommand,
    more: { readonly expected?: number; readonly also?: readonly Statement[] } = {},
  ): Promise<Result<MeasureView>> => {
    const present = ({ state }: BookRow): MeasureView => {
      const measure = state.measures[measureId];
      if (!measure) throw new Error(`the measure ${measureId} is not in the calendar it was written to`);
      return presentMeasure(measure, actor, catalogue);
    };
    const done = await executeBook(deps, command, {
      actor: { person: actor.personId, seat: actor.seat.id },
      channel: 'web',
      ...(more.expected === undefined ? {} : { expected: more.expected }),
      also: (row) => [
        ...(more.also ?? []),
        ...(request.idempotency ? [request.idempotency.statement(present(row))] : []),
      ],
    });
    return done.ok ? accept(present(done.value)) : done;
  };

  addRoute(app, {
    method: 'POST',
    url: '/api/calendar/measures',
    access: { kind: 'action', action: 'calendar.keep' },
    tag: 'calendar',
    summary: '提出应急措施;经省确认前不影响任何时限',
    body: proposalSchema,
    status: 201,
    answer: measureSchema,
    idempotent: true,
    handler: async (request) => {
      const measureId = deps.facts.newId();
      const { title, documentNumber, from, to } = request.body;
      // The province alone confirms: its leaders are told, and nobody of what is then in force.
      const told = noticeStatements(deps, [
        {
          kind: 'calendar',
          to: [{ roles: ['leader'], division: CALENDAR_HOME }],
          about: {
            kind: 'calendar',
            id: measureId,
            title: MESSAGES.measureTitle(title, documentNumber),
            note: MESSAGES.toConfirm(from, to),
          },
        },
      ]);
      return execute(
        request,
        requireActor(request),
        measureId,
        { type: 'propose', measureId, ...request.body },
        { also: told },
      );
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/calendar/measures/:id/confirm',
    access: { kind: 'action', action: 'calendar.confirm' },
    tag: 'calendar',
    summary: '省确认应急措施;须先预览对在办件的影响',
    params: byId,
    body: confirmSchema,
    answer: measureSchema,
    idempotent: true,
    handler: async (request) => {
      const actor = requireActor(request);
      const allowed = mayConfirm(actor);
      if (!allowed.ok) return allowed;
      const { id: measureId } = request.params;
      const row = await readBook(database);
      if (!row.state.measures[measureId]) return refuse('not-found', MESSAGES.measureNotFound, '');
      const found = await findPreview(database, request.body.previewId);
      const own = found?.change.type === 'confirm' && found.change.measureId === measureId;
      const preview = publishable(own ? found : undefined, row, MESSAGES);
      if (!preview.ok) return preview;
      return execute(
        request,
        actor,
        measureId,
        { type: 'confirm', measureId },
        { expected: preview.value.book_version, also: [markPublished(preview.value.id)] },
      );
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/calendar/measures/:id/withdraw',
    access: { kind: 'action', action: 'calendar.weigh' },
    tag: 'calendar',
    summary: '撤回提出的应急措施,或撤销已生效的应急措施',
    params: byId,
    body: withdrawSchema,
    answer: measureSchema,
    idempotent: true,
    handler: async (request) => {
      const actor = requireActor(request);
      const row = await readBook(database);
      const measure = row.state.measures[request.params.id];
      if (!measure) return refuse('not-found', MESSAGES.measureNotFound, '');
      const allowed = mayWithdraw(actor, measure);
      if (!allowed.ok) return allowed;
      // Whoever may take back a proposal may not what has come into force meanwhile.
      const how = { expected: row.version };
      return execute(
        request,
        actor,
        measure.id,
        { type: 'withdraw', measureId: measure.id, reason: request.body.reason },
        how,
      );
    },
  });
}
