import { beforeAll, expect, test } from 'vitest';
import { askAs, NOT_THERE, otherRoles, type Reader, refusesOtherTimes } from '../../journey/readers.ts';
import { PRIVATE_FORM, useScene } from '../../journey/scene.ts';
import type { Headers } from '../../journey/strangers.ts';

/** project.amend: the unit mends its own declaration while no code stands. */
const scene = useScene();
let projectId: string;
let otherUnit: string;

beforeAll(async () => {
  projectId = await scene().declare();
  otherUnit = await scene().unit('沈阳旁观建设有限公司', '91210100MA0TEST05Y');
});
const form = { ...PRIVATE_FORM, name: '沈阳示例智能制造厂房(二期)' };
const amend = (id: string) => (headers: Headers) =>
  scene().app.inject({
    method: 'PUT',
    url: `/api/projects/${id}/form`,
    headers,
    payload: { form, version: 2 },
  });
const nameNow = async () => (await scene().owner.get(`/api/projects/${projectId}`)).json().name;

test('another unit, officials, nobody and seats of another time mend nothing', async () => {
  const others: Reader[] = [
    ['another unit', 'unit-member', { unitId: otherUnit }, 404],
    ...otherRoles(scene(), ['unit-member'], '210102-water'),
  ];
  await askAs(scene(), others, amend(projectId), amend(NOT_THERE));
  await refusesOtherTimes(scene(), 'unit-member', { unitId: scene().unitId }, amend(projectId));
  expect(await nameNow()).toBe(PRIVATE_FORM.name);
});

test('its unit does', async () => {
  const own: Reader[] = [['its unit', 'unit-member', { unitId: scene().unitId }, 200]];
  await askAs(scene(), own, amend(projectId), amend(NOT_THERE));
  expect(await nameNow()).toBe(form.name);
});
