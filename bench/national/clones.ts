import { composeProjectCode } from '@zongheng/core/codes';
import { unwrap } from '../towns.ts';
import { MARKS } from './template.ts';
import type { NationalBench } from './world.ts';

/** Clones a statement. */
const CHUNK = 500;
/** Ids of clones lie a day before everything else: they stand at the head of the queue. */
const FIRST_ID_MS = Date.parse('2026-11-02T00:00:00Z');
const SERIALS = 90_000;

/** Projects `from` to `to` (without it), each with every message of the template, as an outage leaves them. */
export async function addClones(bench: NationalBench, from: number, to: number): Promise<number> {
  await addCodes(bench, from, to);
  let rows = 0;
  for (let at = from; at < to; at += CHUNK) {
    rows += await insertClones(bench, at, Math.min(to, at + CHUNK));
  }
  return rows;
}

/** Makes many at once: indexes are built afterwards, in a fraction of the time. */
export async function addManyClones(bench: NationalBench, from: number, to: number): Promise<number> {
  const { owner } = bench;
  const { rows: indexes } = await owner.query<{ name: string; text: string }>(
    `SELECT indexname AS name, indexdef AS text FROM pg_indexes
     WHERE schemaname = 'national' AND tablename = 'messages' AND indexname <> 'messages_pkey'`,
  );
  for (const { name } of indexes) await owner.query(`DROP INDEX national.${name}`);
  const rows = await addClones(bench, from, to);
  for (const { text } of indexes) await owner.query(text);
  await owner.query('VACUUM ANALYZE national.messages');
  await owner.query('VACUUM ANALYZE national.waits');
  return rows;
}

/** Valid project codes, as rule 6 wants them: their last digit is computed. */
async function addCodes({ owner }: NationalBench, from: number, to: number): Promise<void> {
  const numbers = Array.from({ length: to - from }, (_, i) => from + i);
  const codes = numbers.map((i) => {
    const segments = { year: 2026, region: '210100', department: '04', type: '01' } as const;
    const month = 1 + Math.floor(i / SERIALS);
    return unwrap(composeProjectCode({ ...segments, month, serial: String(10_000 + (i % SERIALS)) })).text;
  });
  await owner.query('INSERT INTO bench.clones (i, code) SELECT * FROM unnest($1::int[], $2::text[])', [
    numbers,
    codes,
  ]);
}

/** A text of the template as clone `c` has it. */
const filled = (text: string) =>
  `replace(replace(replace(${text}, '${MARKS.id}', lpad(to_hex(c.i), 8, '0')), '${MARKS.code}', c.code),
     '${MARKS.number}', '-' || c.i)`;
const filledAll = (list: string) => `string_to_array(${filled(`array_to_string(${list}, E'\\n')`)}, E'\\n')`;

/** Ids in the order of the clones, as time gives them. */
const SEQUENCE = `(c.i::bigint * (SELECT count(*) FROM bench.template) + t.idx)`;
const CLONE_ID = `(lpad(to_hex(${FIRST_ID_MS} + ${SEQUENCE} / 1000), 12, '0') || '7'
  || lpad(to_hex(${SEQUENCE} % 1000), 3, '0') || '8' || substr(md5(${SEQUENCE}::text), 1, 15))::uuid`;

export const INSERT_MESSAGES = `INSERT INTO national.messages (id, line, kind, ordinal, thing, revision, current,
  home, division, project_id, subject, state, payload, digest, mapping_version, parents, follows, missing,
  retract, happened_at, due_at, created_at, next_at, flags)`;
export const SELECT_CLONES = `SELECT ${CLONE_ID}, t.line, t.kind, t.ordinal, ${filled('t.marked_thing')}, 1, true, t.home,
  t.division, ${filled('t.marked_project')}::uuid, ${filled('t.marked_subject')}, 'waiting',
  ${filled('t.marked_payload')}::jsonb, t.digest, t.mapping_version, ${filledAll('t.marked_parents')},
  ${filledAll('t.marked_follows')}, cardinality(t.waits), false, t.happened_at, t.due_at, t.happened_at,
  t.happened_at, t.flags`;
const SELECT_WAITS = `SELECT ${filled('w.thing')}, ${CLONE_ID}`;

async function insertClones({ owner }: NationalBench, from: number, to: number): Promise<number> {
  const { rowCount } = await owner.query(
    `${INSERT_MESSAGES} ${SELECT_CLONES} FROM bench.clones c CROSS JOIN bench.template t
     WHERE c.i >= $1 AND c.i < $2 ORDER BY c.i, t.idx`,
    [from, to],
  );
  await owner.query(
    `INSERT INTO national.waits (thing, child) ${SELECT_WAITS}
     FROM bench.clones c CROSS JOIN bench.template t CROSS JOIN unnest(t.waits) AS w(thing)
     WHERE c.i >= $1 AND c.i < $2`,
    [from, to],
  );
  return rowCount ?? 0;
}
