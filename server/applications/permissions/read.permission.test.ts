import { beforeAll, expect, test } from 'vitest';
import { askAs, NOT_THERE, otherRoles, type Reader, refusesOtherTimes } from '../../journey/readers.ts';
import { type Filed, useScene } from '../../journey/scene.ts';
import { type Headers, signedIn } from '../../journey/strangers.ts';

/** application.read: one joint application, with its contact. */
const scene = useScene();
let filed: Filed;
let otherUnit: string;

beforeAll(async () => {
  filed = await scene().file(['soil', 'land-grant', 'seismic']);
  otherUnit = await scene().unit('沈阳旁观建设有限公司', '91210100MA0TEST05Y');
});
const read = (id: string) => (headers: Headers) =>
  scene().app.inject({ url: `/api/applications/${id}`, headers });
const MAY = ['unit-member', 'window-clerk', 'case-handler', 'case-approver', 'supervisor', 'leader'] as const;

test('an application is there for its unit, its window, its departments and those above', async () => {
  const { unitId, windowBodyId } = scene();
  const { bodyId } = filed.of('soil');
  const elsewhere = scene().services.catalogue.windowBodyOf('210200')?.id ?? '';
  const readers: Reader[] = [
    ['its unit', 'unit-member', { unitId }, 200],
    ['another unit', 'unit-member', { unitId: otherUnit }, 404],
    ['its window', 'window-clerk', { bodyId: windowBodyId }, 200],
    ['its window, for another district', 'window-clerk', { bodyId: windowBodyId, division: '210103' }, 404],
    ['another window', 'window-clerk', { bodyId: elsewhere }, 404],
    ['a handler of one department', 'case-handler', { bodyId }, 200],
    ['a handler for another district', 'case-handler', { bodyId, division: '210103' }, 404],
    ['an approver of another', 'case-approver', { bodyId: filed.of('seismic').bodyId }, 200],
    ['a handler of a department without part', 'case-handler', { bodyId: '210102-forestry-grassland' }, 404],
    ['a supervisor of the district', 'supervisor', { division: '210102' }, 200],
    ['a supervisor of another district', 'supervisor', { division: '210103' }, 404],
    ['a leader of the city', 'leader', { division: '210100' }, 200],
    ['a leader of another city', 'leader', { division: '210200' }, 404],
  ];
  await askAs(scene(), readers, read(filed.applicationId), read(NOT_THERE));
  await askAs(scene(), otherRoles(scene(), MAY, bodyId), read(filed.applicationId), read(NOT_THERE));
  await refusesOtherTimes(scene(), 'unit-member', { unitId }, read(filed.applicationId));
});

test('a supervisor sees an application of which every case is decided above', async () => {
  const high = await scene().file(['seismic']);
  const headers = await signedIn(scene(), 'supervisor', { division: '210100' });
  expect((await read(high.applicationId)(headers)).statusCode).toBe(200);
});
