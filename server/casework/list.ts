import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Actor } from '../identity/index.ts';
import { and, type Database, type Fragment, raw, sql, toStatement } from '../platform/database/index.ts';
import { likePattern, searchGrams } from '../platform/search/index.ts';
import type { LightCounts } from './schema.ts';
import { CASE_COLUMNS, CASE_FROM, type CaseRow } from './store.ts';

/** The boxes of the inbox: what to do, all open, with the applicant, off the clock, soon or over, done. */
export const BOXES = ['todo', 'body', 'correction', 'suspended', 'due', 'done'] as const;
export type Box = (typeof BOXES)[number];

export type ListFilter = {
  readonly box: Box;
  readonly stage?: number | undefined;
  readonly item?: string | undefined;
  readonly light?: keyof LightCounts | undefined;
  /** Home of the project. */
  readonly city?: string | undefined;
  readonly department?: readonly string[] | undefined;
  readonly q?: string | undefined;
  readonly after?: CaseCursor | undefined;
  readonly limit: number;
};

/** Sort value (due moment, or end for what is done) and id of the last row shown. */
export type CaseCursor = readonly [at: string, id: string];

export type CaseList = {
  /** One more than asked for, if there are more. */
  readonly rows: readonly (CaseRow & { readonly sort_at: string })[];
  readonly total: number;
  readonly counts: Readonly<Record<Box, number>>;
};

const FAR = '9999-01-01T00:00:00.000Z';

/**
 * Cases as one seat sees them, due first; list, total and box counts from one snapshot, so that they agree.
 */
export async function listCases(
  db: Database,
  actor: Actor,
  filter: ListFilter,
  now: Instant,
): Promise<CaseList> {
  const moment = formatInstant(now);
  const scope = scopeOf(actor);
  const narrowed = and([scope, ...filtersOf(filter, moment)]);
  const inBox = and([narrowed, boxOf(filter.box, actor, moment)]);
  const done = filter.box === 'done';
  const sortAt = done ? sql`c.ended_at` : sql`coalesce(k.due_at, k.stop_due_at, ${FAR}::timestamptz)`;
  const order = done ? sql`sort_at DESC, c.id DESC` : sql`sort_at, c.id`;
  const after = filter.after
    ? done
      ? sql`AND (${sortAt}, c.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`
      : sql`AND (${sortAt}, c.id) > (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`
    : sql``;
  const from = sql`${raw(CASE_FROM)} JOIN casework.clocks k ON k.id = c.id AND k.home = c.home AND k.shown`;
  const rows = sql`SELECT ${raw(CASE_COLUMNS)}, ${sortAt} AS sort_at FROM ${from}
    WHERE ${inBox} ${after} ORDER BY ${order} LIMIT ${filter.limit + 1}`;
  const count = (box: Box) => sql`count(*) FILTER (WHERE ${boxOf(box, actor, moment)})::int`;
  const counts = sql`SELECT ${count('todo')} AS todo, ${count('body')} AS body, ${count('correction')} AS correction,
    ${count('suspended')} AS suspended, ${count('due')} AS due, ${count('done')} AS done
    FROM ${from} WHERE ${narrowed}`;
  return db.transaction(
    async (tx) => {
      const [found, counted] = await Promise.all([
        tx.read<CaseRow & { sort_at: string }>(toStatement('casework_list', rows)),
        tx.read<Record<Box, number>>(toStatement('casework_counts', counts)),
      ]);
      const all = counted[0];
      if (!all) throw new Error('a count without a row');
      return { rows: found, total: all[filter.box], counts: all };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

/** The cases a seat has to do with at all. */
function scopeOf(actor: Actor): Fragment {
  const { role, body, division } = actor.seat;
  // Supervisors and leaders: their division and what lies below it; officials: unless their seat is narrower.
  const within = division === null ? sql`true` : sql`p.divisions @> ARRAY[${division.code}]::text[]`;
  if (role === 'window-clerk') return sql`c.window_body_id = ${body?.id ?? ''} AND ${within}`;
  if (role === 'case-handler' || role === 'case-approver') {
    return sql`c.body_id = ${body?.id ?? ''} AND ${within}`;
  }
  return within;
}

function boxOf(box: Box, actor: Actor, moment: string): Fragment {
  const open = sql`c.ended_at IS NULL`;
  switch (box) {
    case 'todo':
      return actor.seat.role === 'window-clerk'
        ? sql`${open} AND c.accepted_at IS NULL AND c.status IN ('received', 'correction-supplied')`
        : sql`${open} AND c.accepted_at IS NOT NULL AND c.status NOT IN ('correction-requested', 'special-started')`;
    case 'body':
      return open;
    case 'correction':
      return sql`${open} AND c.status = 'correction-requested'`;
    case 'suspended':
      return sql`${open} AND c.status = 'special-started'`;
    case 'due':
      return sql`${open} AND casework.light(k, ${moment}::timestamptz) IN ('warning', 'overdue', 'beyond-statute')`;
    case 'done':
      return sql`c.ended_at IS NOT NULL`;
  }
}

function filtersOf(filter: ListFilter, moment: string): Fragment[] {
  const conditions: Fragment[] = [];
  if (filter.stage !== undefined) conditions.push(sql`c.stage = ${filter.stage}`);
  if (filter.item !== undefined) conditions.push(sql`c.item_id = ${filter.item}`);
  if (filter.city !== undefined) conditions.push(sql`c.home = ${filter.city}`);
  if (filter.department !== undefined) conditions.push(sql`c.item_id = ANY(${filter.department}::text[])`);
  if (filter.light !== undefined) {
    conditions.push(sql`casework.light(k, ${moment}::timestamptz) = ${filter.light}`);
  }
  if (filter.q !== undefined) {
    const grams = searchGrams(filter.q);
    conditions.push(
      grams ? sql`c.grams @> ${grams}::text[]` : sql`c.project_name ILIKE ${likePattern(filter.q)}`,
    );
  }
  return conditions;
}
