import { expect, test } from 'vitest';
import { expectRefusal } from '../../journey/problem.ts';
import { askAs, otherRoles, type Reader, refusesOtherTimes } from '../../journey/readers.ts';
import { DECLARED, PRIVATE_FORM, useScene } from '../../journey/scene.ts';
import { type Headers, signedIn } from '../../journey/strangers.ts';

/** project.register: a project unit, for itself. */
const scene = useScene();
const register = (headers: Headers) =>
  scene().app.inject({
    method: 'POST',
    url: '/api/projects',
    headers,
    payload: { declaration: DECLARED, form: PRIVATE_FORM },
  });
const count = async () =>
  (await scene().database.app.query({ name: 'n', text: 'SELECT FROM projects.projects' })).rowCount;

test('a unit registers for itself', async () => {
  const own: Reader[] = [['the unit', 'unit-member', { unitId: scene().unitId }, 201]];
  await askAs(scene(), own, register, register);
});

test('nobody registers in another unit’s name', async () => {
  const before = await count();
  const otherUnit = await scene().unit('沈阳旁观建设有限公司', '91210100MA0TEST05Y');
  const answer = await register(await signedIn(scene(), 'unit-member', { unitId: otherUnit }));
  expectRefusal(answer, 422, 'invalid-form', 'form.units[0]');
  expect(await count()).toBe(before);
});

test('officials, nobody and seats of another time register nothing', async () => {
  const before = await count();
  await askAs(scene(), otherRoles(scene(), ['unit-member'], '210102-water'), register, register);
  await refusesOtherTimes(scene(), 'unit-member', { unitId: scene().unitId }, register);
  expect(await count()).toBe(before);
});
