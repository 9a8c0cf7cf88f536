import { beforeAll, expect, test } from 'vitest';
import type { Role } from '../../identity/index.ts';
import { expectRefusal } from '../../journey/problem.ts';
import { otherRoles, refusesOtherTimes } from '../../journey/readers.ts';
import { type Filed, useScene } from '../../journey/scene.ts';
import { type Headers, signedIn } from '../../journey/strangers.ts';
import type { SeatChoice } from '../../journey/world.ts';

/** application.list: a unit has its own, a window what it received. */
const scene = useScene();
let filed: Filed;

beforeAll(async () => {
  filed = await scene().file(['soil']);
});
const list = (headers: Headers) => scene().app.inject({ url: '/api/applications', headers });
const idsFor = async (role: Role, seat: SeatChoice): Promise<string[]> => {
  const answer = await list(await signedIn(scene(), role, seat));
  expect(answer.statusCode, answer.body).toBe(200);
  const { rows, total } = answer.json();
  expect(total).toBe(rows.length);
  return rows.map((row: { id: string }) => row.id);
};

test('its unit and its window have it, others do not', async () => {
  const own = [filed.applicationId];
  const bodyId = scene().windowBodyId;
  const otherUnit = await scene().unit('沈阳旁观建设有限公司', '91210100MA0TEST05Y');
  const elsewhere = scene().services.catalogue.windowBodyOf('210200')?.id ?? '';
  expect(await idsFor('unit-member', { unitId: scene().unitId })).toEqual(own);
  expect(await idsFor('unit-member', { unitId: otherUnit })).toEqual([]);
  expect(await idsFor('window-clerk', { bodyId })).toEqual(own);
  expect(await idsFor('window-clerk', { bodyId, division: '210102' })).toEqual(own);
  expect(await idsFor('window-clerk', { bodyId, division: '210103' })).toEqual([]);
  expect(await idsFor('window-clerk', { bodyId: elsewhere })).toEqual([]);
});

test('other roles, nobody and seats of another time have no list', async () => {
  for (const [, role, seat] of otherRoles(
    scene(),
    ['unit-member', 'window-clerk'],
    filed.of('soil').bodyId,
  )) {
    expectRefusal(await list(await signedIn(scene(), role, seat)), 403, 'forbidden');
  }
  await refusesOtherTimes(scene(), 'window-clerk', { bodyId: scene().windowBodyId }, list);
});
