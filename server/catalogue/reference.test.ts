import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Caller, openWorld, type World } from '../journey/world.ts';
import { useTestDatabase } from '../testing/index.ts';

const database = useTestDatabase();
let world: World;
let owner: Caller;
beforeAll(async () => {
  world = await openWorld(database().app, database().portal, '2026-11-23 09:00');
  owner = await world.as('unit-member', { unitId: await world.unit() });
});
afterAll(() => world.close());

it.each([
  ['房屋建筑', 'A4720X'],
  ['4710', 'A4710X'],
  ['A4710X', 'A4710X'],
])('an industry is found by what people type: %s', async (q, code) => {
  const answer = await owner.get(`/api/reference/industries?q=${encodeURIComponent(q)}`);
  const codes = answer.json<{ rows: { code: string }[] }>().rows.map((row) => row.code);
  expect(codes.length).toBeGreaterThan(0);
  expect(codes.every((each) => /^A\d{4}X$/.test(each))).toBe(true);
  if (q !== '房屋建筑') expect(codes).toContain(code);
});

it('pages that send themselves leave no error in the log', async () => {
  for (const url of [
    '/',
    '/verify?code=2305-430000-04-05-439139',
    '/portal.css',
    '/p/2305-430000-04-05-439139',
  ]) {
    expect((await world.app.inject({ url })).statusCode).toBeLessThan(500);
  }
  expect(world.lines.filter((line) => line.includes('"level":"error"'))).toEqual([]);
});

type Checked = {
  chinese: string | null;
  fault: { code: string; line: number; column: number; length: number } | null;
  examples: { id: string; verdict: string; expected: boolean | null }[];
};

it('a keeper tries a rule: how it reads, and what every example project comes to', async () => {
  const keeper = await world.as('catalogue-keeper', { bodyId: '210000-water' });
  const rule = '水土流失区 and (用地面积 >= 5000 or 土石方量 >= 1000)';
  const answer = await keeper.post('/api/catalogue/rules/check', { rule, item: 'soil' });
  expect(answer.statusCode).toBe(200);
  const checked = answer.json<Checked>();
  expect(checked.fault).toBeNull();
  expect(checked.chinese).toMatch(
    /^在山区.*并且\(用地面积不低于5000平方米,或者挖填土石方不低于1000立方米\)$/,
  );
  expect(checked.examples.length).toBeGreaterThanOrEqual(10);
  for (const { verdict, expected } of checked.examples) expect(verdict === 'yes').toBe(expected);
});

it('is told where a rule is wrong', async () => {
  const keeper = await world.as('catalogue-keeper', { bodyId: '210000-water' });
  const answer = await keeper.post('/api/catalogue/rules/check', { rule: '水土流失区\nand 用地面 >= 1' });
  expect(answer.json<Checked>()).toMatchObject({
    chinese: null,
    fault: { code: 'rule-unknown-name', line: 2, column: 5, length: 3 },
    examples: [],
  });
});

it('others do not try rules, but whoever is signed in reads what facts there are', async () => {
  expect((await owner.post('/api/catalogue/rules/check', { rule: 'true' })).statusCode).toBe(403);
  const facts = (await owner.get('/api/catalogue/facts')).json<{ facts: { key: string }[] }>().facts;
  expect(facts.some(({ key }) => key === 'forestLand')).toBe(true);
});

it('answers decide what a flow leaves open, and are checked by the dictionary', async () => {
  const { catalogue } = world.services;
  const flow = catalogue.flow('gov-building');
  if (!flow) throw new Error('no flow');
  const necessity = (answers: object, item: string) =>
    catalogue.itemsFor(flow, { decisionType: 'A00001', answers }).find((each) => each.item === item)
      ?.necessity;
  expect(necessity({}, 'forest-use')).toBe('conditional');
  expect(necessity({ forestLand: true }, 'forest-use')).toBe('required');
  expect(necessity({ forestLand: false }, 'forest-use')).toBeUndefined();
  expect(necessity({ forestLand: 'yes' }, 'forest-use')).toBe('conditional');
  // What the flow asks of everybody no answer takes away.
  expect(necessity({ urbanArea: false }, 'eng-planning-permit')).toBe('required');
});
