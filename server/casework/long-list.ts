import type { Actor } from '../identity/index.ts';
import { and, type Database, type Fragment, raw, sql, toStatement } from '../platform/database/index.ts';
import { likePattern, searchGrams } from '../platform/search/index.ts';
import type { CaseList, ListFilter } from './list-filter.ts';
import { countOpen, listOpen, type OpenFilter } from './open-list.ts';
import { CASE_COLUMNS, CASE_FROM, type CaseRow } from './store.ts';

/** Up to so many open cases a reader's lists are counted one by one. */
const SHORT = 1_000;

/**
 * The list of a supervisor or leader whose division has so many open cases that counting them would cost more
 * than reading the page: rows by index alone, and no counts of boxes. null where the exact list is to be read.
 */
export async function listLong(
  db: Database,
  actor: Actor,
  filter: ListFilter,
  moment: string,
): Promise<CaseList | null> {
  const { role, division } = actor.seat;
  if (role !== 'supervisor' && role !== 'leader') return null;
  const { box } = filter;
  if (box === 'opinion' || box === 'renewal' || box === 'stop-late' || filter.light === 'done') return null;
  const divisions = division === null ? [] : [division.code];
  if ((await countOpen(db, { divisions }, SHORT, moment)) <= SHORT) return null;
  if (box === 'done') return listDone(db, divisions, filter);

  const wanted = openFilter(filter, divisions);
  const [rows, count] = await Promise.all([
    listOpen(db, wanted, { after: filter.after, limit: filter.limit }, moment),
    countOpen(db, wanted, SHORT, moment),
  ]);
  return { rows, total: Math.min(count, SHORT), more: count > SHORT, counts: null };
}

function openFilter(filter: ListFilter, divisions: readonly string[]): OpenFilter {
  const { box, light, department, item, city, stage, q } = filter;
  const items = item === undefined ? department : (department ?? [item]).filter((id) => id === item);
  const own = light === undefined || light === 'done' ? undefined : ([light] as const);
  const due = ['warning', 'overdue', 'beyond-statute'] as const;
  const statuses = { correction: ['correction-requested'], suspended: ['special-started'] } as const;
  return {
    divisions,
    city,
    items,
    stage,
    q,
    lights: box === 'due' ? due.filter((signal) => own?.includes(signal) ?? true) : own,
    ...(box === 'correction' || box === 'suspended' ? { statuses: statuses[box] } : {}),
    ...(box === 'todo'
      ? { accepted: true, notStatuses: [...statuses.correction, ...statuses.suspended] }
      : {}),
  };
}

/** What ended last, first. */
async function listDone(
  db: Database,
  divisions: readonly string[],
  { city, stage, item, department, q, after, limit }: ListFilter,
): Promise<CaseList> {
  const conditions: Fragment[] = [sql`c.ended_at IS NOT NULL`, sql`p.divisions @> ${divisions}::text[]`];
  if (city !== undefined) conditions.push(sql`c.home = ${city}`);
  if (stage !== undefined) conditions.push(sql`c.stage = ${stage}`);
  if (item !== undefined) conditions.push(sql`c.item_id = ${item}`);
  if (department !== undefined) conditions.push(sql`c.item_id = ANY(${department}::text[])`);
  if (q !== undefined) {
    const grams = searchGrams(q);
    conditions.push(grams ? sql`c.grams @> ${grams}::text[]` : sql`c.project_name ILIKE ${likePattern(q)}`);
  }
  const where = and(conditions);
  const beyond = after ? sql` AND (c.ended_at, c.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``;
  const [rows, counted] = await Promise.all([
    db.read<CaseRow & { sort_at: string }>(
      toStatement(
        'casework_done',
        sql`SELECT ${raw(CASE_COLUMNS)}, c.ended_at AS sort_at FROM ${raw(CASE_FROM)} WHERE ${where}${beyond}
            ORDER BY c.ended_at DESC, c.id DESC LIMIT ${limit + 1}`,
      ),
    ),
    db.read<{ n: number }>(
      toStatement(
        'casework_done_count',
        sql`SELECT count(*)::int AS n FROM (SELECT 1 FROM ${raw(CASE_FROM)} WHERE ${where} LIMIT ${SHORT + 1}) n`,
      ),
    ),
  ]);
  const n = counted[0]?.n ?? 0;
  return { rows, total: Math.min(n, SHORT), more: n > SHORT, counts: null };
}
