import type { Actor } from '../../identity/index.ts';
import {
  and,
  type Database,
  type Fragment,
  raw,
  sql,
  type Transaction,
  toStatement,
} from '../../platform/database/index.ts';
import type { ToldKind } from './limits.ts';
import type { Period } from './period.ts';

/** Body of a row that a project's unit told. */
export const UNIT = 'unit';

export type ToldFilter = {
  readonly kind?: ToldKind | undefined;
  /** Home of the project. */
  readonly city?: string | undefined;
  /** A body's id, or `unit`. */
  readonly body?: string | undefined;
  /** YYYY-MM of the recording, in Shanghai. */
  readonly month?: string | undefined;
  readonly status?: 'in-time' | 'late' | undefined;
};

export type ToldFigures = {
  readonly told: number;
  readonly late: number;
  /** Working days within which nine of ten were recorded. */
  readonly p90: number | null;
  readonly longest: number | null;
};

export type Grouped = ToldFigures & {
  readonly home: string | null;
  readonly body: string | null;
  readonly month: string | null;
  readonly total: boolean;
};

const FROM = raw('supervision.told t JOIN projects.projects p ON p.id = t.project_id AND p.home = t.home');
const MONTH = raw(`to_char(t.recorded_at AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM')`);
const BODY = raw(`coalesce(t.body_id, '${UNIT}')`);

/** The one condition of figures and lists: whose, of which time, narrowed how. By when it was recorded. */
export function toldWhere({ seat }: Actor, period: Period, filter: ToldFilter): Fragment {
  const { division } = seat;
  const { kind, city, body, month, status } = filter;
  return and([
    division === null ? sql`true` : sql`p.divisions @> ARRAY[${division.code}]::text[]`,
    sql`t.recorded_at >= ${period.from}::timestamptz AND t.recorded_at < ${period.to}::timestamptz`,
    ...(kind === undefined ? [] : [sql`t.kind = ${kind}`]),
    ...(city === undefined ? [] : [sql`t.home = ${city}`]),
    ...(body === undefined ? [] : [body === UNIT ? sql`t.body_id IS NULL` : sql`t.body_id = ${body}`]),
    ...(month === undefined ? [] : [sql`${MONTH} = ${month}`]),
    ...(status === undefined ? [] : [status === 'late' ? sql`t.late` : sql`NOT t.late`]),
  ]);
}

/** By city, by body, by month and in all, in one pass. */
export function toldFigures(
  db: Pick<Database, 'read'>,
  actor: Actor,
  period: Period,
  filter: ToldFilter,
): Promise<Grouped[]> {
  return db.read<Grouped>(
    toStatement(
      'supervision_told_figures',
      sql`SELECT g.home, g.body, g.month, grouping(g.home, g.body, g.month) = 7 AS total,
            count(*)::int AS told, count(*) FILTER (WHERE g.late)::int AS late,
            percentile_disc(0.9) WITHIN GROUP (ORDER BY g.used) AS p90, max(g.used) AS longest
          FROM (SELECT t.home, ${BODY} AS body, ${MONTH} AS month, t.late, t.used
                FROM ${FROM} WHERE ${toldWhere(actor, period, filter)}) g
          GROUP BY GROUPING SETS ((g.home), (g.body), (g.month), ())`,
    ),
  );
}

/** A fact that was told, with what lists show of its case or project. */
export type ToldRow = {
  readonly fact_id: string;
  readonly home: string;
  readonly kind: ToldKind;
  readonly type: string;
  readonly stream_id: string;
  readonly project_id: string;
  readonly project_name: string;
  readonly case_number: string | null;
  readonly item_name: string | null;
  readonly body_id: string | null;
  readonly division: string;
  readonly happened_at: string;
  readonly recorded_at: string;
  readonly due_at: string;
  readonly late: boolean;
  readonly used: number;
  readonly limit_days: number;
};

/** Moment and fact of the last row shown. */
export type ToldPlace = readonly [recordedAt: string, factId: string];

const ROW = raw(`t.fact_id, t.home, t.kind, t.type, t.stream_id, t.project_id,
  coalesce(c.project_name, p.state->'form'->>'name') AS project_name, c.number AS case_number, c.item_name,
  t.body_id, t.division, t.happened_at, t.recorded_at, t.due_at, t.late, t.used, t.limit_days`);
const CASES = raw(`LEFT JOIN casework.cases c ON c.id = t.stream_id AND c.home = t.home AND t.kind = 'case'`);

/** The facts behind a figure, last recorded first; total and rows from one snapshot. */
export async function listTold(
  db: Database,
  actor: Actor,
  period: Period,
  filter: ToldFilter,
  page: { readonly after: ToldPlace | undefined; readonly limit: number },
): Promise<{ readonly rows: ToldRow[]; readonly total: number }> {
  const where = toldWhere(actor, period, filter);
  const { after, limit } = page;
  const place = after
    ? sql`AND (t.recorded_at, t.fact_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : sql``;
  const read = async (tx: Transaction) => {
    const [rows, counted] = await Promise.all([
      tx.read<ToldRow>(
        toStatement(
          'supervision_told_list',
          sql`SELECT ${ROW} FROM ${FROM} ${CASES} WHERE ${where} ${place}
              ORDER BY t.recorded_at DESC, t.fact_id DESC LIMIT ${limit + 1}`,
        ),
      ),
      tx.read<{ n: number }>(
        toStatement('supervision_told_count', sql`SELECT count(*)::int AS n FROM ${FROM} WHERE ${where}`),
      ),
    ]);
    return { rows, total: counted[0]?.n ?? 0 };
  };
  return db.transaction(read, { isolation: 'repeatable read', readOnly: true });
}

/** One fact that was told, if the reader's division reaches its project. */
export async function findTold(
  db: Pick<Database, 'read'>,
  { seat: { division } }: Actor,
  factId: string,
): Promise<ToldRow | undefined> {
  const reaches = division === null ? sql`true` : sql`p.divisions @> ARRAY[${division.code}]::text[]`;
  const [row] = await db.read<ToldRow>(
    toStatement(
      'supervision_told_find',
      sql`SELECT ${ROW} FROM ${FROM} ${CASES} WHERE t.fact_id = ${factId}::uuid AND ${reaches}`,
    ),
  );
  return row;
}
