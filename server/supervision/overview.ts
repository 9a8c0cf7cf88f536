import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { CaseDeps, LightCounts } from '../casework/index.ts';
import type { Actor } from '../identity/index.ts';
import { raw, sql, toStatement } from '../platform/database/index.ts';

export type CityLights = {
  readonly code: string;
  readonly name: string;
  readonly open: number;
  /** Ended in time among all that ended in the last 365 days; null where nothing ended. */
  readonly onTimeShare: number | null;
  readonly lights: LightCounts;
};

export type Overview = {
  readonly asOf: string;
  readonly open: number;
  readonly lights: LightCounts;
  readonly cities: readonly CityLights[];
};

const SIGNALS = ['normal', 'reminder', 'warning', 'overdue', 'beyond-statute', 'stopped', 'done'] as const;
const YEAR_MS = 365 * 86_400_000;

type Row = { readonly home: string; readonly ended: number; readonly in_time: number } & LightCounts;

/**
 * The one-minute page: lights of all open cases by city, and how many ended in time. Lights are computed
 * from instants at this very moment; done counts the last 365 days.
 */
export async function overviewOf(deps: CaseDeps, actor: Actor, now: Instant): Promise<Overview> {
  const moment = formatInstant(now);
  const yearAgo = formatInstant((now - YEAR_MS) as Instant);
  const { division } = actor.seat;
  const scope = division === null ? sql`true` : sql`p.divisions @> ARRAY[${division.code}]::text[]`;
  const counts = raw(SIGNALS.map((s) => `count(*) FILTER (WHERE light = '${s}')::int AS "${s}"`).join(', '));
  const rows = await deps.database.read<Row>(
    toStatement(
      'supervision_overview',
      sql`SELECT home, ${counts},
            count(*) FILTER (WHERE light = 'done')::int AS ended,
            count(*) FILTER (WHERE light = 'done' AND NOT over)::int AS in_time
          FROM (
            SELECT c.home, k.over, casework.light(k, ${moment}::timestamptz) AS light
            FROM casework.cases c
            JOIN casework.clocks k ON k.id = c.id AND k.home = c.home AND k.shown
            JOIN projects.projects p ON p.id = c.project_id AND p.home = c.home
            -- What ministries decided is none of the cities' doing.
            WHERE ${scope} AND c.body_name IS NULL AND (c.ended_at IS NULL OR c.ended_at > ${yearAgo}::timestamptz)
          ) l GROUP BY home`,
    ),
  );
  const byHome = new Map(rows.map((row) => [row.home, row]));
  const visible = deps.catalogue
    .homes()
    .filter((home) => division === null || sees(deps, division.code, home));
  const cities = visible.map((home): CityLights => {
    const row = byHome.get(home);
    return {
      code: home,
      name: deps.catalogue.division(home)?.name ?? home,
      open: row ? openOf(row) : 0,
      onTimeShare: row && row.ended > 0 ? row.in_time / row.ended : null,
      lights: lightsOf(row),
    };
  });
  const lights = Object.fromEntries(
    SIGNALS.map((signal) => [signal, rows.reduce((sum, row) => sum + row[signal], 0)]),
  ) as LightCounts;
  return { asOf: moment, open: openOf(lights), lights, cities };
}

function sees(deps: CaseDeps, division: string, home: string): boolean {
  return deps.catalogue.lineage(home).includes(division) || deps.catalogue.lineage(division).includes(home);
}

function openOf(counts: LightCounts): number {
  return SIGNALS.reduce((sum, signal) => (signal === 'done' ? sum : sum + counts[signal]), 0);
}

function lightsOf(row: Row | undefined): LightCounts {
  return Object.fromEntries(SIGNALS.map((signal) => [signal, row?.[signal] ?? 0])) as LightCounts;
}
