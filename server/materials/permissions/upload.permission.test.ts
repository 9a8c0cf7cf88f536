import { beforeAll, expect, test } from 'vitest';
import { askAs, NOT_THERE, otherRoles, type Reader, refusesOtherTimes } from '../../journey/readers.ts';
import { type Filed, useScene } from '../../journey/scene.ts';
import type { Headers } from '../../journey/strangers.ts';
import { fileForm } from '../../journey/world.ts';

/** file.upload: a file is put to a project by its unit and by those who work on it. */
const scene = useScene();
let filed: Filed;
let otherUnit: string;

beforeAll(async () => {
  filed = await scene().file(['soil']);
  otherUnit = await scene().unit('沈阳旁观建设有限公司', '91210100MA0TEST05Y');
});
const upload = (projectId: string) => (headers: Headers) => {
  const { payload, type } = fileForm('批复.pdf');
  const url = `/api/files?projectId=${projectId}`;
  return scene().app.inject({ method: 'POST', url, headers: { ...headers, 'content-type': type }, payload });
};
const count = async () =>
  (await scene().database.app.query({ name: 'n', text: 'SELECT FROM materials.files' })).rowCount;

test('only those who have part in a project put files to it', async () => {
  const { unitId, windowBodyId } = scene();
  const { bodyId } = filed.of('soil');
  const elsewhere = scene().services.catalogue.windowBodyOf('210200')?.id ?? '';
  const may: Reader[] = [
    ['its unit', 'unit-member', { unitId }, 201],
    ['its window', 'window-clerk', { bodyId: windowBodyId }, 201],
    ['a handler', 'case-handler', { bodyId }, 201],
    ['an approver', 'case-approver', { bodyId }, 201],
  ];
  await askAs(scene(), may, upload(filed.projectId), upload(NOT_THERE));
  const before = await count();
  const mayNot: Reader[] = [
    ['another unit', 'unit-member', { unitId: otherUnit }, 404],
    ['another window', 'window-clerk', { bodyId: elsewhere }, 404],
    ['its window, for another district', 'window-clerk', { bodyId: windowBodyId, division: '210103' }, 404],
    ['a department without part', 'case-handler', { bodyId: '210102-forestry-grassland' }, 404],
    ['a department elsewhere', 'case-approver', { bodyId: '210202-water' }, 404],
    ['a handler for another district', 'case-handler', { bodyId, division: '210103' }, 404],
    ...otherRoles(scene(), ['unit-member', 'window-clerk', 'case-handler', 'case-approver'], bodyId),
  ];
  await askAs(scene(), mayNot, upload(filed.projectId), upload(NOT_THERE));
  await refusesOtherTimes(scene(), 'case-handler', { bodyId }, upload(filed.projectId));
  expect(await count()).toBe(before);
});

test('before anything is filed, the project is its unit’s alone', async () => {
  const projectId = await scene().register();
  const readers: Reader[] = [
    ['its unit', 'unit-member', { unitId: scene().unitId }, 201],
    ['the window of its city', 'window-clerk', { bodyId: scene().windowBodyId }, 404],
  ];
  await askAs(scene(), readers, upload(projectId), upload(NOT_THERE));
});
