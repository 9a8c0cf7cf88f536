import { beforeAll, expect, test } from 'vitest';
import { askAs, NOT_THERE, otherRoles, type Reader, refusesOtherTimes } from '../../journey/readers.ts';
import { useScene } from '../../journey/scene.ts';
import type { Headers } from '../../journey/strangers.ts';

/** project.cancel-code: the unit gives up the code of its own project. */
const scene = useScene();
let projectId: string;
let otherUnit: string;

beforeAll(async () => {
  projectId = await scene().register();
  otherUnit = await scene().unit('沈阳旁观建设有限公司', '91210100MA0TEST05Y');
});
const cancel = (id: string) => (headers: Headers) =>
  scene().app.inject({
    method: 'POST',
    url: `/api/projects/${id}/code/cancel`,
    headers,
    payload: { kind: 'withdrawn', reason: '不再建设。', version: 3 },
  });
const codeNow = async () => (await scene().owner.get(`/api/projects/${projectId}`)).json().code;

test('another unit, officials, nobody and seats of another time give up nothing', async () => {
  const others: Reader[] = [
    ['another unit', 'unit-member', { unitId: otherUnit }, 404],
    ...otherRoles(scene(), ['unit-member'], '210102-water'),
  ];
  await askAs(scene(), others, cancel(projectId), cancel(NOT_THERE));
  await refusesOtherTimes(scene(), 'unit-member', { unitId: scene().unitId }, cancel(projectId));
  expect(await codeNow()).toMatchObject({ status: 'issued', cancellation: null });
});

test('its unit does', async () => {
  const own: Reader[] = [['its unit', 'unit-member', { unitId: scene().unitId }, 200]];
  await askAs(scene(), own, cancel(projectId), cancel(NOT_THERE));
  expect(await codeNow()).toMatchObject({ status: 'issued', cancellation: { kind: 'withdrawn' } });
});
