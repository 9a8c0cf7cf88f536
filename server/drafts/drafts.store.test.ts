import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BaseApp, baseApp } from '../base-fixture.ts';
import { START } from '../people-fixture.ts';
import { useTestDatabase } from '../testing/index.ts';
import { purgeDrafts } from './index.ts';

const database = useTestDatabase();
const DAY = 86_400_000;
const DECLARED = { nonClassified: true, truthful: true };
let fixture: BaseApp;
let headers: Record<string, string>;

beforeEach(async () => {
  await database().owner.query({ name: 'clear', text: 'TRUNCATE drafts.drafts' });
  fixture = await baseApp(database().app);
  headers = await fixture.as('unit-member');
});
afterEach(() => fixture.close());

const put = (kind: string, key: string, body: unknown, as = headers) =>
  fixture.app.inject({
    method: 'PUT',
    url: `/api/drafts/${kind}/${key}`,
    headers: as,
    payload: { body } as object,
  });
const get = (kind: string, key: string, as = headers) =>
  fixture.app.inject({ url: `/api/drafts/${kind}/${key}`, headers: as });
const count = async () =>
  (await database().app.query({ name: 'drafts', text: 'SELECT FROM drafts.drafts' })).rowCount;

describe('a draft', () => {
  test('is kept, replaced, read and deleted', async () => {
    const body = { form: { note: '示例' }, step: 2 };
    expect((await put('application', 'p1', body)).json()).toEqual({ savedAt: '2026-11-23T01:00:00.000Z' });
    fixture.time.now += 1000;
    await put('application', 'p1', { ...body, step: 3 });
    expect((await get('application', 'p1')).json()).toEqual({
      body: { ...body, step: 3 },
      savedAt: '2026-11-23T01:00:01.000Z',
    });
    const gone = await fixture.app.inject({ method: 'DELETE', url: '/api/drafts/application/p1', headers });
    expect(gone.statusCode).toBe(204);
    expect((await get('application', 'p1')).statusCode).toBe(404);
  });

  test('is one’s own', async () => {
    await put('correction', 'c1', { a: 1 });
    const other = await fixture.as('unit-member');
    expect((await get('correction', 'c1', other)).statusCode).toBe(404);
    await fixture.app.inject({ method: 'DELETE', url: '/api/drafts/correction/c1', headers: other });
    expect((await get('correction', 'c1')).statusCode).toBe(200);
    expect((await get('correction', 'c1', {})).statusCode).toBe(401);
  });

  test.each([
    ['another kind', 'note', 'a', {}],
    ['a path for a key', 'application', 'a%2f..', {}],
    ['a key without end', 'application', 'a'.repeat(81), {}],
    ['a list', 'application', 'a', []],
    ['text', 'application', 'a', 'x'],
  ])('with %s is refused', async (_, kind, key, body) => {
    expect((await put(kind, key, body)).statusCode).toBe(422);
    expect(await count()).toBe(0);
  });

  test('too large is refused', async () => {
    const answer = await put('application', 'a', { text: 'x'.repeat(1_100_000) });
    expect(answer.statusCode).toBe(413);
  });

  test('beyond two hundred is refused, replacing one is not', async () => {
    await Promise.all(Array.from({ length: 200 }, (_, index) => put('application', `d${index}`, {})));
    expect((await put('application', 'one-more', {})).json().code).toBe('too-many-drafts');
    expect((await put('application', 'd7', { a: 1 })).statusCode).toBe(200);
    expect(await count()).toBe(200);
  });

  test('untouched for its time is removed', async () => {
    await put('application', 'old', {});
    fixture.time.now += DAY;
    await put('application', 'new', {});
    expect(await purgeDrafts(database().app, 180, START + 180 * DAY + 1)).toBe(1);
    expect((await get('application', 'new')).statusCode).not.toBe(404);
  });
});

describe('a draft of a project', () => {
  test('is kept once it was declared not classified', async () => {
    expect(
      (await put('project', 'new', { declaration: DECLARED, form: { name: '示例项目' } })).statusCode,
    ).toBe(200);
  });

  test.each([
    ['without declaration', { form: { name: '绝密工程' } }],
    [
      'declared classified',
      { declaration: { ...DECLARED, nonClassified: false }, form: { name: '绝密工程' } },
    ],
    ['declared by a word', { declaration: { nonClassified: 'true' }, form: { name: '绝密工程' } }],
    ['with an empty declaration', { declaration: null, form: { name: '绝密工程' } }],
    ['with a list for a declaration', { declaration: [true], form: { name: '绝密工程' } }],
  ])('%s is refused and leaves no trace', async (_, body) => {
    const answer = await put('project', 'new', body);
    expect(answer.statusCode).toBe(422);
    expect(answer.json()).toMatchObject({
      code: 'classified-project',
      detail: expect.stringContaining('线下'),
    });
    expect(await count()).toBe(0);
    expect(fixture.lines.join('')).not.toContain('绝密');
  });

  test('goes when the declaration is taken back', async () => {
    await put('project', 'new', { declaration: DECLARED, form: { name: '绝密工程' } });
    await put('project', 'new', { declaration: { ...DECLARED, nonClassified: false } });
    expect(await count()).toBe(0);
  });
});
