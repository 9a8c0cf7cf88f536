import { beforeAll, expect, test } from 'vitest';
import { askAs, NOT_THERE, otherRoles, type Reader, refusesOtherTimes } from '../../journey/readers.ts';
import { PRIVATE_FORM, useScene } from '../../journey/scene.ts';
import type { Headers } from '../../journey/strangers.ts';

/** project.change: the unit changes its own project under the code that stands. */
const scene = useScene();
let projectId: string;
let otherUnit: string;

beforeAll(async () => {
  projectId = await scene().register();
  otherUnit = await scene().unit('沈阳旁观建设有限公司', '91210100MA0TEST05Y');
});
const form = { ...PRIVATE_FORM, investment: '23456.78' };
const change = (id: string) => (headers: Headers) =>
  scene().app.inject({
    method: 'POST',
    url: `/api/projects/${id}/change`,
    headers,
    payload: { kind: 'change', form, version: 3 },
  });
const now = async () => (await scene().owner.get(`/api/projects/${projectId}`)).json();

test('another unit, officials, nobody and seats of another time change nothing', async () => {
  const others: Reader[] = [
    ['another unit', 'unit-member', { unitId: otherUnit }, 404],
    ...otherRoles(scene(), ['unit-member'], '210102-water'),
  ];
  await askAs(scene(), others, change(projectId), change(NOT_THERE));
  await refusesOtherTimes(scene(), 'unit-member', { unitId: scene().unitId }, change(projectId));
  expect((await now()).form.investment).toBe(PRIVATE_FORM.investment);
});

test('its unit does, and the code stands on', async () => {
  const { code } = await now();
  const own: Reader[] = [['its unit', 'unit-member', { unitId: scene().unitId }, 200]];
  await askAs(scene(), own, change(projectId), change(NOT_THERE));
  expect(await now()).toMatchObject({ form: { investment: form.investment }, code });
});
