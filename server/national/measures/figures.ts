import { type Database, sql, type Transaction, toStatement } from '../../platform/database/index.ts';
import { type EventFilter, type EventScope, events, narrowing, type RefusedBy } from './events.ts';

export type Figures = {
  readonly told: number;
  readonly in_time: number;
  readonly late: number;
  readonly past_due: number;
  readonly pending: number;
  readonly refused: number;
  /** When the oldest that is not stored happened. */
  readonly oldest_open_at: string | null;
  /** Hours within which nine of ten of the stored ones were stored. */
  readonly p90_hours: number | null;
};
type GroupedRow = Figures & {
  readonly home: string | null;
  readonly body_id: string | null;
  readonly total: boolean;
};

export type Refusals = { readonly home: string; readonly rule: RefusedBy; readonly n: number };

export type ReportingFigures = {
  readonly total: Figures;
  readonly cities: ReadonlyMap<string, Figures>;
  /** By deciding body, of what is about a case. */
  readonly bodies: ReadonlyMap<string, Figures>;
  readonly refusals: readonly Refusals[];
};

const FIGURES = sql`count(*)::int AS told,
  count(*) FILTER (WHERE e.status = 'in-time')::int AS in_time,
  count(*) FILTER (WHERE e.status = 'late')::int AS late,
  count(*) FILTER (WHERE e.status = 'past-due')::int AS past_due,
  count(*) FILTER (WHERE e.status = 'pending')::int AS pending,
  count(*) FILTER (WHERE e.state = 'refused')::int AS refused,
  min(e.happened_at) FILTER (WHERE e.stored_at IS NULL) AS oldest_open_at,
  percentile_cont(0.9) WITHIN GROUP (ORDER BY (extract(epoch FROM e.stored_at - e.from_at) / 3600)::float8)
    FILTER (WHERE e.stored_at IS NOT NULL) AS p90_hours`;

const NONE: Figures = {
  told: 0,
  in_time: 0,
  late: 0,
  past_due: 0,
  pending: 0,
  refused: 0,
  oldest_open_at: null,
  p90_hours: null,
};

/** The figures of a period by city, by body and by what was refused, all from one snapshot. */
export async function reportingFigures(
  db: Database,
  scope: EventScope,
  filter: Pick<EventFilter, 'line' | 'city'>,
): Promise<ReportingFigures> {
  return db.transaction(
    async (tx) => {
      const [rows, refusals] = await Promise.all([grouped(tx, scope, filter), refused(tx, scope, filter)]);
      return {
        total: rows.find((row) => row.total) ?? NONE,
        cities: new Map(rows.flatMap((row) => (row.home === null ? [] : [[row.home, row]]))),
        bodies: new Map(rows.flatMap((row) => (row.body_id === null ? [] : [[row.body_id, row]]))),
        refusals,
      };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

/** By city, by body (null: about no case) and in all, in one pass. */
function grouped(tx: Transaction, scope: EventScope, filter: EventFilter): Promise<GroupedRow[]> {
  return tx.read(
    toStatement(
      'national_reporting',
      sql`SELECT e.home, e.body_id, grouping(e.home, e.body_id) = 3 AS total, ${FIGURES}
          FROM (${events(scope, filter)}) e GROUP BY GROUPING SETS ((e.home), (e.body_id), ())`,
    ),
  );
}

function refused(tx: Transaction, scope: EventScope, filter: EventFilter): Promise<Refusals[]> {
  return tx.read(
    toStatement(
      'national_reporting_rules',
      sql`SELECT e.home, r.rule, count(*)::int AS n
          FROM (${events(scope, filter)}) e CROSS JOIN LATERAL unnest(e.rules) AS r(rule)
          WHERE e.state = 'refused' GROUP BY e.home, r.rule ORDER BY count(*) DESC, r.rule, e.home`,
    ),
  );
}

export type EventRow = {
  readonly first_id: string;
  readonly id: string;
  readonly line: 'investment' | 'construction';
  readonly kind: string;
  readonly home: string;
  readonly body_id: string | null;
  readonly subject: string;
  readonly state: string;
  readonly reason: string | null;
  readonly faults: readonly { readonly message: string }[];
  readonly happened_at: string;
  readonly due_at: string;
  readonly stored_at: string | null;
  readonly status: 'in-time' | 'late' | 'past-due' | 'pending';
};

/** Moment and first message of the last row shown. */
export type EventPlace = readonly [happenedAt: string, firstId: string];

/** The messages behind a figure, the newest events first; one row more than asked for where there are more. */
export async function listEvents(
  db: Database,
  scope: EventScope,
  filter: EventFilter,
  page: { readonly after: EventPlace | undefined; readonly limit: number },
): Promise<{ readonly rows: EventRow[]; readonly total: number }> {
  const all = sql`(${events(scope, filter)}) e WHERE ${narrowing(filter)}`;
  const { after, limit } = page;
  const place = after
    ? sql`AND (e.happened_at, e.first_id) < (${after[0]}::timestamptz, ${after[1]}::uuid)`
    : sql``;
  return db.transaction(
    async (tx) => {
      const [rows, counted] = await Promise.all([
        tx.read<EventRow>(
          toStatement(
            'national_reporting_list',
            sql`SELECT e.* FROM ${all} ${place} ORDER BY e.happened_at DESC, e.first_id DESC LIMIT ${limit + 1}`,
          ),
        ),
        tx.read<{ n: number }>(
          toStatement('national_reporting_count', sql`SELECT count(*)::int AS n FROM ${all}`),
        ),
      ]);
      return { rows, total: counted[0]?.n ?? 0 };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}
