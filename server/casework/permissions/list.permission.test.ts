import { beforeAll, expect, test } from 'vitest';
import type { Role } from '../../identity/index.ts';
import { expectRefusal } from '../../journey/problem.ts';
import { otherRoles, refusesOtherTimes } from '../../journey/readers.ts';
import { type Filed, useScene } from '../../journey/scene.ts';
import { type Headers, signedIn } from '../../journey/strangers.ts';
import type { SeatChoice } from '../../journey/world.ts';

/** case.list: which cases stand in whose inbox. */
const scene = useScene();
let filed: Filed;

beforeAll(async () => {
  filed = await scene().file(['soil', 'land-grant', 'eia-form', 'seismic']);
});
const list = (headers: Headers) => scene().app.inject({ url: '/api/cases?box=body', headers });
const itemsFor = async (role: Role, seat: SeatChoice): Promise<string[]> => {
  const answer = await list(await signedIn(scene(), role, seat));
  expect(answer.statusCode, answer.body).toBe(200);
  const { rows, total, counts } = answer.json();
  expect([total, counts.body]).toEqual([rows.length, rows.length]);
  return rows.map((row: { itemId: string }) => row.itemId).sort();
};
const ALL = ['eia-form', 'land-grant', 'seismic', 'soil'];

test('a window has what it received', async () => {
  const bodyId = scene().windowBodyId;
  expect(await itemsFor('window-clerk', { bodyId })).toEqual(ALL);
  expect(await itemsFor('window-clerk', { bodyId, division: '210102' })).toEqual(ALL);
  expect(await itemsFor('window-clerk', { bodyId, division: '210103' })).toEqual([]);
  const other = scene().services.catalogue.windowBodyOf('210200')?.id ?? '';
  expect(await itemsFor('window-clerk', { bodyId: other })).toEqual([]);
});

test.each(['case-handler', 'case-approver'] as const)(
  '%s has what the own department decides',
  async (role) => {
    const { bodyId } = filed.of('soil');
    expect(await itemsFor(role, { bodyId })).toEqual(['soil']);
    expect(await itemsFor(role, { bodyId, division: '210103' })).toEqual([]);
    expect(await itemsFor(role, { bodyId: '210202-water' })).toEqual([]);
  },
);

test.each(['supervisor', 'leader'] as const)('%s has what lies in the own division', async (role) => {
  for (const division of ['210000', '210100', '210102'])
    expect(await itemsFor(role, { division })).toEqual(ALL);
  for (const division of ['210103', '210200']) expect(await itemsFor(role, { division })).toEqual([]);
});

test('what stands in a list can be opened by whom it is listed for', async () => {
  const seats: [Role, SeatChoice][] = [
    ['window-clerk', { bodyId: scene().windowBodyId }],
    ['case-handler', { bodyId: filed.of('seismic').bodyId }],
    ['supervisor', { division: '210102' }],
    ['leader', { division: '210100' }],
  ];
  for (const [role, seat] of seats) {
    const headers = await signedIn(scene(), role, seat);
    const { rows } = (await list(headers)).json();
    expect(rows.length).toBeGreaterThan(0);
    for (const { id } of rows) {
      expect((await scene().app.inject({ url: `/api/cases/${id}`, headers })).statusCode).toBe(200);
    }
  }
});

test('other roles, nobody and seats of another time have no list', async () => {
  const may = ['window-clerk', 'case-handler', 'case-approver', 'supervisor', 'leader'] as const;
  for (const [, role, seat] of otherRoles(scene(), may, filed.of('soil').bodyId)) {
    expectRefusal(await list(await signedIn(scene(), role, seat)), 403, 'forbidden');
  }
  await refusesOtherTimes(scene(), 'case-handler', { bodyId: filed.of('soil').bodyId }, list);
});
