import type { Instant } from '@zongheng/core/calendar';
import { formatInstant } from '@zongheng/core/calendar';
import type { z } from 'zod';
import type { CaseDeps, LightCounts } from '../casework/index.ts';
import type { Actor } from '../identity/index.ts';
import { and, type Fragment, raw, sql, toStatement } from '../platform/database/index.ts';
import { likePattern, searchGrams } from '../platform/search/index.ts';
import { type ProjectState, presentCode } from '../projects/index.ts';
import type { projectRowSchema } from './schema.ts';

type ProjectRowView = z.output<typeof projectRowSchema>;

export type ProjectFilter = {
  readonly q?: string | undefined;
  readonly city?: string | undefined;
  readonly code?: 'pending' | 'issued' | 'rejected' | 'void' | undefined;
  readonly after?: readonly [at: string, id: string] | undefined;
  readonly limit: number;
};

type Row = {
  readonly id: string;
  readonly home: string;
  readonly state: ProjectState;
  readonly unit_name: string;
  readonly updated_at: string;
  readonly lights: LightCounts | null;
  readonly open: number;
};

const SIGNALS = ['normal', 'reminder', 'warning', 'overdue', 'beyond-statute', 'stopped', 'done'] as const;

/** Projects a seat may see, last changed first, each with the lights of its cases. */
export async function listProjects(
  deps: CaseDeps,
  actor: Actor,
  filter: ProjectFilter,
  now: Instant,
): Promise<{ rows: ProjectRowView[]; next: readonly [string, string] | null; total: number }> {
  const { unit, division, role } = actor.seat;
  const conditions = [
    role === 'unit-member'
      ? sql`p.unit_id = ${unit?.id}`
      : division === null
        ? sql`true`
        : sql`p.divisions @> ARRAY[${division.code}]::text[]`,
    ...(filter.q === undefined ? [] : [lookingFor(filter.q)]),
    ...(filter.city === undefined ? [] : [sql`p.home = ${filter.city}`]),
    ...(filter.code === undefined ? [] : [sql`p.code_status = ${filter.code}`]),
  ];
  const after = filter.after
    ? [sql`(p.updated_at, p.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`]
    : [];
  const moment = formatInstant(now);
  const lights = raw(
    SIGNALS.map((signal) => `'${signal}', count(*) FILTER (WHERE l.light = '${signal}')`).join(', '),
  );
  const page = sql`
    WITH page AS (
      SELECT p.id, p.home, p.state, p.unit_name, p.updated_at FROM projects.projects p
      WHERE ${and([...conditions, ...after])} ORDER BY p.updated_at DESC, p.id DESC LIMIT ${filter.limit + 1}
    )
    SELECT page.*, x.lights, coalesce(x.open, 0)::int AS open FROM page
    LEFT JOIN LATERAL (
      SELECT json_build_object(${lights}) AS lights, count(*) FILTER (WHERE l.light <> 'done') AS open
      FROM (SELECT casework.light(k, ${moment}::timestamptz) AS light FROM casework.cases c
            JOIN casework.clocks k ON k.id = c.id AND k.home = c.home AND k.shown
            WHERE c.project_id = page.id AND c.home = page.home) l
    ) x ON true ORDER BY page.updated_at DESC, page.id DESC`;
  const count = sql`SELECT count(*)::int AS total FROM projects.projects p WHERE ${and(conditions)}`;
  const [rows, counted] = await deps.database.transaction(
    (tx) =>
      Promise.all([
        tx.read<Row>(toStatement('dossier_projects', page)),
        tx.read<{ total: number }>(toStatement('dossier_projects_count', count)),
      ]),
    { isolation: 'repeatable read', readOnly: true },
  );
  const shown = rows.slice(0, filter.limit);
  const last = shown.at(-1);
  return {
    rows: shown.map((row) => present(row, deps)),
    next: rows.length > filter.limit && last ? [last.updated_at, last.id] : null,
    total: counted[0]?.total ?? 0,
  };
}

function lookingFor(q: string): Fragment {
  const grams = searchGrams(q);
  return grams ? sql`p.grams @> ${grams}::text[]` : sql`p.name ILIKE ${likePattern(q)}`;
}

function present(row: Row, { catalogue }: CaseDeps): ProjectRowView {
  const form = row.state.form as {
    places: readonly { division: string }[];
    decisionType: string;
    investment: string;
  };
  const place = form.places[0]?.division ?? row.home;
  return {
    id: row.id,
    home: row.home,
    name: row.state.name,
    code: presentCode(row.state),
    unitName: row.unit_name,
    place: catalogue.division(place)?.name ?? place,
    cityName: catalogue.division(row.home)?.name ?? row.home,
    decisionType: { code: form.decisionType, name: catalogue.codeName('decisionType', form.decisionType) },
    investment: form.investment,
    registeredAt: formatInstant(row.state.registeredAt),
    updatedAt: row.updated_at,
    open: row.open,
    lights: row.lights ?? {
      normal: 0,
      reminder: 0,
      warning: 0,
      overdue: 0,
      'beyond-statute': 0,
      stopped: 0,
      done: 0,
    },
  };
}
