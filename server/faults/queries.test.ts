import { beforeAll, describe, expect, test } from 'vitest';
import { expectProblem, expectRefusal } from '../journey/problem.ts';
import { type Filed, PRIVATE_FORM, useScene } from '../journey/scene.ts';
import type { Caller } from '../journey/world.ts';

/** What is put behind a question mark: search words, filters, cursors and limits of every list. */
const scene = useScene();
let filed: Filed;
let leader: Caller;
let admin: Caller;

beforeAll(async () => {
  filed = await scene().file(['soil', 'land-grant']);
  await scene().register({ ...PRIVATE_FORM, name: '沈阳示例仓库' });
  leader = await scene().as('leader', { division: '210100' });
  admin = await scene().as('audit-admin');
});

const LISTS = ['/api/projects', '/api/applications', '/api/cases', '/api/people'] as const;
const asker = (list: string): Caller =>
  list === '/api/people' ? admin : list === '/api/applications' ? scene().owner : leader;
const ask = (list: string, query: string) =>
  asker(list).get(`${list}?${list === '/api/cases' ? 'box=body&' : ''}${query}`);
const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const NAMES: Readonly<Record<string, string>> = {
  '/api/projects': 'projects',
  '/api/applications': 'applications',
  '/api/cases': 'cases',
  '/api/people': 'people',
};

describe.each(LISTS)('%s', (list) => {
  test.each([
    ['a quote that ends the statement', "'; DROP TABLE casework.cases; --"],
    ['a condition that always holds', "' OR '1'='1"],
    ['wildcards', '%_%'],
    ['a backslash', '\\'],
    ['a dollar quote', '$$;$1'],
    ['emptiness in another script', '𠮷'],
  ])('takes %s for words to look for', async (_, q) => {
    const answer = await ask(list, `q=${encodeURIComponent(q)}`);
    expect([answer.statusCode, answer.json().rows]).toEqual([200, []]);
    expect((await ask(list, '')).json().total).toBeGreaterThan(0);
  });

  test.each(['%00', '%01', 'a%0Ab', '%E2%80%AE'])('refuses a q with %s, naming it', async (q) => {
    expectRefusal(await ask(list, `q=${q}`), 422, 'invalid-fields', 'q');
  });

  test('refuses a q given twice or without end', async () => {
    expectRefusal(await ask(list, 'q=a&q=b'), 422, 'invalid-fields', 'q');
    expectRefusal(await ask(list, `q=${'x'.repeat(101)}`), 422, 'invalid-fields', 'q');
  });

  test.each(['0', '-1', '201', '1.5', 'x', '1e999', 'NaN', '', '0x10000', '1&limit=2'])(
    'refuses limit=%s, naming it',
    async (limit) => {
      expectRefusal(await ask(list, `limit=${limit}`), 422, 'invalid-fields', 'limit');
    },
  );

  test.each([
    ['not base64', '%%%'],
    ['no JSON', encode('x').slice(0, 3)],
    ['empty', ''],
    [
      'of another list',
      encode(['other', ['2026-11-02T01:00:00.000Z', '019a0000-0000-7000-8000-000000000001']]),
    ],
    ['without values', encode([NAMES[list], []])],
    ['with values of other kinds', encode([NAMES[list], [1, null]])],
    ['with an id that is none', encode([NAMES[list], ['2026-11-02T01:00:00.000Z', "'; --"]])],
    ['of a megabyte', 'A'.repeat(5000)],
    ['deeply nested', encode([NAMES[list], JSON.parse(`${'['.repeat(200)}${']'.repeat(200)}`)])],
  ])('refuses a cursor %s, naming it', async (_, cursor) => {
    expectRefusal(await ask(list, `cursor=${cursor}`), 422, 'invalid-fields', 'cursor');
  });

  test('refuses what it does not know', async () => {
    expectRefusal(await ask(list, 'order=name'), 422, 'invalid-fields', 'order');
    expectRefusal(await ask(list, '__proto__=1'), 422, 'invalid-fields');
  });
});

test('a cursor of people with a name that cannot be is refused', async () => {
  const cursor = encode(['people', ['\u0000', '019a0000-0000-7000-8000-000000000001']]);
  expectRefusal(await ask('/api/people', `cursor=${cursor}`), 422, 'invalid-fields', 'cursor');
});

describe.each(LISTS.filter((list) => list !== '/api/people'))('%s', (list) => {
  test.each([
    ['year nought', '0000-01-01T00:00:00.000Z'],
    ['no day of any year', '2026-02-31T00:00:00.000Z'],
    ['infinity', 'infinity'],
    ['a date that PostgreSQL knows', 'now'],
  ])('refuses a cursor at %s', async (_, at) => {
    const cursor = encode([NAMES[list], [at, '019a0000-0000-7000-8000-000000000001']]);
    expectRefusal(await ask(list, `cursor=${cursor}`), 422, 'invalid-fields', 'cursor');
  });

  test('a cursor made by hand gives at most rows one may see anyway', async () => {
    const stranger = await scene().as('unit-member', {
      unitId: await scene().unit(`示例${list}`, `91210100MA0${NAMES[list]?.slice(0, 6)}X`),
    });
    const cursor = encode([
      NAMES[list],
      ['9998-01-01T00:00:00.000Z', '019a0000-0000-7000-8000-000000000001'],
    ]);
    const answer = await stranger.get(`${list}?cursor=${cursor}`);
    if (list === '/api/cases') expectRefusal(answer, 403, 'forbidden');
    else expect(answer.json()).toMatchObject({ rows: [], total: 0 });
  });
});

describe('one character', () => {
  test('is looked for too: a list does not answer with everything', async () => {
    const names = async (q: string) =>
      (await ask('/api/projects', `q=${encodeURIComponent(q)}`))
        .json()
        .rows.map((row: { name: string }) => row.name);
    expect(await names('仓')).toEqual(['沈阳示例仓库']);
    expect(await names('无')).toEqual([]);
    const applications = (await ask('/api/applications', `q=${encodeURIComponent('无')}`)).json();
    expect([applications.rows, applications.total]).toEqual([[], 0]);
    expect((await ask('/api/applications', `q=${encodeURIComponent('厂')}`)).json().total).toBe(1);
    expect((await ask('/api/cases', `q=${encodeURIComponent('厂')}`)).json().total).toBe(2);
    expect((await ask('/api/cases', `q=${encodeURIComponent('无')}`)).json().total).toBe(0);
  });
});

describe('filters', () => {
  test.each([
    ['/api/applications', 'box=everything', 'box'],
    ['/api/cases', 'stage=0', 'stage'],
    ['/api/cases', 'stage=x', 'stage'],
    ['/api/cases', 'stage=1e999', 'stage'],
    ['/api/cases', 'light=red', 'light'],
    ['/api/cases', "city=' OR 1=1", 'city'],
    ['/api/cases', 'item=%00', 'item'],
    ['/api/cases', 'department=%00', 'department'],
    ['/api/projects', 'city=21010', 'city'],
    ['/api/projects', 'code=lost', 'code'],
    ['/api/applications', 'box=none', 'box'],
    ['/api/people', 'division=%00', 'division'],
    ['/api/people', 'body=%00', 'body'],
  ])('%s?%s is refused, naming it', async (list, query, field) => {
    const problem = expectProblem(await ask(list, query.replaceAll(' ', '%20').replaceAll("'", '%27')));
    expect([problem.status, problem.errors?.map((error) => error.field)]).toEqual([422, [field]]);
  });

  test('that fit nothing find nothing', async () => {
    for (const query of ['item=no-such-item', 'department=no-such', 'city=210900', 'item=__proto__']) {
      expect((await ask('/api/cases', query)).json()).toMatchObject({ rows: [], total: 0 });
    }
  });

  test('of the catalogue and the calendar are checked as well', async () => {
    expectRefusal(await leader.get('/api/calendar/1e999'), 422, 'invalid-fields', 'year');
    expectRefusal(await leader.get('/api/calendar/0'), 422, 'invalid-fields', 'year');
    expectRefusal(await leader.get('/api/catalogue/items/__proto__'), 404, 'not-found');
    expectRefusal(await leader.get('/api/catalogue/flows/constructor'), 404, 'not-found');
    expectRefusal(await leader.get(`/api/catalogue/items/${'x'.repeat(61)}`), 422, 'invalid-fields', 'id');
    expect((await leader.get('/api/reference/bodies?division=__proto__')).json()).toEqual({ rows: [] });
    expect((await leader.get('/api/catalogue/flows/suggest?decisionType=%00')).statusCode).toBe(200);
    expect((await leader.get('/api/reference/industries?q=%00')).json()).toEqual({ rows: [] });
  });
});

test('a page’s cursor goes on where the page ended, whatever the box', async () => {
  for (const box of ['body', 'todo', 'done']) {
    if (box === 'done') await scene().grant(filed, 'soil');
    const handler = await scene().staff('case-handler', filed.of('soil').bodyId);
    const first = (await handler.get(`/api/cases?box=${box}&limit=1`)).json();
    if (first.next === null) continue;
    const second = (await handler.get(`/api/cases?box=${box}&limit=1&cursor=${first.next}`)).json();
    expect(second.rows.map((row: { id: string }) => row.id)).not.toContain(first.rows[0].id);
  }
  const first = (await leader.get('/api/cases?box=body&limit=1')).json();
  expect([first.rows.length, first.total]).toEqual([1, 1]);
});

describe('the public pages', () => {
  test.each(['%00', '%27%3B--', '%E2%80%AE', 'x'.repeat(199), '2611-210100-04-01-000000', '<script>'])(
    '/verify?code=%s answers a page',
    async (code) => {
      for (const url of [`/verify?code=${code}`, `/p/${encodeURIComponent(decodeURIComponent(code))}`]) {
        const answer = await scene().app.inject({ url });
        expect(answer.statusCode, url).toBeLessThan(500);
        expect(answer.body).not.toContain('<script>');
      }
    },
  );
});
