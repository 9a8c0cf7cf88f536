import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Actor } from '../../identity/index.ts';
import { and, type Database, type Fragment, raw, sql, toStatement } from '../../platform/database/index.ts';
import { STAGE_LIGHTS, type StageCounts } from './schema.ts';
import type { ListedStageClock } from './store.ts';

export type StageFilter = {
  readonly kind?: 'stage' | 'project' | undefined;
  readonly light?: (typeof STAGE_LIGHTS)[number] | undefined;
  readonly city?: string | undefined;
};
export type StagePlace = readonly [sortAt: string, subjectId: string, stage: number];

const FROM = raw(
  `supervision.stage_clocks k JOIN projects.projects p ON p.id = k.project_id AND p.home = k.home`,
);
const SORT = raw(`coalesce(k.due_at, '9999-01-01 00:00:00+00'::timestamptz)`);
const COLUMNS =
  raw(`k.subject_id, k.home, k.kind, k.project_id, k.work_id, k.stage, k.division, k.limit_days, k.ledger,
  p.name AS project_name, p.code AS project_code, p.unit_name, p.state->'works' AS works, p.state->'flow' AS flow`);

/** Stage and project clocks of the projects a seat reaches, due first; rows, total and counts of one snapshot. */
export async function listStageClocks(
  db: Database,
  actor: Actor,
  filter: StageFilter,
  page: { readonly after: StagePlace | undefined; readonly limit: number },
  now: Instant,
): Promise<{ readonly rows: ListedStageClock[]; readonly total: number; readonly counts: StageCounts }> {
  const light = sql`supervision.stage_light(k, ${formatInstant(now)}::timestamptz)`;
  const base = and([scopeOf(actor), ...filtersOf(filter)]);
  const wanted = filter.light === undefined ? sql`k.state <> 'ended'` : sql`${light} = ${filter.light}`;
  const { after } = page;
  const next = after
    ? sql`AND (${SORT}, k.subject_id, k.stage) > (${after[0]}::timestamptz, ${after[1]}::uuid, ${after[2]}::smallint)`
    : sql``;
  const rows = sql`SELECT ${COLUMNS}, ${SORT} AS sort_at FROM ${FROM} WHERE ${and([base, wanted])} ${next}
    ORDER BY ${SORT}, k.subject_id, k.stage LIMIT ${page.limit + 1}`;
  const counts = sql`SELECT light, count(*)::int AS count FROM (
    SELECT ${light} AS light FROM ${FROM} WHERE ${base}) l GROUP BY light`;
  return db.transaction(
    async (tx) => {
      const [found, counted] = await Promise.all([
        tx.read<ListedStageClock>(toStatement('supervision_stages_list', rows)),
        tx.read<{ light: keyof StageCounts; count: number }>(
          toStatement('supervision_stages_counts', counts),
        ),
      ]);
      const byLight = Object.fromEntries(STAGE_LIGHTS.map((each) => [each, 0])) as StageCounts;
      for (const each of counted) byLight[each.light] = each.count;
      const open = counted.reduce((sum, each) => (each.light === 'done' ? sum : sum + each.count), 0);
      return {
        rows: found,
        total: filter.light === undefined ? open : byLight[filter.light],
        counts: byLight,
      };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

function scopeOf({ seat: { division } }: Actor): Fragment {
  return division === null ? sql`true` : sql`p.divisions @> ARRAY[${division.code}]::text[]`;
}

function filtersOf({ kind, city }: StageFilter): Fragment[] {
  return [
    ...(kind === undefined ? [] : [sql`k.kind = ${kind}`]),
    ...(city === undefined ? [] : [sql`k.home = ${city}`]),
  ];
}
