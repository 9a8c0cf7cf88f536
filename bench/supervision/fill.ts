import type { Pool } from 'pg';
import type { Services } from '../../server/services.ts';
import { makeVariants, type Variant } from './variants.ts';

/** Different cases; each is cloned under many ids. */
const OPEN_VARIANTS = 600;
const ENDED_VARIANTS = 400;
const PROJECTS_EACH = 200;

const CASE_COLUMNS = [
  ...['home', 'version', 'head', 'state', 'status', 'project_name', 'unit_name', 'application_number'],
  ...['implementation_version', 'implementation_division'],
  ...['work_ids', 'stage', 'item_id', 'item_version', 'item_name', 'flow_id', 'flow_version', 'body_id'],
  ...[
    'body_name',
    'division',
    'window_body_id',
    'grams',
    'received_at',
    'accepted_at',
    'ended_at',
    'updated_at',
  ],
];
const CLOCK_COLUMNS = [
  ...[
    'kind',
    'body_id',
    'item_id',
    'division',
    'stage',
    'shown',
    'state',
    'over',
    'remind_at',
    'yellow_at',
    'due_at',
  ],
  ...['statutory_due_at', 'stop_due_at', 'calendar_version', 'rule_version'],
];
// As writeClocks has them.
const SORTED = ['sort_at', 'beyond_at', 'late_at', 'warn_at', 'hint_at'];
const SORTED_VALUES = `coalesce(k.due_at, k.stop_due_at, '9999-01-01 00:00:00+00'),
  coalesce(k.statutory_due_at, 'infinity'), CASE WHEN k.over THEN '-infinity' ELSE coalesce(k.due_at, 'infinity') END,
  coalesce(k.yellow_at, 'infinity'), coalesce(k.remind_at, 'infinity')`;
const list = (columns: readonly string[], prefix = '') => columns.map((name) => prefix + name).join(', ');

/** Ids of the n-th case: in the order of time, as the platform makes them. */
const ID = `(lpad(to_hex(1767225600000 + n / 4), 12, '0') || '7' || lpad(to_hex(n % 4096), 3, '0') || '8'
  || substr(md5(n::text), 1, 15))::uuid`;

/**
 * Fills a province with so many cases more, a fifth of them open, over all divisions; returns how many stand
 * there now. Made as the owner, with indexes built afterwards: a million rows through the platform's own door
 * would take hours, and what is measured are reads, sweeps and the steps of a few.
 */
export async function fillCases(owner: Pool, services: Services, from: number, to: number): Promise<void> {
  const [open, ended] = [makeVariants(services, OPEN_VARIANTS, 0), makeVariants(services, 0, ENDED_VARIANTS)];
  await prepare(owner, services);
  const indexes = await dropIndexes(owner);
  // Every fifth case is open, as they come in.
  for (const [at, variant] of open.entries())
    await clone(owner, variant, `n % 5 = 0 AND (n / 5) % ${open.length} = ${at}`, from, to);
  for (const [at, variant] of ended.entries())
    await clone(owner, variant, `n % 5 <> 0 AND (n / 5) % ${ended.length} = ${at}`, from, to);
  for (const text of indexes) await owner.query(text);
  for (const table of ['casework.cases', 'casework.clocks', 'projects.projects'])
    await owner.query(`VACUUM ANALYZE ${table}`);
}

async function clone(owner: Pool, variant: Variant, which: string, from: number, to: number): Promise<void> {
  const { home } = variant.row;
  await owner.query(
    `WITH n AS MATERIALIZED (SELECT n FROM generate_series($1::int, $2::int - 1) AS n WHERE ${which}),
       made AS (
         INSERT INTO casework.cases (id, number, project_id, unit_id, application_id, ${list(CASE_COLUMNS)})
         SELECT ${ID}, 'B' || n, p.ids[1 + n % cardinality(p.ids)], p.unit_id, ${ID}, ${list(CASE_COLUMNS, 'r.')}
         FROM n, jsonb_populate_record(NULL::casework.cases, $3::jsonb) r,
           (SELECT array_agg(id) AS ids, (array_agg(unit_id))[1] AS unit_id FROM bench.projects WHERE division = $5) p
       )
     INSERT INTO casework.clocks (id, home, scope, ${list(CLOCK_COLUMNS)}, ${list(SORTED)})
     SELECT ${ID}, $6, s.scope, ${list(CLOCK_COLUMNS, 'k.')}, ${SORTED_VALUES}
     FROM n, jsonb_populate_recordset(NULL::casework.clocks, $4::jsonb) k,
       (SELECT min(scope) AS scope FROM bench.projects WHERE division = $5) s`,
    [
      from,
      to,
      JSON.stringify({ ...variant.row, id: null }),
      JSON.stringify(variant.clocks.map((clock) => ({ ...clock, id: null }))),
      variant.row.division,
      home,
    ],
  );
}

/** Projects of every division, cloned from one that went through the platform's door. */
async function prepare(owner: Pool, services: Services): Promise<void> {
  const { rows } = await owner.query<{ made: boolean }>(
    `SELECT to_regclass('bench.projects') IS NOT NULL AS made`,
  );
  if (rows[0]?.made) return;
  await owner.query(`CREATE SCHEMA IF NOT EXISTS bench`);
  await owner.query(`CREATE TABLE bench.projects (id uuid, division text, unit_id uuid, scope text)`);
  const { catalogue } = services;
  for (const { code, level } of catalogue.divisions()) {
    if (level === 'province') continue;
    const home = catalogue.homeOf(code);
    await owner.query(
      `WITH one AS (SELECT * FROM projects.projects ORDER BY registered_at LIMIT 1), made AS (
         INSERT INTO projects.projects (id, home, version, head, state, contacts, name, unit_id, unit_name, code,
           code_status, decision_type, investment, divisions, grams, registered_at, updated_at)
         SELECT gen_random_uuid(), $2, version, head, state, contacts, name, unit_id, unit_name, code, code_status,
           decision_type, investment, $3::text[], grams, registered_at, updated_at
         FROM one, generate_series(1, $4) RETURNING id, unit_id), scope AS (
         INSERT INTO casework.scopes (key, home, divisions) VALUES (casework.scope_key($2, $3::text[]), $2, $3)
         ON CONFLICT DO NOTHING)
       INSERT INTO bench.projects SELECT id, $1, unit_id, casework.scope_key($2, $3::text[]) FROM made`,
      [code, home, catalogue.lineage(code), PROJECTS_EACH],
    );
  }
}

/** Drops what is not a key of the tables to be filled; returns how to build it again. */
async function dropIndexes(owner: Pool): Promise<readonly string[]> {
  const { rows } = await owner.query<{ name: string; text: string }>(
    `SELECT indexname AS name, indexdef AS text FROM pg_indexes
     WHERE schemaname = 'casework' AND tablename IN ('cases', 'clocks') AND indexname NOT LIKE '%_pkey'`,
  );
  for (const { name } of rows) await owner.query(`DROP INDEX casework.${name}`);
  return rows.map(({ text }) => text);
}
