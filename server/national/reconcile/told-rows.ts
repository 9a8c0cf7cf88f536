import type { Database } from '../../platform/database/index.ts';
import type { CollectDeps } from '../collect.ts';
import type { Mapping } from '../mapping/mapping.ts';
import type { Thing } from '../sources/thing.ts';
import { thingsOfProjects } from '../told.ts';

/** Ids of projects that have a valid code, in order. */
export async function projectsWithCode(db: Database, after: string, limit: number): Promise<string[]> {
  const rows = await db.read<{ id: string }>({
    name: 'national_reconcile_projects',
    text: `SELECT id FROM projects.projects WHERE code_status = 'issued' AND id > $1 ORDER BY id LIMIT $2`,
    values: [after, limit],
  });
  return rows.map(({ id }) => id);
}

/** Everything there may be to tell of some projects. */
export async function thingsOf(deps: CollectDeps, projects: readonly string[]): Promise<Thing[]> {
  const none: ReadonlySet<string> = new Set();
  const [things, records] = await Promise.all([
    thingsOfProjects(deps, {
      things: [],
      withdrawn: [],
      projects: none,
      received: none,
      ended: none,
      coded: new Set(projects),
    }),
    deps.database.read<Thing>({
      name: 'national_reconcile_records',
      text: `SELECT 'report' AS source, id::text AS key FROM reports.reports
             WHERE project_id = ANY($1::uuid[]) AND status = 'valid'
             UNION ALL
             SELECT 'record', id::text FROM supervision.records
             WHERE project_id = ANY($1::uuid[]) AND status <> 'withdrawn'`,
      values: [projects],
    }),
  ]);
  return [...things, ...records];
}

const NAMES = 5000;

/** Which of these have a message. */
export async function toldOf(db: Database, names: readonly string[]): Promise<ReadonlySet<string>> {
  const told = new Set<string>();
  for (let i = 0; i < names.length; i += NAMES) {
    const rows = await db.read<{ thing: string }>({
      name: 'national_reconcile_told',
      text: 'SELECT thing FROM national.messages WHERE current AND thing = ANY($1)',
      values: [names.slice(i, i + NAMES)],
    });
    for (const { thing } of rows) told.add(thing);
  }
  return told;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Streams with facts that a reader of the feed has not come to yet. */
export async function unreadStreams(
  db: Database,
  reader: string,
  streams: readonly string[],
): Promise<ReadonlySet<string>> {
  const rows = await db.read<{ id: string }>({
    name: 'national_reconcile_unread',
    text: `SELECT n.id::text AS id FROM unnest($2::uuid[]) AS n(id)
           CROSS JOIN LATERAL (
             SELECT home, max(position) AS position FROM facts.facts WHERE stream_id = n.id GROUP BY home
           ) f
           LEFT JOIN facts.cursors c ON c.reader = $1 AND c.home = f.home
           WHERE f.position > coalesce(c.position, 0)`,
    values: [reader, [...new Set(streams)].filter((id) => UUID.test(id))],
  });
  return new Set(rows.map(({ id }) => id));
}

type ParentsPage = { readonly last: string | null; readonly things: readonly string[] };

/** What a page of current messages of one kind refers to and no message tells, and where the next page begins. */
export async function parentsWithoutMessage(
  db: Database,
  kind: Pick<Mapping, 'line' | 'kind'>,
  after: string,
  limit: number,
): Promise<ParentsPage> {
  const [page] = await db.read<ParentsPage>({
    name: 'national_reconcile_parents',
    text: `WITH page AS MATERIALIZED (
             SELECT id, parents FROM national.messages
             WHERE line = $1 AND kind = $2 AND current AND id > $3 ORDER BY id LIMIT $4
           )
           SELECT (SELECT id FROM page ORDER BY id DESC LIMIT 1) AS last,
             ARRAY(
               SELECT DISTINCT p.thing FROM page CROSS JOIN LATERAL unnest(page.parents) AS p(thing)
               WHERE NOT EXISTS (SELECT 1 FROM national.messages t WHERE t.thing = p.thing AND t.current)
             ) AS things`,
    values: [kind.line, kind.kind, after, limit],
  });
  return page ?? { last: null, things: [] };
}
