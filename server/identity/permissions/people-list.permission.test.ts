import { beforeAll, expect, test } from 'vitest';
import { expectRefusal } from '../../journey/problem.ts';
import { otherRoles, refusesOtherTimes } from '../../journey/readers.ts';
import { useScene } from '../../journey/scene.ts';
import { type Headers, signedIn } from '../../journey/strangers.ts';

/** people.list: keepers see their division and what lies below, administrators everybody. */
const scene = useScene();
let here: string;
let elsewhere: string;
let above: string;

beforeAll(async () => {
  here = (await scene().person('case-handler', { bodyId: '210102-water' })).login;
  elsewhere = (await scene().person('case-handler', { bodyId: '210202-water' })).login;
  above = (await scene().person('leader', { division: '210000' })).login;
});
const list = (headers: Headers, query = '') =>
  scene().app.inject({ url: `/api/people?limit=200${query}`, headers });
const loginsFor = async (headers: Headers): Promise<string[]> =>
  (await list(headers)).json().rows.map((row: { login: string }) => row.login);

test.each(['system-admin', 'security-admin', 'audit-admin'] as const)('%s sees everybody', async (role) => {
  const seen = await loginsFor(await signedIn(scene(), role));
  expect(seen).toEqual(expect.arrayContaining([here, elsewhere, above]));
});

test('a keeper sees the own division and below, whatever is asked for', async () => {
  const city = await signedIn(scene(), 'catalogue-keeper', { bodyId: scene().windowBodyId });
  const seen = await loginsFor(city);
  expect(seen).toContain(here);
  expect(seen).not.toContain(elsewhere);
  expect(seen).not.toContain(above);
  expectRefusal(await list(city, '&division=210200'), 403, 'forbidden', 'division');
  expectRefusal(await list(city, '&division=210000'), 403, 'forbidden', 'division');
  const seat = { bodyId: scene().windowBodyId, division: '210103' };
  const narrowed = await signedIn(scene(), 'catalogue-keeper', seat);
  expect(await loginsFor(narrowed)).not.toContain(here);
  expectRefusal(await list(narrowed, '&division=210102'), 403, 'forbidden', 'division');
});

test('other roles, nobody and seats of another time have no list', async () => {
  const may = ['catalogue-keeper', 'system-admin', 'security-admin', 'audit-admin'] as const;
  for (const [, role, seat] of otherRoles(scene(), may, '210102-water')) {
    expectRefusal(await list(await signedIn(scene(), role, seat)), 403, 'forbidden');
  }
  await refusesOtherTimes(scene(), 'system-admin', {}, list);
});
