import { beforeAll, expect, test } from 'vitest';
import { expectRefusal, toldOf } from '../journey/problem.ts';
import { NOT_THERE } from '../journey/readers.ts';
import { type Filed, PRIVATE_FORM, useScene } from '../journey/scene.ts';
import type { Caller } from '../journey/world.ts';

/** Ids of another unit: whoever asks learns nothing from the answer, not even whether there is such a thing. */
const scene = useScene();
let filed: Filed;
let waiting: string;
let stranger: Caller;
let ownProject: string;
let body: object;

beforeAll(async () => {
  filed = await scene().file(['soil']);
  waiting = await scene().declare();
  const unitId = await scene().unit('沈阳旁观建设有限公司', '91210100MA0TEST05Y');
  stranger = await scene().as('unit-member', { unitId });
  const { fileId: _, ...filing } = await scene().filing(filed.projectId, ['land-grant']);
  body = filing;
  ownProject = filed.projectId;
});

const DOCUMENT = { number: '示例1号', title: '批复', issuedOn: '2026-11-02', validUntil: '9999-01-01' };

test.each<[string, (id: string) => ReturnType<Caller['get']>, () => string]>([
  ['a project', (id) => stranger.get(`/api/projects/${id}`), () => filed.projectId],
  ['the picture of a code', (id) => stranger.get(`/api/projects/${id}/qr.svg`), () => filed.projectId],
  [
    'the picture of a code that is not there yet',
    (id) => stranger.get(`/api/projects/${id}/qr.svg`),
    () => waiting,
  ],
  ['what can be filed', (id) => stranger.get(`/api/projects/${id}/filing?stage=1`), () => filed.projectId],
  [
    'a stage that no flow has',
    (id) => stranger.get(`/api/projects/${id}/filing?stage=5`),
    () => filed.projectId,
  ],
  ['filing', (id) => stranger.post(`/api/projects/${id}/applications`, body), () => filed.projectId],
  ['filing without a code', (id) => stranger.post(`/api/projects/${id}/applications`, body), () => waiting],
  [
    'mending',
    (id) => stranger.put(`/api/projects/${id}/form`, { form: PRIVATE_FORM, version: 1 }),
    () => waiting,
  ],
  ['reports', (id) => stranger.get(`/api/projects/${id}/reports`), () => filed.projectId],
  [
    'supervision records',
    (id) => stranger.get(`/api/projects/${id}/supervision-records`),
    () => filed.projectId,
  ],
  ['an application', (id) => stranger.get(`/api/applications/${id}`), () => filed.applicationId],
  ['a case', (id) => stranger.get(`/api/cases/${id}`), () => filed.of('soil').id],
  ['an explanation', (id) => stranger.get(`/api/cases/${id}/explanation`), () => filed.of('soil').id],
  [
    'an explanation of a clock it has not',
    (id) => stranger.get(`/api/cases/${id}/explanation?measure=special`),
    () => filed.of('soil').id,
  ],
  ['a file', (id) => stranger.get(`/api/files/${id}`), () => filed.fileId],
  [
    'a command',
    (id) => scene().command(stranger, id, { type: 'withdraw', reason: '理由' }),
    () => filed.of('soil').id,
  ],
  [
    'a command of others',
    (id) => scene().command(stranger, id, { type: 'accept' }),
    () => filed.of('soil').id,
  ],
  [
    'a command at a version',
    (id) => scene().command(stranger, id, { type: 'withdraw', reason: '理由' }, 9),
    () => filed.of('soil').id,
  ],
  [
    'a command with a document',
    (id) => scene().command(stranger, id, { type: 'grant', document: { ...DOCUMENT, fileId: filed.fileId } }),
    () => filed.of('soil').id,
  ],
])('%s of another unit is answered as one that is not there', async (_, ask, id) => {
  const answer = await ask(id());
  expectRefusal(answer, 404, 'not-found');
  expect(toldOf(answer)).toEqual(toldOf(await ask(NOT_THERE)));
});

test('files to another unit’s project are refused alike', async () => {
  const told = [];
  for (const id of [filed.projectId, waiting, NOT_THERE]) {
    told.push(
      await stranger.upload(id).catch((error: Error) => error.message.replace(/"requestId":"[^"]*"/, '')),
    );
  }
  expect(told[0]).toContain('"code":"not-found"');
  expect(new Set(told).size).toBe(1);
});

test('a file of another project of one’s own is refused as one that is not there', async () => {
  const other = await scene().register({ ...PRIVATE_FORM, name: '沈阳示例仓库' });
  const foreign = await scene().owner.upload(other);
  const caseId = filed.of('soil').id;
  const handler = await scene().staff('case-handler', filed.of('soil').bodyId);
  const command = {
    type: 'request-correction',
    items: [{ material: '甲', problem: '乙' }],
    replyBy: '2026-11-20',
  };
  await scene().done(handler, caseId, command);
  const supply = (fileId: string) =>
    scene().command(scene().owner, caseId, {
      type: 'supply-correction',
      materials: [{ key: 'soil', fileIds: [fileId] }],
    });
  const answer = await supply(foreign);
  expectRefusal(answer, 422, 'file-other-project', 'commands[0].command.materials[0].fileIds');
  expect(toldOf(answer)).toEqual(toldOf(await supply(NOT_THERE)));
  expect(ownProject).not.toBe(other);
});
