import type { Catalogue } from '../../catalogue/index.ts';
import { type Database, sql, toStatement } from '../../platform/database/index.ts';
import type { Period } from '../measures/period.ts';
import { type FeedPlace, placeOf } from '../measures/read-figures.ts';
import type { PastProject } from './what-if.ts';

/** More projects say no more about a flow. */
export const MOST_PROJECTS = 5000;

type Row = {
  readonly project_id: string;
  readonly name: string;
  readonly flow_version: number;
  readonly item_id: string;
  readonly days: number;
  readonly accept_days: number;
  readonly review_days: number;
};

export type PastProjects = {
  readonly place: FeedPlace;
  readonly projects: readonly PastProject[];
  readonly names: ReadonlyMap<string, string>;
  readonly cut: boolean;
};

/**
 * Projects of a flow all of whose cases are over, the last of them in the period: each item's longest decided
 * case with its days, and what the flow's pinned version made it wait for.
 */
export async function readPastProjects(
  { database, catalogue }: { readonly database: Database; readonly catalogue: Catalogue },
  flow: string,
  period: Pick<Period, 'from' | 'to'>,
  { within, city }: { readonly within: readonly string[] | null; readonly city: string | undefined },
): Promise<PastProjects> {
  const scope = within === null ? sql`true` : sql`m.division = ANY(${within}::text[])`;
  const home = city === undefined ? sql`true` : sql`m.home = ${city}`;
  const statement = toStatement(
    'supervision_past_projects',
    sql`SELECT DISTINCT ON (m.project_id, m.item_id) m.project_id, p.name, m.flow_version, m.item_id,
          m.accept_days, m.review_days, m.accept_days + m.review_days + m.applicant_days + m.off_days AS days
        FROM (
          SELECT m.project_id, m.home FROM supervision.case_measures m
          WHERE m.flow_id = ${flow} AND ${scope} AND ${home}
          GROUP BY m.project_id, m.home
          HAVING bool_and(m.ended_at IS NOT NULL) AND max(m.ended_at) >= ${period.from}::timestamptz
            AND max(m.ended_at) < ${period.to}::timestamptz
          ORDER BY max(m.ended_at) DESC, m.project_id LIMIT ${MOST_PROJECTS + 1}
        ) c
        JOIN supervision.case_measures m ON m.project_id = c.project_id AND m.home = c.home AND m.flow_id = ${flow}
        JOIN projects.projects p ON p.id = m.project_id AND p.home = m.home
        WHERE m.outcome IN ('granted', 'granted-with-owed', 'refused') AND ${scope}
        ORDER BY m.project_id, m.item_id, days DESC`,
  );
  return database.transaction(
    async (tx) => {
      const [place, rows] = await Promise.all([placeOf(tx), tx.read<Row>(statement)]);
      const byProject = [...Map.groupBy(rows, (row) => row.project_id)];
      const projects = byProject.slice(0, MOST_PROJECTS).map(([id, own]) => pastOf(catalogue, flow, id, own));
      const names = new Map(rows.map((row) => [row.project_id, row.name]));
      return { place, projects, names, cut: byProject.length > MOST_PROJECTS };
    },
    { isolation: 'repeatable read', readOnly: true },
  );
}

function pastOf(catalogue: Catalogue, flow: string, id: string, rows: readonly Row[]): PastProject {
  // A project may have filed under two versions of its flow: the newer one orders them all.
  const version = Math.max(...rows.map((row) => row.flow_version));
  const entries = catalogue.flow(flow, version)?.stages.flatMap(({ items }) => items) ?? [];
  const after = new Map(entries.map((entry) => [entry.item, entry.after]));
  const steps = rows.map(({ item_id, days, accept_days, review_days }) => {
    const start = catalogue.item(item_id)?.committed.start;
    const onClock = start === 'received' ? accept_days + review_days : review_days;
    return { id: item_id, after: after.get(item_id) ?? [], days, onClock };
  });
  return { id, steps };
}
