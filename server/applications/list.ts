import type { Instant } from '@zongheng/core/calendar';
import { type CaseDeps, casesOfApplications } from '../casework/index.ts';
import type { Actor } from '../identity/index.ts';
import { and, type Fragment, raw, sql, toStatement } from '../platform/database/index.ts';
import { likePattern, searchGrams } from '../platform/search/index.ts';
import { presentApplication } from './present.ts';
import type { ApplicationSummary } from './schema.ts';
import { APPLICATION_COLUMNS, APPLICATION_FROM, type ApplicationRow } from './store.ts';

export type ApplicationFilter = {
  /** waiting: something still to be received or refused; accepted: under way; closed. */
  readonly box: 'waiting' | 'accepted' | 'closed' | 'all';
  readonly q?: string | undefined;
  readonly after?: readonly [at: string, id: string] | undefined;
  readonly limit: number;
};

/** Applications of a unit or a window, newest first (waiting ones oldest first: they are due first). */
export async function listApplications(
  deps: CaseDeps,
  actor: Actor,
  filter: ApplicationFilter,
  now: Instant,
): Promise<{ rows: readonly ApplicationSummary[]; more: boolean; total: number }> {
  const { unit, body, division, role } = actor.seat;
  // A clerk whose seat is narrowed to one of the window's divisions sees the projects of that one.
  const within = sql`p.divisions @> ARRAY[${division?.code}]::text[]`;
  const scope =
    role === 'unit-member'
      ? sql`a.unit_id = ${unit?.id}`
      : sql`a.window_body_id = ${body?.id} AND ${division === null ? sql`true` : within}`;
  const waiting = sql`EXISTS (SELECT 1 FROM casework.cases c WHERE c.application_id = a.id AND c.home = a.home
    AND c.ended_at IS NULL AND c.accepted_at IS NULL)`;
  const boxes = {
    waiting: [sql`a.closed_at IS NULL`, waiting],
    accepted: [sql`a.closed_at IS NULL`, sql`NOT ${waiting}`],
    closed: [sql`a.closed_at IS NOT NULL`],
    all: [],
  } as const;
  const conditions = [scope, ...boxes[filter.box], ...(filter.q === undefined ? [] : [lookingFor(filter.q)])];
  const oldestFirst = filter.box === 'waiting';
  const after = filter.after
    ? [
        oldestFirst
          ? sql`(a.submitted_at, a.id) > (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`
          : sql`(a.submitted_at, a.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`,
      ]
    : [];
  const order = oldestFirst ? sql`a.submitted_at, a.id` : sql`a.submitted_at DESC, a.id DESC`;
  const from = raw(APPLICATION_FROM);
  const found = await deps.database.transaction(
    async (tx) => {
      const [rows, counted] = await Promise.all([
        tx.read<ApplicationRow>(
          toStatement(
            'applications_list',
            sql`SELECT ${raw(APPLICATION_COLUMNS)} FROM ${from} WHERE ${and([...conditions, ...after])}
                ORDER BY ${order} LIMIT ${filter.limit + 1}`,
          ),
        ),
        tx.read<{ total: number }>(
          toStatement(
            'applications_count',
            sql`SELECT count(*)::int AS total FROM ${from} WHERE ${and(conditions)}`,
          ),
        ),
      ]);
      const shown = rows.slice(0, filter.limit);
      const cases = await casesOfApplications(
        tx,
        shown.map((row) => row.id),
      );
      return { shown, more: rows.length > filter.limit, total: counted[0]?.total ?? 0, cases };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
  const byApplication = Map.groupBy(found.cases, (row) => row.application_id);
  const rows = found.shown.map((row) => presentApplication(row, byApplication.get(row.id) ?? [], deps, now));
  return { rows, more: found.more, total: found.total };
}

function lookingFor(q: string): Fragment {
  const grams = searchGrams(q);
  return grams ? sql`a.grams @> ${grams}::text[]` : sql`a.project_name ILIKE ${likePattern(q)}`;
}
