import type { Pool } from 'pg';
import type { Cycle, StepName } from './cycle.ts';

/** A row as PostgreSQL writes it: every value in its text form, ready to be sent back as it is. */
export type RawRow = Readonly<Record<string, string | null>>;

/** What one step left in one row. */
export type Change =
  | { readonly kind: 'insert'; readonly table: string; readonly row: RawRow }
  | { readonly kind: 'update'; readonly table: string; readonly key: RawRow; readonly set: RawRow };

export type RecordedStep = { readonly name: StepName; readonly changes: readonly Change[] };

type Watched = { readonly table: string; readonly key: readonly string[]; readonly rows: string };

const STREAMS = `SELECT id FROM applications.applications WHERE project_id = $1
  UNION ALL SELECT id FROM casework.cases WHERE project_id = $1`;

/** Every table a cycle writes to (but for the heads and the counter, one row each), in the order it locks them. */
const WATCHED: readonly Watched[] = [
  {
    table: 'applications.applications',
    key: ['id', 'home'],
    rows: 'SELECT * FROM applications.applications WHERE project_id = $1',
  },
  {
    table: 'casework.cases',
    key: ['id', 'home'],
    rows: 'SELECT * FROM casework.cases WHERE project_id = $1 ORDER BY id',
  },
  {
    table: 'casework.clocks',
    key: ['id', 'kind', 'home'],
    rows: `SELECT k.* FROM casework.clocks k JOIN casework.cases c USING (id, home)
           WHERE c.project_id = $1 ORDER BY k.id, k.kind`,
  },
  {
    table: 'casework.documents',
    key: ['id', 'home'],
    rows: 'SELECT * FROM casework.documents WHERE project_id = $1 ORDER BY id',
  },
  {
    table: 'facts.sealed',
    key: ['fact_id', 'home'],
    rows: `SELECT s.* FROM facts.sealed s JOIN facts.facts f ON f.id = s.fact_id AND f.home = s.home
           WHERE f.stream_id IN (${STREAMS}) ORDER BY s.fact_id`,
  },
  {
    table: 'facts.facts',
    key: ['home', 'position'],
    rows: `SELECT * FROM facts.facts WHERE stream_id IN (${STREAMS}) ORDER BY position`,
  },
];

/** Runs a cycle of a project alone and notes, step by step, which rows it left behind. */
export async function recordCycle(pool: Pool, projectId: string, cycle: Cycle): Promise<RecordedStep[]> {
  const steps: RecordedStep[] = [];
  let before = await snapshot(pool, projectId);
  for (const step of cycle) {
    await step.run();
    const after = await snapshot(pool, projectId);
    steps.push({ name: step.name, changes: changesBetween(before, after) });
    before = after;
  }
  return steps;
}

/** Rows by table and key. */
type Snapshot = ReadonlyMap<string, { readonly watched: Watched; readonly row: RawRow }>;

const asText = { getTypeParser: () => (text: string) => text };

async function snapshot(pool: Pool, projectId: string): Promise<Snapshot> {
  const found = new Map<string, { watched: Watched; row: RawRow }>();
  for (const watched of WATCHED) {
    const { rows } = await pool.query<RawRow>({ text: watched.rows, values: [projectId], types: asText });
    for (const row of rows) {
      found.set([watched.table, ...watched.key.map((name) => row[name])].join(' '), { watched, row });
    }
  }
  return found;
}

function changesBetween(before: Snapshot, after: Snapshot): Change[] {
  const changes: Change[] = [];
  for (const [name, { watched, row }] of after) {
    const { table, key } = watched;
    const old = before.get(name)?.row;
    if (!old) {
      changes.push({ kind: 'insert', table, row });
      continue;
    }
    const set = Object.entries(row).filter(([column, value]) => old[column] !== value);
    if (set.length === 0) continue;
    changes.push({ kind: 'update', table, key: pick(row, key), set: Object.fromEntries(set) });
  }
  return changes;
}

function pick(row: RawRow, columns: readonly string[]): RawRow {
  return Object.fromEntries(columns.map((column) => [column, row[column] ?? null]));
}
