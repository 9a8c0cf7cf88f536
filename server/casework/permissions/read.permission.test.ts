import { beforeAll, expect, test } from 'vitest';
import { askAs, NOT_THERE, otherRoles, refusesOtherTimes } from '../../journey/readers.ts';
import { type Filed, useScene } from '../../journey/scene.ts';
import { type Headers, signedIn } from '../../journey/strangers.ts';
import { CASE_READERS, caseReaders } from './case-readers.ts';

/** case.read: one case. */
const scene = useScene();
let filed: Filed;
let otherUnit: string;

beforeAll(async () => {
  filed = await scene().file(['soil', 'land-grant', 'eia-form', 'seismic']);
  otherUnit = await scene().unit('沈阳旁观建设有限公司', '91210100MA0TEST05Y');
});
const read = (id: string) => (headers: Headers) => scene().app.inject({ url: `/api/cases/${id}`, headers });

test('a case is there for those who take part in its project or watch over it, and for nobody else', async () => {
  const one = filed.of('soil');
  const readers = caseReaders(scene(), one, filed.of('land-grant'), otherUnit);
  await askAs(scene(), readers, read(one.id), read(NOT_THERE));
  await askAs(scene(), otherRoles(scene(), CASE_READERS, one.bodyId), read(one.id), read(NOT_THERE));
  await refusesOtherTimes(scene(), 'case-handler', { bodyId: one.bodyId }, read(one.id));
});

test('what the district’s project has decided above the district is seen in the district too', async () => {
  const levels = new Set(filed.cases.map(({ bodyId }) => bodyId.slice(0, 6)));
  expect([...levels].sort()).not.toEqual(['210102']);
  const headers = await signedIn(scene(), 'supervisor', { division: '210102' });
  for (const { id, bodyId } of filed.cases) {
    expect([bodyId, (await read(id)(headers)).statusCode]).toEqual([bodyId, 200]);
  }
});
