import type { LightMyRequestResponse } from 'fastify';
import { afterEach, expect, test } from 'vitest';
import { expectProblem, expectRefusal } from '../journey/problem.ts';
import { DECLARED, PRIVATE_FORM, useScene } from '../journey/scene.ts';

/** Classified entries end at the door (2017年第3号令 §3): nothing of them is stored, logged or answered back. */
const scene = useScene();
const MARK = '绝密标记';
const CLASSIFIED = { nonClassified: false, truthful: true };
const marked = { ...PRIVATE_FORM, name: MARK, content: `${MARK}的内容` };
const post = (payload: unknown, headers?: Record<string, string>) =>
  scene().owner.post('/api/projects', payload, headers);

/** Every table of every schema that has the mark in any of its rows. */
async function tablesWithMark(): Promise<string[]> {
  const { owner } = scene().database;
  const tables = await owner.read<{ name: string }>({
    name: 'tables',
    text: `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
           WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
  });
  expect(tables.length).toBeGreaterThan(20);
  const found: string[] = [];
  for (const { name } of tables) {
    const text = `SELECT FROM ${name} AS row WHERE row::text LIKE $1 OR row::text LIKE $2 LIMIT 1`;
    // As it is, and as JSON may write it.
    const values = [`%${MARK}%`, `%${escape(MARK).replaceAll('%', '\\\\').toLowerCase()}%`];
    if ((await owner.query({ name: `mark in ${name}`.slice(0, 63), text, values })).rowCount > 0)
      found.push(name);
  }
  return found;
}

const leftNothing = async (answer: LightMyRequestResponse) => {
  expect(answer.body).not.toContain(MARK);
  expect(scene().lines.join('\n')).not.toContain(MARK);
  expect(await tablesWithMark()).toEqual([]);
};

afterEach(async () => {
  const { rowCount } = await scene().database.app.query({ name: 'p', text: 'SELECT FROM projects.projects' });
  expect(rowCount).toBe(0);
});

test.each<[string, unknown, Record<string, string>?]>([
  ['complete', { declaration: CLASSIFIED, form: marked }],
  ['not truthful either', { declaration: { nonClassified: false, truthful: false }, form: marked }],
  ['half filled in', { declaration: CLASSIFIED, form: { name: MARK } }],
  ['with fields nobody knows', { declaration: CLASSIFIED, [MARK]: MARK, form: { ...marked, [MARK]: MARK } }],
  ['with a form that is none', { declaration: CLASSIFIED, form: MARK }],
  ['without a form', { declaration: CLASSIFIED }],
  ['with more in the declaration', { declaration: { ...CLASSIFIED, why: MARK }, form: marked }],
  [
    'with a key to repeat it',
    { declaration: CLASSIFIED, form: marked },
    { 'idempotency-key': 'classified-1' },
  ],
])('an entry declared classified, %s, is sent offline and leaves nothing', async (_, payload, headers) => {
  const answer = await post(payload, headers);
  const { detail } = expectRefusal(answer, 422, 'classified-project');
  expect(detail).toContain('线下办理');
  expect(detail).toContain('没有保存');
  await leftNothing(answer);
});

test.each<[string, unknown]>([
  ['with a word', { nonClassified: 'false', truthful: true }],
  ['with a number', { nonClassified: 0, truthful: true }],
  ['with nothing', { truthful: true }],
  ['with null', { nonClassified: null, truthful: true }],
  ['by a list', [false]],
  ['not at all', undefined],
])('an entry declared %s is refused and leaves nothing', async (_, declaration) => {
  const answer = await post({ declaration, form: marked });
  expectRefusal(answer, 422, 'invalid-fields');
  await leftNothing(answer);
});

test('an entry that is not truthful leaves nothing either', async () => {
  const answer = await post({ declaration: { nonClassified: true, truthful: false }, form: marked });
  expectRefusal(answer, 422, 'promise-missing', 'declaration.truthful');
  await leftNothing(answer);
});

test.each<[string, string, string]>([
  [
    'broken on the way',
    JSON.stringify({ declaration: CLASSIFIED, form: marked }).slice(0, -9),
    'application/json',
  ],
  ['as plain text', JSON.stringify({ declaration: CLASSIFIED, form: marked }), 'text/plain'],
  ['as a form', `nonClassified=false&name=${MARK}`, 'application/x-www-form-urlencoded'],
  [
    'far too long',
    JSON.stringify({ declaration: CLASSIFIED, form: { name: MARK.repeat(300_000) } }),
    'application/json',
  ],
])('a classified entry %s leaves nothing', async (_, payload, type) => {
  const answer = await post(payload, { 'content-type': type });
  expectProblem(answer);
  await leftNothing(answer);
});

test('a draft of it is refused, and one begun before is gone', async () => {
  const { owner } = scene();
  const draft = (declaration: unknown) =>
    owner.put('/api/drafts/project/new', { body: { declaration, form: { name: MARK } } });
  expect((await draft(DECLARED)).statusCode).toBe(200);
  expect(await tablesWithMark()).toEqual(['drafts.drafts']);
  for (const declaration of [CLASSIFIED, undefined, { nonClassified: 'true' }]) {
    const answer = await draft(declaration);
    expectRefusal(answer, 422, 'classified-project');
    await leftNothing(answer);
  }
});

test('in the address it is not logged', async () => {
  const answer = await scene().owner.get(`/api/projects?q=${encodeURIComponent(MARK)}`);
  expect(answer.statusCode).toBe(200);
  await leftNothing(answer);
});
