import type { NationalBench } from './world.ts';

/** What clones are told apart by: eight hex digits in ids, the project code, the end of numbers. */
export const MARKS = { id: '§I', code: '§C', number: '§N' } as const;

type Row = {
  readonly thing: string;
  readonly payload: string;
  readonly parents: readonly string[];
  readonly follows: readonly string[];
  readonly subject: string;
  readonly project: string;
};

/**
 * Puts the messages of one real project into `bench.template`, with marks where a clone differs: its ids (the
 * first 28 characters stay), its project code, and the numbers of its cases and application. Returns how many
 * messages a clone has.
 */
export async function makeTemplate({ owner }: NationalBench, projectId: string): Promise<number> {
  const { rows } = await owner.query<Row & Record<string, unknown>>(
    `SELECT id, thing, payload::text, parents, follows, subject, project_id::text AS project
     FROM national.messages WHERE current AND line = 'construction' AND project_id = $1
     ORDER BY ordinal, id`,
    [projectId],
  );
  const marked = marker(rows);
  await owner.query(`
    CREATE SCHEMA IF NOT EXISTS bench;
    DROP TABLE IF EXISTS bench.template, bench.clones;
    CREATE TABLE bench.clones (i integer PRIMARY KEY, code text NOT NULL);
    CREATE TABLE bench.template AS
      SELECT 0 AS idx, m.thing AS marked_thing, m.payload::text AS marked_payload, '' AS marked_project,
        ''::text AS marked_subject, '{}'::text[] AS marked_parents, '{}'::text[] AS marked_follows,
        '{}'::text[] AS waits, m.*
      FROM national.messages m WHERE false`);
  const own = new Set(rows.map(({ thing }) => thing));
  for (const [idx, row] of rows.entries()) {
    await owner.query(
      `INSERT INTO bench.template
       SELECT $2, $3, $4, $5, $6, $7, $8, $9, m.* FROM national.messages m WHERE m.id = $1`,
      [
        row.id,
        idx,
        marked(row.thing),
        marked(row.payload),
        marked(row.project),
        marked(row.subject),
        row.parents.map(marked),
        row.follows.map(marked),
        row.parents.filter((parent) => own.has(parent)).map(marked),
      ],
    );
  }
  return rows.length;
}

function marker(rows: readonly Row[]): (text: string) => string {
  const ids = new Set(
    rows.flatMap(({ thing }) => thing.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/)?.[0] ?? []),
  );
  const values = (column: string) =>
    new Set(
      rows.flatMap(({ payload }) => {
        const value = (JSON.parse(payload) as Record<string, unknown>)[column];
        return typeof value === 'string' ? [value] : [];
      }),
    );
  const pairs: [string, string][] = [];
  for (const id of ids) pairs.push([id, `${id.slice(0, 28)}${MARKS.id}`]);
  for (const code of values('XMDM')) pairs.push([code, MARKS.code]);
  // The longer first: an application's number may begin its cases'.
  const numbers = [...values('SPSXSLBM'), ...values('BLSPSLBM')].sort((a, b) => b.length - a.length);
  for (const number of new Set(numbers)) pairs.push([number, `${number}${MARKS.number}`]);
  return (text) => pairs.reduce((marked, [from, to]) => marked.replaceAll(from, to), text);
}
