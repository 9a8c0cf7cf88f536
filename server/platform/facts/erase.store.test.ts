import { instantFromText } from '@zongheng/core/calendar';
import { type JsonObject, matchesSeal, verifyChain } from '@zongheng/core/evidence';
import { expect, test } from 'vitest';
import { useTestDatabase } from '../../testing/index.ts';
import { sm3 } from '../crypto/index.ts';
import { sqlState } from '../database/index.ts';
import { appendStatements } from './append.ts';
import { draftFacts } from './draft.ts';
import { eraseSealed, eraseStatement } from './erase.ts';
import { readSealed, readStream } from './feed.ts';
import { factAt, metaAt, newStream, tools } from './testing/record.ts';

const database = useTestDatabase();
const HOME = '210100';
const AT = '2026-07-01T04:00:00.000Z';
const LATER = instantFromText('2026-08-01T00:00:00.123Z');

async function recordSealed(...contents: (JsonObject | undefined)[]) {
  const stream = newStream(HOME);
  const facts = contents.map((content) => factAt(AT, {}, content));
  const drafted = draftFacts(stream, facts, metaAt(AT), tools);
  await database().app.pipeline(appendStatements(HOME, [drafted]));
  return { stream, head: drafted.head, ids: drafted.facts.map((fact) => fact.envelope.id) };
}
const rowsOf = (ids: readonly string[]) =>
  database().app.read({
    name: 'test-sealed',
    text: 'SELECT fact_id, salt, content, erased_at FROM facts.sealed WHERE fact_id = ANY($1) ORDER BY fact_id',
    values: [ids],
  });

test('content and salt are gone together, the chain verifies, the other facts keep theirs', async () => {
  const { stream, head, ids } = await recordSealed(
    { contact: '张三', mobile: '19900000001' },
    { note: '乙' },
  );
  const [first = '', second = ''] = ids;
  const before = await readSealed(database().app, HOME, ids);

  const erased = await database().app.transaction((tx) => eraseSealed(tx, HOME, [first], LATER));
  expect(erased).toEqual([first]);
  expect([...(await readSealed(database().app, HOME, ids)).keys()]).toEqual([second]);
  expect(await rowsOf(ids)).toEqual([
    { fact_id: first, salt: null, content: null, erased_at: '2026-08-01T00:00:00.123Z' },
    { fact_id: second, ...before.get(second), erased_at: null },
  ]);

  const facts = await readStream(database().app, HOME, stream.id);
  expect(verifyChain(facts, sm3)).toEqual({ ok: true, value: { count: 2, head } });
  // The digest stays in the fact: who still has the content can prove what it was.
  const seal = facts[0]?.envelope.sealed;
  const kept = before.get(first);
  expect(seal && kept && matchesSeal(seal, kept.content, kept.salt, sm3)).toBe(true);
});

test('only what was there is erased, and once: the first time stands', async () => {
  const { ids } = await recordSealed({ note: '甲' }, undefined);
  const erase = (at: typeof LATER) =>
    database().app.transaction((tx) => eraseSealed(tx, HOME, [...ids, newStream(HOME).id], at));
  expect(await erase(LATER)).toEqual([ids[0]]);
  expect(await erase(instantFromText('2027-01-01T00:00:00.000Z'))).toEqual([]);
  expect(await rowsOf(ids)).toMatchObject([{ erased_at: '2026-08-01T00:00:00.123Z' }]);
});

test('another home’s content is out of reach, and nothing asked for is nothing done', async () => {
  const { ids } = await recordSealed({ note: '甲' });
  expect(await database().app.transaction((tx) => eraseSealed(tx, '210200', ids, LATER))).toEqual([]);
  expect(await database().app.transaction((tx) => eraseSealed(tx, HOME, [], LATER))).toEqual([]);
  expect((await readSealed(database().app, HOME, ids)).size).toBe(1);
});

test('erasing and the fact that says so are stored together or not at all', async () => {
  const { ids } = await recordSealed({ note: '甲' });
  const order = draftFacts(newStream(HOME), [factAt(AT, { erased: ids })], metaAt(AT), tools);
  const statements = [eraseStatement(HOME, ids, LATER), ...appendStatements(HOME, [order])];
  const boom = { name: 'test-boom', text: 'SELECT 1 / 0' };
  await expect(database().app.pipeline([...statements, boom])).rejects.toThrow('division by zero');
  expect((await readSealed(database().app, HOME, ids)).size).toBe(1);
  const [answer] = await database().app.pipeline(statements);
  expect(answer?.rows).toEqual([{ fact_id: ids[0] }]);
  expect((await readSealed(database().app, HOME, ids)).size).toBe(0);
});

test.each([
  ['the salt kept', 'content = NULL, erased_at = now()'],
  ['the content kept', 'salt = NULL, erased_at = now()'],
  ['no time', 'content = NULL, salt = NULL'],
])('the database refuses half an erasure: %s', async (_, set) => {
  const { ids } = await recordSealed({ note: '甲' });
  const text = `UPDATE facts.sealed SET ${set} WHERE fact_id = $1`;
  const error = await database()
    .app.query({ name: `test-half ${set}`, text, values: ids })
    .catch((reason: unknown) => reason);
  expect(sqlState(error)).toBe('23514');
});
