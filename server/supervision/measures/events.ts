import { and, type Fragment, join, raw, sql } from '../../platform/database/index.ts';
import { BYS, type By, DEFINITIONS, EVENTS, type Event, type FigureName, GROUPS, holds } from './figures.ts';
import type { StepKind } from './path.ts';
import type { Period } from './period.ts';

/** Key of the group of what no person of an office did. */
export const NOBODY = 'none';

/** Which cases are meant. Every group's key is also its filter, so that a cell's cases are found by the cell. */
export type Filter = { readonly [Key in By]?: string | undefined } & {
  /** Only cases that went through this step, and with `excess` took longer there than allowed. */
  readonly step?: StepKind | undefined;
  readonly excess?: true | undefined;
};

export type Asked = {
  readonly period: Pick<Period, 'from' | 'to'>;
  /** Divisions of the deciding bodies that may be counted; null: all. */
  readonly within: readonly string[] | null;
  readonly filter: Filter;
};

const AT: Readonly<Record<Event, string>> = {
  received: 'm.received_at',
  accepted: 'm.accepted_at',
  ended: 'm.ended_at',
};
/** The official behind the event; a receipt has none. */
const PERSON: Readonly<Record<Event, string>> = {
  received: 'NULL::uuid',
  accepted: 'm.accepted_by',
  ended: 'm.decided_by',
};
const COLUMNS = [
  ...['id', 'home', 'project_id', 'flow_id', 'flow_version', 'stage', 'item_id', 'department', 'body_id'],
  ...['division', 'accepted_by', 'decided_by', 'received_at', 'accepted_at', 'ended_at', 'outcome', 'unit'],
  ...['used', 'committed_limit', 'late', 'statutory_unit', 'statutory_used', 'statutory_limit'],
  ...['beyond_statute', 'corrections_before', 'corrections_after', 'specials', 'deemed', 'accept_days'],
  ...['review_days', 'applicant_days', 'off_days', 'accept_calendar', 'review_calendar'],
  ...['applicant_calendar', 'off_calendar'],
]
  .map((name) => `m.${name}`)
  .join(', ');

/**
 * What happened in the period to the cases that are meant: a row a case and event, as `e`. Figures group it and
 * lists read it, so that no figure can count a case its list does not show. Of one figure only its own event
 * is read.
 */
export function events(asked: Asked, figure?: FigureName): Fragment {
  const wanted = figure === undefined ? EVENTS : [DEFINITIONS[figure].event];
  const parts = wanted.map((event) => {
    const at = raw(AT[event]);
    return sql`SELECT ${raw(`'${event}' AS event, ${AT[event]} AS at, ${PERSON[event]} AS person,
        to_char(${AT[event]} AT TIME ZONE 'Asia/Shanghai', 'YYYY-MM') AS month, ${COLUMNS}`)}
      FROM supervision.case_measures m
      WHERE ${at} >= ${asked.period.from}::timestamptz AND ${at} < ${asked.period.to}::timestamptz`;
  });
  const conditions = [
    ...(asked.within === null ? [] : [sql`e.division = ANY(${asked.within}::text[])`]),
    ...narrowing(asked.filter),
    ...(figure === undefined ? [] : [holds(figure)]),
  ];
  return sql`(${join(parts, sql` UNION ALL `)}) e WHERE ${and(conditions)}`;
}

function narrowing(filter: Filter): Fragment[] {
  const conditions: Fragment[] = [];
  for (const by of BYS) {
    const value = filter[by];
    const column = raw(GROUPS[by]);
    if (value === undefined) continue;
    if (by === 'person') {
      conditions.push(value === NOBODY ? sql`e.person IS NULL` : sql`e.person = ${value}::uuid`);
    } else if (by === 'stage') conditions.push(sql`e.stage = ${value}::smallint`);
    else conditions.push(sql`${column} = ${value}`);
  }
  if (filter.step !== undefined) {
    const found = `$[*] ? (@.step == $step && (@.excess > 0 || $all == true))`;
    conditions.push(sql`EXISTS (SELECT 1 FROM supervision.case_paths w WHERE w.id = e.id AND w.home = e.home
      AND jsonb_path_exists(w.path, ${raw(`'${found}'`)},
        jsonb_build_object('step', ${filter.step}::text, 'all', ${filter.excess !== true}::boolean)))`);
  }
  return conditions;
}
