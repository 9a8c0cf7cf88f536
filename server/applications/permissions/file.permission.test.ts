import { beforeAll, expect, test } from 'vitest';
import { askAs, NOT_THERE, otherRoles, type Reader, refusesOtherTimes } from '../../journey/readers.ts';
import { useScene } from '../../journey/scene.ts';
import type { Headers } from '../../journey/strangers.ts';

/** application.file: only the unit of the project files for it, and sees what could be filed. */
const scene = useScene();
let projectId: string;
let otherUnit: string;
let body: object;

beforeAll(async () => {
  projectId = await scene().register();
  otherUnit = await scene().unit('沈阳旁观建设有限公司', '91210100MA0TEST05Y');
  const { fileId: _, ...filing } = await scene().filing(projectId, ['soil']);
  body = filing;
});
const look = (id: string) => (headers: Headers) =>
  scene().app.inject({ url: `/api/projects/${id}/filing?stage=1`, headers });
const file = (id: string) => (headers: Headers) =>
  scene().app.inject({ method: 'POST', url: `/api/projects/${id}/applications`, headers, payload: body });
const count = async () =>
  (await scene().database.app.query({ name: 'n', text: 'SELECT FROM applications.applications' })).rowCount;

test('another unit, other roles and seats of another time cannot file, and nothing is filed', async () => {
  const { unitId } = scene();
  const strangers: Reader[] = [['another unit', 'unit-member', { unitId: otherUnit }, 404]];
  const others = otherRoles(scene(), ['unit-member'], '210102-water');
  for (const ask of [look, file]) {
    await askAs(scene(), [...strangers, ...others], ask(projectId), ask(NOT_THERE));
    await refusesOtherTimes(scene(), 'unit-member', { unitId }, ask(projectId));
  }
  expect(await count()).toBe(0);
});

test('its unit sees what can be filed, and files', async () => {
  const own = { unitId: scene().unitId };
  await askAs(scene(), [['its unit', 'unit-member', own, 200]], look(projectId), look(NOT_THERE));
  await askAs(scene(), [['its unit', 'unit-member', own, 201]], file(projectId), file(NOT_THERE));
  expect(await count()).toBe(1);
});
