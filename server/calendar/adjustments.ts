import type { Actor } from '../identity/index.ts';
import { and, type Database, type Fragment, sql, toStatement } from '../platform/database/index.ts';

/** A due date that moved without anything having happened to the case, with the versions before and after. */
export type Adjustment = {
  readonly id: string;
  readonly home: string;
  readonly case_id: string;
  readonly number: string;
  readonly item_name: string;
  readonly body_id: string;
  readonly body_name: string | null;
  readonly kind: string;
  readonly old_due_at: string | null;
  readonly new_due_at: string | null;
  readonly old_statutory_due_at: string | null;
  readonly new_statutory_due_at: string | null;
  readonly old_calendar_version: string;
  readonly new_calendar_version: string;
  readonly old_rule_version: string;
  readonly new_rule_version: string;
  readonly at: string;
};

const COLUMNS = sql`r.id, r.home, r.case_id, c.number, c.item_name, c.body_id, c.body_name, r.kind, r.old_due_at,
  r.new_due_at, r.old_statutory_due_at, r.new_statutory_due_at, r.old_calendar_version, r.new_calendar_version,
  r.old_rule_version, r.new_rule_version, r.at`;

export type AdjustmentFilter = {
  /** `calendar`: moved by a calendar; `all`: by a rule of signals, too. */
  readonly cause: 'calendar' | 'all';
  /** One publication. */
  readonly token?: string | undefined;
  readonly city?: string | undefined;
  readonly after?: string | undefined;
  readonly limit: number;
};

type Reader = Pick<Database, 'read'>;

/** What moved, the latest first, as far as the seat's division reaches; one row more where there are more. */
export async function listAdjustments(
  db: Reader,
  actor: Actor,
  filter: AdjustmentFilter,
): Promise<{ readonly rows: Adjustment[]; readonly total: number }> {
  const { division } = actor.seat;
  const conditions: Fragment[] = [];
  if (division !== null) {
    conditions.push(sql`EXISTS (SELECT FROM projects.projects p WHERE p.id = c.project_id AND p.home = c.home
      AND p.divisions @> ARRAY[${division.code}]::text[])`);
  }
  if (filter.cause === 'calendar') conditions.push(sql`r.old_calendar_version <> r.new_calendar_version`);
  if (filter.city !== undefined) conditions.push(sql`r.home = ${filter.city}`);
  if (filter.token !== undefined) {
    conditions.push(sql`${filter.token} = ANY(string_to_array(r.new_calendar_version, '+'))
      AND NOT ${filter.token} = ANY(string_to_array(r.old_calendar_version, '+'))`);
  }
  const all = and(conditions);
  const from = sql`casework.reprojections r JOIN casework.cases c ON c.id = r.case_id AND c.home = r.home`;
  const place = filter.after === undefined ? sql`` : sql`AND r.id < ${filter.after}::uuid`;
  const [rows, counted] = await Promise.all([
    db.read<Adjustment>(
      toStatement(
        'calendar_adjustments',
        sql`SELECT ${COLUMNS} FROM ${from} WHERE ${all} ${place} ORDER BY r.id DESC LIMIT ${filter.limit + 1}`,
      ),
    ),
    db.read<{ n: number }>(
      toStatement('calendar_adjustments_count', sql`SELECT count(*)::int AS n FROM ${from} WHERE ${all}`),
    ),
  ]);
  return { rows, total: counted[0]?.n ?? 0 };
}

/** All that moved the dates of one case, oldest first. */
export function adjustmentsOf(db: Reader, caseId: string, home: string): Promise<Adjustment[]> {
  return db.read<Adjustment>(
    toStatement(
      'calendar_adjustments_case',
      sql`SELECT ${COLUMNS} FROM casework.reprojections r
          JOIN casework.cases c ON c.id = r.case_id AND c.home = r.home
          WHERE r.case_id = ${caseId} AND r.home = ${home} ORDER BY r.id`,
    ),
  );
}

/** How far the open clocks have followed the calendars in force: cases left of all. */
export async function sweepProgress(
  db: Reader,
  calendarFor: (division: string) => { readonly version: string },
): Promise<{ readonly left: number; readonly total: number }> {
  const rows = await db.read<{ division: string; version: string; n: number }>({
    name: 'calendar_sweep_progress',
    text: `SELECT division, calendar_version AS version, count(DISTINCT id)::int AS n FROM casework.clocks
           WHERE state <> 'ended' GROUP BY division, calendar_version`,
  });
  let left = 0;
  let total = 0;
  for (const { division, version, n } of rows) {
    total += n;
    if (calendarFor(division).version !== version) left += n;
  }
  return { left, total };
}
