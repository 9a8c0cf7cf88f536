import { beforeAll, expect, test } from 'vitest';
import { askAs, NOT_THERE, otherRoles, type Reader, refusesOtherTimes } from '../../journey/readers.ts';
import { useScene } from '../../journey/scene.ts';
import type { Headers } from '../../journey/strangers.ts';

/** project.lapse: a supervisor of a division of the project, or above it, declares that it has lapsed. */
const scene = useScene();
let projectId: string;

beforeAll(async () => {
  projectId = await scene().register();
});
const lapse = (id: string) => (headers: Headers) =>
  scene().app.inject({
    method: 'POST',
    url: `/api/projects/${id}/code/lapse`,
    headers,
    payload: { reason: '备案后两年未开工。', version: 3 },
  });
const codeNow = async () => (await scene().owner.get(`/api/projects/${projectId}`)).json().code;

test('its unit, other officials, supervisors elsewhere and seats of another time declare nothing', async () => {
  const others: Reader[] = [
    ['a supervisor of another city', 'supervisor', { division: '210200' }, 404],
    ['a supervisor of another district', 'supervisor', { division: '210103' }, 404],
    ...otherRoles(scene(), ['supervisor'], '210102-water'),
  ];
  await askAs(scene(), others, lapse(projectId), lapse(NOT_THERE));
  await refusesOtherTimes(scene(), 'supervisor', { division: '210100' }, lapse(projectId));
  expect(await codeNow()).toMatchObject({ status: 'issued', cancellation: null });
});

test('a supervisor of the city does', async () => {
  const own: Reader[] = [['of the city', 'supervisor', { division: '210100' }, 200]];
  await askAs(scene(), own, lapse(projectId), lapse(NOT_THERE));
  expect(await codeNow()).toMatchObject({ cancellation: { kind: 'lapsed', reason: '备案后两年未开工。' } });
  await scene().work();
  expect(await codeNow()).toMatchObject({ status: 'void', voided: { kind: 'lapsed' } });
});
