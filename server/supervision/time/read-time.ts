import { type Database, sql, toStatement } from '../../platform/database/index.ts';
import { type Asked, events } from '../measures/events.ts';
import type { StepKind } from '../measures/path.ts';
import { type FeedPlace, placeOf } from '../measures/read-figures.ts';

/** Days of cases by whom they waited for, summed: working days and calendar days. */
export type DaysRow = {
  readonly stage: number | null;
  readonly item_id: string | null;
  readonly cases: number;
  readonly applicant: number;
  readonly department: number;
  readonly off: number;
  readonly applicant_calendar: number;
  readonly department_calendar: number;
  readonly off_calendar: number;
  readonly median: number | null;
  readonly p90: number | null;
};

/** Stretches of one step: in all, as far as they lead to `next`, or of one item. */
export type StepRow = {
  readonly step: StepKind;
  readonly next: StepKind | 'ended' | null;
  readonly item_id: string | null;
  readonly visits: number;
  readonly cases: number;
  readonly working: number;
  readonly excess: number | null;
  readonly exceeded: number;
  readonly median: number;
  readonly p90: number;
};

export type TimeRows = {
  readonly place: FeedPlace;
  readonly days: readonly DaysRow[];
  readonly steps: readonly StepRow[];
  readonly transitions: readonly StepRow[];
  readonly bottlenecks: readonly StepRow[];
};

const TOTAL_DAYS = sql`(e.accept_days + e.review_days + e.applicant_days + e.off_days)`;

/** Where the time of the decided cases of a period went, from one snapshot. */
export function readTime(db: Database, asked: Asked): Promise<TimeRows> {
  const from = events(asked, 'decided');
  const days = toStatement(
    'supervision_time_days',
    sql`SELECT e.stage, e.item_id, count(*)::int AS cases,
          coalesce(sum(e.applicant_days), 0)::int AS applicant,
          coalesce(sum(e.accept_days + e.review_days), 0)::int AS department,
          coalesce(sum(e.off_days), 0)::int AS off,
          coalesce(sum(e.applicant_calendar), 0)::int AS applicant_calendar,
          coalesce(sum(e.accept_calendar + e.review_calendar), 0)::int AS department_calendar,
          coalesce(sum(e.off_calendar), 0)::int AS off_calendar,
          percentile_cont(0.5) WITHIN GROUP (ORDER BY ${TOTAL_DAYS}) AS median,
          percentile_cont(0.9) WITHIN GROUP (ORDER BY ${TOTAL_DAYS}) AS p90
        FROM ${from} GROUP BY GROUPING SETS ((e.stage, e.item_id), (e.stage), ())`,
  );
  const steps = toStatement(
    'supervision_time_steps',
    sql`SELECT s.step, s.next, s.item_id, grouping(s.next) AS no_next, grouping(s.item_id) AS no_item,
          count(*)::int AS visits, count(DISTINCT s.id)::int AS cases, sum(s.working)::int AS working,
          sum(s.excess)::int AS excess, count(*) FILTER (WHERE s.excess > 0)::int AS exceeded,
          percentile_cont(0.5) WITHIN GROUP (ORDER BY s.working) AS median,
          percentile_cont(0.9) WITHIN GROUP (ORDER BY s.working) AS p90
        FROM (
          SELECT e.id, e.item_id, x.step, x.working, x.excess,
            coalesce(lead(x.step) OVER (PARTITION BY e.id ORDER BY x.no), 'ended') AS next
          FROM (SELECT e.id, e.home, e.item_id FROM ${from}) e
          JOIN supervision.case_paths w ON w.id = e.id AND w.home = e.home
          CROSS JOIN LATERAL ROWS FROM (
            jsonb_to_recordset(w.path) AS (step text, working int, excess int)
          ) WITH ORDINALITY AS x(step, working, excess, no)
        ) s GROUP BY GROUPING SETS ((s.step), (s.step, s.next), (s.step, s.item_id))`,
  );
  return db.transaction(
    async (tx) => {
      const [place, dayRows, stepRows] = await Promise.all([
        placeOf(tx),
        tx.read<DaysRow>(days),
        tx.read<StepRow & { no_next: number; no_item: number }>(steps),
      ]);
      return {
        place,
        days: dayRows,
        steps: stepRows.filter((row) => row.no_next === 1 && row.no_item === 1),
        transitions: stepRows.filter((row) => row.no_next === 0),
        bottlenecks: stepRows.filter((row) => row.no_item === 0),
      };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}
