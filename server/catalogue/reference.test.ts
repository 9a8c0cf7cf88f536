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
