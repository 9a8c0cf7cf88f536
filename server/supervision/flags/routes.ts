import { accept, type Refusal, refuse } from '@zongheng/core';
import { z } from 'zod';
import type { CaseDeps } from '../../casework/index.ts';
import { type Actor, requireActor } from '../../identity/index.ts';
import { addRoute, cutPage, type HttpApp } from '../../platform/http/index.ts';
import { uuid } from '../../platform/text/index.ts';
import { executeFlags, type FlagOutcome } from './execute.ts';
import type { Office } from './flag.ts';
import { type ListedFlag, listedFlags, listFlags } from './list.ts';
import { FLAG_MESSAGES as say } from './messages.ts';
import { mayCommandFlag, mayReadFlag } from './policy.ts';
import { type Names, namesOf, presentDetail, presentFlag, ruleView, scopeOf } from './present.ts';
import { RULES } from './rules.ts';
import {
  type FlagOutcomesView,
  flagCommandsSchema,
  flagCursor,
  flagDetailSchema,
  flagOutcomesSchema,
  flagPageSchema,
  flagQuery,
} from './schema.ts';

/** Flags (疑点): the list to review, one with what speaks for it, and the reviews. */
export function addFlagRoutes(app: HttpApp, deps: CaseDeps): void {
  const { database, catalogue } = deps;

  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/flags',
    access: { kind: 'action', action: 'flag.read' },
    tag: 'oversight',
    summary: '疑点清单,新发现的在前',
    query: flagQuery,
    answer: flagPageSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const { cursor: after, limit, ...filter } = request.query;
      const { rows, total, counts } = await listFlags(database, actor, filter, { after, limit });
      const page = cutPage(rows, limit, total, (last) => flagCursor.encode([last.raised_at, last.id]));
      const names = await namesOf(database, page.rows);
      return accept({
        ...page,
        rows: page.rows.map((row) => presentFlag(row, actor, catalogue, names)),
        mark: RULES.mark,
        states: counts.states,
        rules: RULES.rules.map(({ id }) => ({ ...ruleView(id), count: counts.rules.get(id) ?? 0 })),
      });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/oversight/flags/:id',
    access: { kind: 'action', action: 'flag.read' },
    tag: 'oversight',
    summary: '一条疑点和它的依据',
    params: z.strictObject({ id: uuid }),
    answer: flagDetailSchema,
    handler: async (request) => {
      const actor = requireActor(request);
      const [row] = await listedFlags(database, [request.params.id]);
      if (!row) return refuse('not-found', say.notFound, '');
      const allowed = mayReadFlag(actor, scopeOf(row, catalogue));
      return allowed.ok ? accept(await presentDetail(database, row, actor, catalogue)) : allowed;
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/oversight/flags/commands',
    access: { kind: 'action', action: 'flag.review' },
    tag: 'oversight',
    summary: '说明或核查一条或一批疑点',
    body: flagCommandsSchema,
    answer: flagOutcomesSchema,
    idempotent: true,
    handler: async (request) => {
      const actor = requireActor(request);
      const { command } = request.body;
      const flags = [...new Map(request.body.flags.map((flag) => [flag.id, flag])).values()];
      const listed = await listedFlags(
        database,
        flags.map(({ id }) => id),
      );
      const known = new Map(listed.map((row) => [row.id, row]));
      const names = await namesOf(database, listed);
      const present = (done: readonly FlagOutcome[]) => presentOutcomes(done, known, actor, deps, names);
      const outcomes = await executeFlags(
        deps,
        flags.map(({ id, version }) => ({ id, ...(version === undefined ? {} : { version }) })),
        { ...command, by: officeOf(actor) },
        {
          actor: {
            person: actor.personId,
            seat: actor.seat.id,
            ...(actor.seat.body ? { body: actor.seat.body.id } : {}),
          },
          channel: 'web',
          authorize: (row, { type }) => {
            const found = known.get(row.id);
            return found
              ? mayCommandFlag(actor, scopeOf(found, catalogue), type)
              : refuse('not-found', say.notFound, '');
          },
          also: (done) =>
            request.idempotency && !refusedAlone(done) ? [request.idempotency.statement(present(done))] : [],
        },
      );
      const refusal = refusedAlone(outcomes);
      return refusal ? { ok: false, refusal } : accept(present(outcomes));
    },
  });
}

/** Of one flag alone its refusal is the answer. */
function refusedAlone(outcomes: readonly FlagOutcome[]): Refusal | null {
  const [only] = outcomes;
  return outcomes.length === 1 && only && !only.ok ? only.refusal : null;
}

function presentOutcomes(
  outcomes: readonly FlagOutcome[],
  known: ReadonlyMap<string, ListedFlag>,
  actor: Actor,
  { catalogue }: CaseDeps,
  names: Names,
): FlagOutcomesView {
  return {
    results: outcomes.map((outcome) => {
      const { id } = outcome;
      if (!outcome.ok) return { id, ok: false, refusal: { ...outcome.refusal } };
      const found = known.get(id);
      if (!found) throw new Error(`reviewed a flag that was not read: ${id}`);
      return { id, ok: true, flag: presentFlag({ ...found, ...outcome.row }, actor, catalogue, names) };
    }),
  };
}

function officeOf({ seat }: Actor): Office {
  const { body, division, roleName } = seat;
  if (body) return { id: body.id, name: `${body.shortName}${roleName}` };
  return { id: division?.code ?? null, name: division ? `${division.name}${roleName}` : roleName };
}
