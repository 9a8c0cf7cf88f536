import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Actor } from '../identity/index.ts';
import { and, type Database, type Fragment, raw, sql, toStatement } from '../platform/database/index.ts';
import { likePattern, searchGrams } from '../platform/search/index.ts';
import type { Box, CaseList, ListFilter } from './list-filter.ts';
import { listLong } from './long-list.ts';
import { CASE_COLUMNS, CASE_FROM, type CaseRow } from './store.ts';

/** Boxes of clocks that run beside the case's own. */
type SideBox = 'opinion' | 'renewal';
type MainBox = Exclude<Box, SideBox>;

/** Whether the rows of a box stand there by a clock of their own. */
export function isSideBox(box: Box): box is SideBox {
  return box === 'opinion' || box === 'renewal';
}

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
  const long = await listLong(db, actor, filter, moment);
  if (long) return long;
  const filters = filtersOf(filter, moment);
  // Beside, the light asked for is that of the clock shown: the case's own may have ended long ago.
  const besides = filtersOf(filter, moment, 'r');
  const narrowed = and([scopeOf(actor), ...filters]);
  const { box: chosen } = filter;
  const inBox = isSideBox(chosen)
    ? and([sideScope(chosen, actor), ...besides])
    : and([narrowed, boxOf(chosen, actor, moment)]);
  const done = chosen === 'done';
  const sortAt = done
    ? sql`c.ended_at`
    : isSideBox(chosen)
      ? sql`r.due_at`
      : sql`coalesce(k.due_at, k.stop_due_at, ${FAR}::timestamptz)`;
  const order = done ? sql`sort_at DESC, c.id DESC` : sql`sort_at, c.id`;
  const after = filter.after
    ? done
      ? sql`AND (${sortAt}, c.id) < (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`
      : sql`AND (${sortAt}, c.id) > (${filter.after[0]}::timestamptz, ${filter.after[1]}::uuid)`
    : sql``;
  const from = sql`${raw(CASE_FROM)} JOIN casework.clocks k ON k.id = c.id AND k.home = c.home AND k.shown`;
  const beside = (box: SideBox) =>
    sql`${from} JOIN casework.clocks r ON r.id = c.id AND r.home = c.home AND r.kind = ${box} AND r.state = 'running'`;
  const rows = sql`SELECT ${raw(CASE_COLUMNS)}, ${sortAt} AS sort_at
    FROM ${isSideBox(chosen) ? beside(chosen) : from}
    WHERE ${inBox} ${after} ORDER BY ${order} LIMIT ${filter.limit + 1}`;
  const count = (box: MainBox) => sql`count(*) FILTER (WHERE ${boxOf(box, actor, moment)})::int`;
  const countBeside = (box: SideBox) =>
    sql`(SELECT count(*)::int FROM ${beside(box)} WHERE ${and([sideScope(box, actor), ...besides])})`;
  const counts = sql`SELECT ${count('todo')} AS todo, ${count('body')} AS body, ${count('correction')} AS correction,
    ${count('suspended')} AS suspended, ${count('stop-late')} AS "stop-late", ${count('due')} AS due,
    ${countBeside('opinion')} AS opinion, ${countBeside('renewal')} AS renewal, ${count('done')} AS done
    FROM ${from} WHERE ${narrowed}`;
  return db.transaction(
    async (tx) => {
      const [found, counted] = await Promise.all([
        tx.read<CaseRow & { sort_at: string }>(toStatement('casework_list', rows)),
        tx.read<Record<Box, number>>(toStatement('casework_counts', counts)),
      ]);
      const all = counted[0];
      if (!all) throw new Error('a count without a row');
      return { rows: found, total: all[filter.box], more: false, counts: all };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

/** Supervisors and leaders: their division and what lies below it; officials: unless their seat is narrower. */
function withinOf({ seat: { division } }: Actor): Fragment {
  return division === null ? sql`true` : sql`p.divisions @> ARRAY[${division.code}]::text[]`;
}

/**
 * Opinions: what one's own department was asked, whoever decides; renewals: among the cases one has to do with.
 * Both are found from their own few rows, so that the counts of the other boxes cost what they did.
 */
function sideScope(box: SideBox, actor: Actor): Fragment {
  if (box === 'renewal') return scopeOf(actor);
  const { role, body } = actor.seat;
  const asked = sql`c.asked_bodies <> '{}'`;
  return role === 'case-handler' || role === 'case-approver'
    ? sql`${asked} AND c.asked_bodies @> ARRAY[${body?.id ?? ''}]::text[] AND ${withinOf(actor)}`
    : sql`${asked} AND ${scopeOf(actor)}`;
}

/** The cases a seat has to do with at all. */
function scopeOf(actor: Actor): Fragment {
  const { role, body } = actor.seat;
  const within = withinOf(actor);
  if (role === 'window-clerk') return sql`c.window_body_id = ${body?.id ?? ''} AND ${within}`;
  if (role === 'case-handler' || role === 'case-approver') {
    return sql`c.body_id = ${body?.id ?? ''} AND ${within}`;
  }
  return within;
}

function boxOf(box: MainBox, actor: Actor, moment: string): Fragment {
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
    case 'stop-late':
      return sql`${open} AND c.status IN ('correction-requested', 'special-started')
        AND k.stop_due_at <= ${moment}::timestamptz`;
    case 'due':
      return sql`${open} AND casework.light(k, ${moment}::timestamptz) IN ('warning', 'overdue', 'beyond-statute')`;
    case 'done':
      return sql`c.ended_at IS NOT NULL`;
  }
}

function filtersOf(filter: ListFilter, moment: string, clock: 'k' | 'r' = 'k'): Fragment[] {
  const conditions: Fragment[] = [];
  if (filter.stage !== undefined) conditions.push(sql`c.stage = ${filter.stage}`);
  if (filter.item !== undefined) conditions.push(sql`c.item_id = ${filter.item}`);
  if (filter.city !== undefined) conditions.push(sql`c.home = ${filter.city}`);
  if (filter.department !== undefined) conditions.push(sql`c.item_id = ANY(${filter.department}::text[])`);
  if (filter.light !== undefined) {
    conditions.push(sql`casework.light(${raw(clock)}, ${moment}::timestamptz) = ${filter.light}`);
  }
  if (filter.q !== undefined) {
    const grams = searchGrams(filter.q);
    conditions.push(
      grams ? sql`c.grams @> ${grams}::text[]` : sql`c.project_name ILIKE ${likePattern(filter.q)}`,
    );
  }
  return conditions;
}
