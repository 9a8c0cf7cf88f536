import { beforeAll, test } from 'vitest';
import { askAs, NOT_THERE, otherRoles, refusesOtherTimes } from '../../journey/readers.ts';
import { type Filed, useScene } from '../../journey/scene.ts';
import type { Headers } from '../../journey/strangers.ts';
import { CASE_READERS, caseReaders } from './case-readers.ts';

/** case.read: the explanation of a case's clock is for those who see the case. */
const scene = useScene();
let filed: Filed;
let otherUnit: string;

beforeAll(async () => {
  filed = await scene().file(['soil', 'land-grant']);
  otherUnit = await scene().unit('沈阳旁观建设有限公司', '91210100MA0TEST05Y');
});

test('the explanation is there for those who see the case, and for nobody else', async () => {
  const one = filed.of('soil');
  const ask = (id: string) => (headers: Headers) =>
    scene().app.inject({ url: `/api/cases/${id}/explanation?measure=acceptance`, headers });
  const readers = caseReaders(scene(), one, filed.of('land-grant'), otherUnit);
  await askAs(scene(), readers, ask(one.id), ask(NOT_THERE));
  await askAs(scene(), otherRoles(scene(), CASE_READERS, one.bodyId), ask(one.id), ask(NOT_THERE));
  await refusesOtherTimes(scene(), 'window-clerk', { bodyId: scene().windowBodyId }, ask(one.id));
});
