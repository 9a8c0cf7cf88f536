import { type Fragment, raw, sql } from '../../platform/database/index.ts';

/**
 * The figures that count cases. Each belongs to something that happens to a case once, and falls into the period
 * in which that happened: `received` and `open` by the day of receipt, `accepted`, `firstTime` and `deemed` by
 * the day of acceptance, all others by the day of the end. `decided` is what the office granted or refused;
 * quality and speed are measured over what was decided.
 */
export const FIGURES = [
  'received',
  'open',
  'accepted',
  'firstTime',
  'deemed',
  'decided',
  'granted',
  'refused',
  'returned',
  'withdrawn',
  'onTime',
  'late',
  'beyondStatute',
  'corrected',
  'suspended',
] as const;
export type FigureName = (typeof FIGURES)[number];

/** What happens once to a case. */
export type Event = 'received' | 'accepted' | 'ended';
export const EVENTS: readonly Event[] = ['received', 'accepted', 'ended'];

const DECIDED = `e.outcome IN ('granted', 'granted-with-owed', 'refused')`;

/** The event a figure counts, and what must hold of the case. */
export const DEFINITIONS: Readonly<Record<FigureName, { readonly event: Event; readonly holds: string }>> = {
  received: { event: 'received', holds: 'true' },
  open: { event: 'received', holds: 'e.ended_at IS NULL' },
  accepted: { event: 'accepted', holds: 'true' },
  firstTime: { event: 'accepted', holds: 'e.corrections_before = 0' },
  deemed: { event: 'accepted', holds: 'e.deemed' },
  decided: { event: 'ended', holds: DECIDED },
  granted: { event: 'ended', holds: `e.outcome IN ('granted', 'granted-with-owed')` },
  refused: { event: 'ended', holds: `e.outcome = 'refused'` },
  returned: { event: 'ended', holds: `e.outcome IN ('not-needed', 'acceptance-refused')` },
  withdrawn: { event: 'ended', holds: `e.outcome IN ('withdrawn', 'withdrawn-before-acceptance')` },
  onTime: { event: 'ended', holds: `${DECIDED} AND NOT e.late` },
  late: { event: 'ended', holds: `${DECIDED} AND e.late` },
  beyondStatute: { event: 'ended', holds: `${DECIDED} AND e.beyond_statute` },
  corrected: { event: 'ended', holds: `${DECIDED} AND e.corrections_before + e.corrections_after > 0` },
  suspended: { event: 'ended', holds: `${DECIDED} AND e.specials > 0` },
};

/** A figure's condition over the columns of `events`. */
export function holds(figure: FigureName): Fragment {
  const definition = DEFINITIONS[figure];
  return raw(`e.event = '${definition.event}' AND ${definition.holds}`);
}

const filter = (figure: FigureName) =>
  `FILTER (WHERE e.event = '${DEFINITIONS[figure].event}' AND ${DEFINITIONS[figure].holds})`;
const IN_DAYS = `e.event = 'ended' AND ${DECIDED} AND e.unit = 'working-day'`;
const WITH_STATUTE = `e.event = 'ended' AND ${DECIDED} AND e.statutory_limit > 0`;

/**
 * All figures of a group in SQL. Averages of days are over decided cases whose promise is in working days
 * (`in_days` of them); compression is 1 − the mean of used ÷ allowed by the statutory clock, over decided cases
 * that have one (`with_statute`), so that it needs no common unit.
 */
export const ALL_FIGURES = raw(
  [
    ...FIGURES.map((figure) => `count(*) ${filter(figure)}::int AS "${figure}"`),
    `count(*) FILTER (WHERE ${IN_DAYS})::int AS in_days`,
    `coalesce(sum(e.used) FILTER (WHERE ${IN_DAYS}), 0)::float8 AS used_sum`,
    `coalesce(sum(e.committed_limit) FILTER (WHERE ${IN_DAYS}), 0)::float8 AS limit_sum`,
    `count(*) FILTER (WHERE ${WITH_STATUTE})::int AS with_statute`,
    `coalesce(sum(e.statutory_used / e.statutory_limit) FILTER (WHERE ${WITH_STATUTE}), 0)::float8 AS statute_ratio_sum`,
    `count(*) FILTER (WHERE ${WITH_STATUTE} AND e.statutory_unit = 'working-day')::int AS statute_in_days`,
    `coalesce(sum(e.statutory_limit) FILTER (WHERE ${WITH_STATUTE} AND e.statutory_unit = 'working-day'), 0)::float8 AS statute_sum`,
    `coalesce(sum(e.corrections_before + e.corrections_after) ${filter('decided')}, 0)::int AS corrections`,
    `coalesce(sum(e.off_days) ${filter('suspended')}, 0)::int AS suspended_days`,
  ].join(', '),
);

/** What nine of ten stayed within, over the rows of `decided`: apart, because it has to sort what the others hash. */
export const NINETIETH = raw(
  `percentile_cont(0.9) WITHIN GROUP (ORDER BY e.used) FILTER (WHERE e.unit = 'working-day') AS p90`,
);

export type FigureRow = Readonly<Record<FigureName, number>> & {
  readonly in_days: number;
  readonly used_sum: number;
  readonly limit_sum: number;
  readonly with_statute: number;
  readonly statute_ratio_sum: number;
  readonly statute_in_days: number;
  readonly statute_sum: number;
  readonly corrections: number;
  readonly suspended_days: number;
};

/** What cases may be grouped by, and the column of `events` it is. */
export const GROUPS = {
  city: 'e.home',
  division: 'e.division',
  department: 'e.department',
  body: 'e.body_id',
  item: 'e.item_id',
  person: 'e.person',
  month: 'e.month',
  flow: 'e.flow_id',
  stage: 'e.stage',
} as const;
export type By = keyof typeof GROUPS;
export const BYS = Object.keys(GROUPS) as readonly By[];

/** The column as text: a group's key, and the value its filter takes. */
export const keyOf = (by: By): Fragment => sql`${raw(GROUPS[by])}::text`;
