import type { Pool } from 'pg';
import type { Cycle } from './cycle.ts';
import type { Change, RawRow, RecordedStep } from './recording.ts';

type Statement = { readonly name: string; readonly text: string; readonly values: (string | null)[] };

/** What tells one cycle from another: its own ids, and a receipt number nobody has. */
export type Fresh = {
  readonly newId: () => string;
  readonly number: string;
  /** Ids of people, their seats and their unit: the same in every cycle. */
  readonly shared: ReadonlySet<string>;
};

/**
 * The same rows with the same commits by bare named statements: what a recorded cycle left, under new ids.
 * Nothing is read, decided or digested; all values lie ready in their wire form.
 */
export function floorCycle(pool: Pool, recorded: readonly RecordedStep[], fresh: Fresh): Cycle {
  const rename = renamer(recorded, fresh);
  return recorded.map(({ name, changes }) => {
    const statements = statementsOf(changes.map((change) => renamed(change, rename)));
    const counter = name === 'file' ? counterOf(changes) : null;
    const run = async () => {
      // Taking a receipt number is a commit of its own.
      if (counter) await pool.query(counter);
      await transact(pool, statements);
    };
    return { name, run };
  });
}

/** BEGIN, all statements and COMMIT in one round trip. */
async function transact(pool: Pool, statements: readonly Statement[]): Promise<void> {
  const client = await pool.connect();
  try {
    await Promise.all([
      client.query('BEGIN'),
      ...statements.map((statement) => client.query(statement)),
      client.query('COMMIT'),
    ]);
  } finally {
    client.release();
  }
}

function statementsOf(changes: readonly Change[]): Statement[] {
  const updates = changes.flatMap((change) => (change.kind === 'update' ? [updateOf(change)] : []));
  const inserts = Map.groupBy(
    changes.flatMap((change) => (change.kind === 'insert' ? [change] : [])),
    (change) => change.table,
  );
  const { 'facts.facts': facts, ...others } = Object.fromEntries(
    [...inserts].map(([table, rows]) => [table, rows.map(({ row }) => row)]),
  );
  if (!facts) throw new Error('a step without facts');
  return [
    ...updates,
    ...Object.entries(others).map(([table, rows]) => insertOf(table, rows ?? [])),
    ...appendOf(facts),
  ];
}

function updateOf(change: Extract<Change, { kind: 'update' }>): Statement {
  const columns = [...Object.keys(change.set), ...Object.keys(change.key)];
  const marks = columns.map((column, i) => `${column} = $${i + 1}`);
  const split = Object.keys(change.set).length;
  return named(
    `UPDATE ${change.table} SET ${marks.slice(0, split).join(', ')} WHERE ${marks.slice(split).join(' AND ')}`,
    [...Object.values(change.set), ...Object.values(change.key)],
  );
}

function insertOf(table: string, rows: readonly RawRow[]): Statement {
  const columns = Object.keys(rows[0] ?? {});
  const values = rows.flatMap((row) => columns.map((column) => row[column] ?? null));
  const tuples = rows.map(
    (_, i) => `(${columns.map((__, j) => `$${i * columns.length + j + 1}`).join(', ')})`,
  );
  return named(`INSERT INTO ${table} (${columns.join(', ')}) VALUES ${tuples.join(', ')}`, values);
}

/** The head first, which orders the home's facts, then the facts at the positions it leaves. */
function appendOf(facts: readonly RawRow[]): Statement[] {
  const home = facts[0]?.home ?? '';
  const { text, values } = insertOf(
    'facts.facts',
    facts.map(({ position: _, ...row }) => row),
  );
  const position = `(SELECT position FROM facts.heads WHERE home = $1)`;
  let row = facts.length;
  return [
    named('UPDATE facts.heads SET position = position + $2 WHERE home = $1', [home, String(facts.length)]),
    named(
      text.replace('facts.facts (', 'facts.facts (position, ').replace(/ \(\$/g, () => {
        row -= 1;
        return ` (${position} - ${row}, $`;
      }),
      values,
    ),
  ];
}

function counterOf(changes: readonly Change[]): Statement {
  const [application] = changes;
  if (application?.kind !== 'insert') throw new Error('filing without an application');
  const { home, number } = application.row;
  const day = (number ?? '').slice(6, 14).replace(/(....)(..)(..)/, '$1-$2-$3');
  return named(
    `INSERT INTO applications.counters AS c (home, day, last) VALUES ($1, $2, 1)
     ON CONFLICT (home, day) DO UPDATE SET last = c.last + 1 RETURNING last`,
    [home ?? null, day],
  );
}

const names = new Map<string, string>();

/** A statement whose plan the server keeps: one name for one text. */
function named(text: string, values: (string | null)[]): Statement {
  const name = names.get(text) ?? `floor_${names.size}`;
  names.set(text, name);
  return { name, text, values };
}

const UUID = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

type Rename = (value: string | null) => string | null;

/** Replaces the cycle's ids and number wherever they stand, in the order of the old ones. */
function renamer(recorded: readonly RecordedStep[], fresh: Fresh): Rename {
  const values = recorded.flatMap(({ changes }) => changes).flatMap(valuesOf);
  const found = new Set(values.flatMap((value) => value?.match(UUID) ?? []));
  const ids = new Map([...found.difference(fresh.shared)].sort().map((id) => [id, fresh.newId()]));
  const number = numberOf(recorded);
  return (value) => value?.replace(UUID, (id) => ids.get(id) ?? id).replaceAll(number, fresh.number) ?? null;
}

function numberOf(recorded: readonly RecordedStep[]): string {
  const [first] = recorded[0]?.changes ?? [];
  const number = first?.kind === 'insert' ? first.row.number : undefined;
  if (typeof number !== 'string') throw new Error('a recording that does not begin with an application');
  return number;
}

function valuesOf(change: Change): (string | null)[] {
  return Object.values(change.kind === 'insert' ? change.row : { ...change.key, ...change.set });
}

function renamed(change: Change, rename: Rename): Change {
  const turn = (row: RawRow) =>
    Object.fromEntries(Object.entries(row).map(([column, value]) => [column, rename(value)]));
  return change.kind === 'insert'
    ? { ...change, row: turn(change.row) }
    : { ...change, key: turn(change.key), set: turn(change.set) };
}
