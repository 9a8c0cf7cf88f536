import { accept, type Result } from '@zongheng/core';
import { dayOf, formatDay, formatInstant, type Instant } from '@zongheng/core/calendar';
import { z } from 'zod';
import { type Actor, requireActor } from '../../identity/index.ts';
import { addRoute, type HttpApp, type Idempotency } from '../../platform/http/index.ts';
import { uuid } from '../../platform/text/index.ts';
import type { Catalogue } from '../catalogue.ts';
import type { EntryDeps } from '../entries/context.ts';
import { currentOf } from './area.ts';
import type { AreaCommand } from './decide-area.ts';
import { type AreaOutcome, executeArea } from './execute.ts';
import { mayKeepArea } from './policy.ts';
import {
  areaContentSchema,
  areaQuery,
  areaSchema,
  areasSchema,
  areaWithdrawalSchema,
  correctionSchema,
} from './schema.ts';
import { tokenOf } from './shelf.ts';

type AreaView = z.output<typeof areaSchema>;
const byId = z.strictObject({ id: uuid });
const tag = 'catalogue';
const keep = { kind: 'action', action: 'area.keep' } as const;

/** 区域评估: read by everybody who is signed in, since applicants choose from it; kept by keepers. */
export function addAreaRoutes(app: HttpApp, deps: EntryDeps): void {
  const { catalogue } = deps;
  const today = () => formatDay(dayOf(deps.clock.now() as Instant));

  addRoute(app, {
    method: 'GET',
    url: '/api/catalogue/areas',
    access: { kind: 'session' },
    tag,
    summary: '区域评估:全部,或某项目所在区划今天可以选用的',
    query: areaQuery,
    answer: areasSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const { places } = request.query;
      const usable = places && new Set(catalogue.areasFor(places.split(',')).map(({ id }) => id));
      const rows = catalogue.book.areas.rows().filter(({ id }) => !usable || usable.has(id));
      return accept({
        rows: rows
          .map((row) => present(catalogue, actor, row, today()))
          .sort((a, b) => (a.publishedAt < b.publishedAt ? 1 : -1)),
        kinds: catalogue.areaKinds().map(({ key, name, effects, items, mark }) => ({
          ...{ key, name, effects: [...effects], mark: mark ?? null },
          items: items.map((id) => ({ id, name: catalogue.item(id)?.name ?? id })),
        })),
      });
    },
  });

  const execute = async (
    request: { readonly idempotency: Idempotency | null },
    actor: Actor,
    id: string,
    command: AreaCommand,
    expected?: number,
  ): Promise<Result<AreaView>> => {
    const view = (outcome: AreaOutcome) => present(catalogue, actor, outcome, today());
    const { idempotency } = request;
    const also = idempotency ? (row: AreaOutcome) => [idempotency.statement(view(row))] : undefined;
    const done = await executeArea(deps, actor, id, command, { expected, also });
    return done.ok ? accept(view(done.value)) : done;
  };

  addRoute(app, {
    method: 'POST',
    url: '/api/catalogue/areas',
    access: keep,
    tag,
    summary: '发布一项区域评估',
    body: areaContentSchema,
    status: 201,
    answer: areaSchema,
    idempotent: true,
    handler: (request) =>
      execute(request, requireActor(request), deps.facts.newId(), {
        type: 'publish',
        content: request.body,
      }),
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/catalogue/areas/:id/correct',
    access: keep,
    tag,
    summary: '更正一项区域评估;已经选用的项目保留原来的版本',
    params: byId,
    body: correctionSchema,
    answer: areaSchema,
    idempotent: true,
    handler: (request) => {
      const { content, reason, version } = request.body;
      const command = { type: 'correct', content, reason } as const;
      return execute(request, requireActor(request), request.params.id, command, version);
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/catalogue/areas/:id/withdraw',
    access: keep,
    tag,
    summary: '撤销一项区域评估;以后登记的项目不能再选用',
    params: byId,
    body: areaWithdrawalSchema,
    answer: areaSchema,
    idempotent: true,
    handler: (request) => {
      const { reason, version } = request.body;
      return execute(
        request,
        requireActor(request),
        request.params.id,
        { type: 'withdraw', reason },
        version,
      );
    },
  });
}

function present(catalogue: Catalogue, actor: Actor, area: AreaOutcome, today: string): AreaView {
  const { id, version, state, words } = area;
  const { version: number, publishedAt, bodyId, ...content } = currentOf(state);
  const may =
    state.status === 'published' &&
    actor.seat.role === 'catalogue-keeper' &&
    mayKeepArea(catalogue, actor, content).ok;
  return {
    ...{ id, version, number, token: tokenOf(id, number) },
    status:
      state.status === 'withdrawn'
        ? 'withdrawn'
        : today < content.validFrom
          ? 'coming'
          : today < content.validTo
            ? 'valid'
            : 'expired',
    divisionName: catalogue.division(content.division)?.name ?? content.division,
    content: { ...content, effects: content.effects.map((effect) => ({ ...effect })) },
    itemNames: Object.fromEntries(
      content.effects.map(({ item }) => [item, catalogue.item(item)?.name ?? item]),
    ),
    publishedAt: formatInstant(publishedAt),
    publishedBy: catalogue.body(bodyId)?.name ?? bodyId,
    withdrawnAt: state.withdrawnAt === null ? null : formatInstant(state.withdrawnAt),
    reason: words[String(version)] ?? null,
    actions: may ? ['correct', 'withdraw'] : [],
  };
}
