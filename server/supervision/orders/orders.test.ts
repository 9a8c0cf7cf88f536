import { beforeAll, expect, test } from 'vitest';
import { expectRefusal } from '../../journey/problem.ts';
import type { Filed } from '../../journey/scene.ts';
import type { Caller } from '../../journey/world.ts';
import { BODY, useOrders } from './orders-fixture.ts';

/** What an order may not point to: files, flags and records of somewhere else. */
const { scene, there, issue } = useOrders();
let filed: Filed;
let supervisor: Caller;
let approver: Caller;
beforeAll(() => {
  ({ filed, supervisor, approver } = there());
});

test('a file of another project, and any file where the order has no project', async () => {
  const other = await scene().file(['soil']);
  const foreign = await approver.upload(other.projectId);
  const order = await issue();
  const wrong = await approver.post(`/api/orders/${order.id}/answer`, {
    version: 1,
    answer: '见附件。',
    fileIds: [foreign],
  });
  expectRefusal(wrong, 422, 'file-other-project');
  const bare = await issue({ projectId: undefined });
  const none = await approver.post(`/api/orders/${bare.id}/answer`, {
    version: 1,
    answer: '见附件。',
    fileIds: [foreign],
  });
  expectRefusal(none, 422, 'no-project');
});

test('a flag or a record that is not there, or of another project, is no ground', async () => {
  const nowhere = '019a0000-0000-7000-8000-000000000001';
  const given = { bodyId: BODY, projectId: filed.projectId, text: '请核实。' };
  for (const grounds of [
    { kind: 'flag', flagId: nowhere },
    { kind: 'record', recordId: nowhere },
  ]) {
    expectRefusal(await supervisor.post('/api/orders', { ...given, grounds }), 404, 'not-found');
  }
  const made = await supervisor.post(`/api/projects/${filed.projectId}/supervision-records`, {
    situation: 'other',
    level: 1,
    recordedOn: '2026-11-02',
    content: '现场围挡不全。',
  });
  const grounds = { kind: 'record', recordId: made.json().id };
  const other = { ...given, projectId: (await scene().file(['soil'])).projectId };
  expectRefusal(await supervisor.post('/api/orders', { ...other, grounds }), 404, 'not-found');
  expect((await supervisor.post('/api/orders', { ...given, grounds })).statusCode).toBe(201);
});
