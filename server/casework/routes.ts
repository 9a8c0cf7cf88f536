import { accept, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { MEASURES } from '@zongheng/core/casework';
import { z } from 'zod';
import { requireActor } from '../identity/index.ts';
import {
  addRoute,
  cutPage,
  defineCursor,
  type FieldRefusal,
  type HttpApp,
  limitParameter,
  pageSchema,
} from '../platform/http/index.ts';
import { instant, line, uuid, words } from '../platform/text/index.ts';
import { commandCases } from './command-cases.ts';
import { explainCase } from './detail.ts';
import { explanationSchema } from './detail-schema.ts';
import type { CaseDeps, Outcome } from './execute.ts';
import { listCases } from './list.ts';
import { BOXES } from './list-filter.ts';
import { MESSAGES } from './messages.ts';
import { mayReadCase } from './policy.ts';
import { presentRow } from './present.ts';
import { bodiesOfProject } from './queries.ts';
import { caseInboxRowSchema, commandsSchema, lightSchema, outcomesSchema } from './schema.ts';
import { sideOf } from './side-view.ts';
import { readCases } from './store.ts';

const byDue = defineCursor('cases', z.tuple([instant, uuid]));
const box = z.enum(BOXES);
const boxCounts = z.object(
  Object.fromEntries(BOXES.map((name) => [name, z.int()])) as Record<(typeof BOXES)[number], z.ZodInt>,
);

/** The inbox, the explanation of a clock, and commands on cases. */
export function addCaseRoutes(app: HttpApp, deps: CaseDeps): void {
  const now = () => deps.clock.now() as Instant;

  addRoute(app, {
    method: 'GET',
    url: '/api/cases',
    access: { kind: 'action', action: 'case.list' },
    tag: 'cases',
    summary: '办件列表(先到期的在前)',
    query: z.strictObject({
      box: box.default('todo'),
      stage: z.coerce.number().int().min(1).max(5).optional(),
      item: line(60).optional(),
      light: lightSchema.shape.signal.optional(),
      city: z
        .string()
        .regex(/^[0-9A-Z]\d{5}$/)
        .optional(),
      department: line(60).optional(),
      q: words(100).min(1).optional(),
      cursor: byDue.parameter.optional(),
      limit: limitParameter,
    }),
    answer: pageSchema(caseInboxRowSchema).extend({
      /** There are more than `total`: too many to be counted for every reader. */
      more: z.boolean(),
      counts: boxCounts.nullable(),
    }),
    handler: async (request) => {
      const { cursor, department, ...filter } = request.query;
      const items =
        department && deps.catalogue.knownItems().filter((item) => item.department === department);
      const actor = requireActor(request);
      const found = await listCases(
        deps.database,
        actor,
        { ...filter, after: cursor, department: items ? items.map((item) => item.id) : undefined },
        now(),
      );
      const at = now();
      const page = cutPage(found.rows, filter.limit, found.total, (last) =>
        byDue.encode([last.sort_at, last.id]),
      );
      const rows = page.rows.map((row) => ({
        ...presentRow(row, deps.catalogue, at),
        side: sideOf(row, filter.box, actor, deps.catalogue, at),
      }));
      return accept({ ...page, rows, more: found.more, counts: found.counts });
    },
  });

  addRoute(app, {
    method: 'GET',
    url: '/api/cases/:id/explanation',
    access: { kind: 'action', action: 'case.read' },
    tag: 'cases',
    summary: '时限的逐日说明',
    params: z.strictObject({ id: uuid }),
    query: z.strictObject({
      measure: z.enum(MEASURES).default('committed'),
    }),
    answer: explanationSchema,
    handler: async (request) => {
      const [row] = await readCases(deps.database, [request.params.id]);
      if (!row) return refuse('not-found', MESSAGES.notFound, '');
      const projectBodies = await bodiesOfProject(deps.database, row.project_id);
      const visible = mayReadCase(requireActor(request), { ...row, projectBodies });
      if (!visible.ok) return visible;
      const explained = explainCase(row, deps.catalogue, now(), request.query.measure);
      return explained ? accept(explained) : refuse('not-found', MESSAGES.noClock, '');
    },
  });

  addRoute(app, {
    method: 'POST',
    url: '/api/cases/commands',
    access: { kind: 'action', action: 'case.command' },
    tag: 'cases',
    summary: '办理一件或一批办件',
    body: commandsSchema,
    answer: outcomesSchema,
    idempotent: true,
    handler: async (request) => {
      const { commands, allOrNothing } = request.body;
      const { idempotency } = request;
      const present = (outcomes: readonly Outcome[]) => presentOutcomes(outcomes, deps, now());
      const outcomes = await commandCases(deps, requireActor(request), commands, {
        channel: 'web',
        allOrNothing,
        also: (done) => (idempotency ? [idempotency.statement(present(done))] : []),
      });
      const refused = outcomes.filter((outcome) => !outcome.ok);
      if (allOrNothing && refused.length > 0) {
        const own = refused.filter((outcome) => outcome.refusal.code !== MESSAGES.othersRefused.code);
        const first = own[0] ?? refused[0];
        if (!first) throw new Error('refused without a refusal');
        return { ok: false, refusal: first.refusal, errors: fieldsOf(outcomes) };
      }
      return accept(present(outcomes));
    },
  });
}

function presentOutcomes(outcomes: readonly Outcome[], deps: CaseDeps, at: Instant) {
  return {
    results: outcomes.map((outcome) =>
      outcome.ok
        ? { caseId: outcome.caseId, ok: true as const, case: presentRow(outcome.row, deps.catalogue, at) }
        : { caseId: outcome.caseId, ok: false as const, refusal: { ...outcome.refusal } },
    ),
  };
}

/** Which of the commands were wrong, and in what field. */
function fieldsOf(outcomes: readonly Outcome[]): FieldRefusal[] {
  return outcomes.flatMap((outcome, i): FieldRefusal[] => {
    if (outcome.ok || outcome.refusal.code === MESSAGES.othersRefused.code) return [];
    const { code, message, source, field } = outcome.refusal;
    const where = field === undefined ? `commands[${i}]` : `commands[${i}].command.${field}`;
    return [source === '' ? { field: where, code, message } : { field: where, code, message, source }];
  });
}
