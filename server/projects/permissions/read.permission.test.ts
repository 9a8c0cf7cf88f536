import { beforeAll, expect, test } from 'vitest';
import type { Role } from '../../identity/index.ts';
import { askAs, NOT_THERE, otherRoles, type Reader, refusesOtherTimes } from '../../journey/readers.ts';
import { type Filed, useScene } from '../../journey/scene.ts';
import { type Headers, signedIn } from '../../journey/strangers.ts';
import type { SeatChoice } from '../../journey/world.ts';

/** project.read: a project, its row in the list, and the picture of its code. */
const scene = useScene();
let filed: Filed;
let otherUnit: string;

beforeAll(async () => {
  filed = await scene().file(['soil', 'seismic']);
  otherUnit = await scene().unit('沈阳旁观建设有限公司', '91210100MA0TEST05Y');
});
const page = (id: string) => (headers: Headers) =>
  scene().app.inject({ url: `/api/projects/${id}`, headers });
const picture = (id: string) => (headers: Headers) =>
  scene().app.inject({ url: `/api/projects/${id}/qr.svg`, headers });

const readers = (): Reader[] => {
  const { unitId, windowBodyId } = scene();
  const elsewhere = scene().services.catalogue.windowBodyOf('210200')?.id ?? '';
  return [
    ['its unit', 'unit-member', { unitId }, 200],
    ['another unit', 'unit-member', { unitId: otherUnit }, 404],
    ['the window of its city', 'window-clerk', { bodyId: windowBodyId }, 200],
    ['another window', 'window-clerk', { bodyId: elsewhere }, 404],
    ['a department of the district', 'case-handler', { bodyId: '210102-water' }, 200],
    ['a department of another district', 'case-handler', { bodyId: '210103-water' }, 404],
    ['narrowed to another district', 'case-approver', { bodyId: '210102-water', division: '210103' }, 404],
    ['a department of the province', 'case-approver', { bodyId: filed.of('seismic').bodyId }, 200],
    ['a supervisor of the district', 'supervisor', { division: '210102' }, 200],
    ['a supervisor of another city', 'supervisor', { division: '210200' }, 404],
    ['a leader of the province', 'leader', { division: '210000' }, 200],
    ['a keeper of the district', 'catalogue-keeper', { bodyId: '210102-water' }, 200],
    ['a keeper elsewhere', 'catalogue-keeper', { bodyId: '210202-water' }, 404],
  ];
};
const MAY = [
  'unit-member',
  'window-clerk',
  'case-handler',
  'case-approver',
  'supervisor',
  'leader',
  'catalogue-keeper',
] as const;

test('a project is there for its unit and the officials of its divisions, and for nobody else', async () => {
  for (const ask of [page, picture]) {
    await askAs(scene(), readers(), ask(filed.projectId), ask(NOT_THERE));
    await askAs(scene(), otherRoles(scene(), MAY, '210102-water'), ask(filed.projectId), ask(NOT_THERE));
    await refusesOtherTimes(scene(), 'unit-member', { unitId: scene().unitId }, ask(filed.projectId));
  }
});

test('the list has it for the very same people', async () => {
  for (const [who, role, seat, status] of readers()) {
    const headers = await signedIn(scene(), role, seat);
    const answer = await scene().app.inject({ url: '/api/projects', headers });
    const ids = answer.json().rows.map((row: { id: string }) => row.id);
    expect([who, ids, answer.json().total]).toEqual([
      who,
      ...(status === 200 ? [[filed.projectId], 1] : [[], 0]),
    ]);
  }
});

test('names and telephone numbers of its contacts are for the unit and those who work on it', async () => {
  const contactFor = async (role: Role, seat: SeatChoice) =>
    (await page(filed.projectId)(await signedIn(scene(), role, seat))).json().form.units[0].mobile;
  const { bodyId } = filed.of('soil');
  expect(await contactFor('unit-member', { unitId: scene().unitId })).toBe('19900001234');
  expect(await contactFor('window-clerk', { bodyId: scene().windowBodyId })).toBe('19900001234');
  expect(await contactFor('case-handler', { bodyId })).toBe('19900001234');
  expect(await contactFor('case-approver', { bodyId })).toBe('19900001234');
  expect(await contactFor('case-handler', { bodyId: '210102-forestry-grassland' })).toBeNull();
  expect(await contactFor('catalogue-keeper', { bodyId })).toBeNull();
  expect(await contactFor('supervisor', { division: '210100' })).toBeNull();
  expect(await contactFor('leader', { division: '210000' })).toBeNull();
});
