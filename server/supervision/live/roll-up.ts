import { addDays, dayOf, formatInstant, type Instant, startOf } from '@zongheng/core/calendar';
import type { Database } from '../../platform/database/index.ts';

/** From worst to best. */
export const OPEN_SIGNALS = [
  'beyond-statute',
  'overdue',
  'warning',
  'reminder',
  'normal',
  'stopped',
] as const;
export type OpenSignal = (typeof OPEN_SIGNALS)[number];

/** "Due in two days": today, tomorrow and the day after. */
export const SOON_DAYS = 2;

/** The cases of one item whose projects are seen by the same divisions. */
export type Cell = {
  readonly scope: string;
  readonly item: string;
  readonly lights: Readonly<Record<OpenSignal, number>>;
  /** Running, in time, and due soon. */
  readonly soon: number;
};

export type EndedCell = Pick<Cell, 'scope' | 'item'> & { readonly ended: number; readonly inTime: number };

export type Scope = { readonly home: string; readonly divisions: ReadonlySet<string> };

/** All open cases by who may see them and item, as they were at one moment. */
export type RollUp = {
  readonly at: Instant;
  readonly cells: readonly Cell[];
  readonly scopes: ReadonlyMap<string, Scope>;
};

// The same comparisons as the list's (server/casework/open-list.ts); columns of one index alone.
const OPEN = `
SELECT scope, item_id AS item,
  count(*) FILTER (WHERE beyond_at <= $1)::int AS "beyond-statute",
  count(*) FILTER (WHERE beyond_at > $1 AND late_at <= $1)::int AS overdue,
  count(*) FILTER (WHERE beyond_at > $1 AND late_at > $1 AND state = 'stopped')::int AS stopped,
  count(*) FILTER (WHERE beyond_at > $1 AND late_at > $1 AND state = 'running' AND warn_at <= $1)::int AS warning,
  count(*) FILTER (WHERE beyond_at > $1 AND late_at > $1 AND state = 'running' AND warn_at > $1
    AND hint_at <= $1)::int AS reminder,
  count(*) FILTER (WHERE beyond_at > $1 AND late_at > $1 AND state = 'running' AND warn_at > $1
    AND hint_at > $1)::int AS normal,
  count(*) FILTER (WHERE beyond_at > $1 AND late_at > $1 AND state = 'running' AND sort_at > $1
    AND sort_at <= $2)::int AS soon
FROM casework.clocks WHERE shown AND state <> 'ended' GROUP BY scope, item_id`;

type OpenRow = { readonly scope: string; readonly item: string; readonly soon: number } & Record<
  OpenSignal,
  number
>;

/** End of the days that count as soon, at this moment. */
export function soonEnds(now: Instant): string {
  return formatInstant(startOf(addDays(dayOf(now), SOON_DAYS + 1)));
}

/** Counts the lights of all open cases, computed from instants at this very moment. */
export async function readRollUp(db: Pick<Database, 'read'>, now: Instant): Promise<RollUp> {
  const [rows, scopes] = await Promise.all([
    db.read<OpenRow>({
      name: 'supervision_roll_up',
      text: OPEN,
      values: [formatInstant(now), soonEnds(now)],
    }),
    db.read<{ key: string; home: string; divisions: string[] }>({
      name: 'supervision_scopes',
      text: 'SELECT key, home, divisions FROM casework.scopes',
      values: [],
    }),
  ]);
  return {
    at: now,
    cells: rows.map(({ scope, item, soon, ...lights }) => ({ scope, item, soon, lights })),
    scopes: new Map(scopes.map(({ key, home, divisions }) => [key, { home, divisions: new Set(divisions) }])),
  };
}

const ENDED = `
SELECT k.scope, k.item_id AS item, count(*)::int AS ended, count(*) FILTER (WHERE NOT k.over)::int AS "inTime"
FROM casework.cases c JOIN casework.clocks k ON k.id = c.id AND k.home = c.home AND k.shown
-- What ministries decided is none of the cities' doing.
WHERE c.ended_at > $1 AND c.body_name IS NULL GROUP BY k.scope, k.item_id`;

const YEAR_MS = 365 * 86_400_000;

/** What ended in the 365 days before the moment, and how much of it in time. */
export function readEnded(db: Pick<Database, 'read'>, now: Instant): Promise<EndedCell[]> {
  return db.read<EndedCell>({
    name: 'supervision_ended',
    text: ENDED,
    values: [formatInstant((now - YEAR_MS) as Instant)],
  });
}
