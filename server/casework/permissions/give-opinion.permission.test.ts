import { expect, test } from 'vitest';
import { expectRefusal } from '../../journey/problem.ts';
import { useScene } from '../../journey/scene.ts';
import { former, signedIn } from '../../journey/strangers.ts';
import { commandPermissions } from './command-permissions.ts';

const ASKED = '210102-forestry-grassland';
const ask = { type: 'ask-opinion', bodyId: ASKED, question: '是否占用林地。' };

/** 反馈意见: the department that was asked, and no other. */
commandPermissions({
  may: ['case-handler', 'case-approver'],
  body: ASKED,
  ready: async (scene, _, one) => {
    await scene.done(scene.window, one.id, { type: 'accept' });
    await scene.done(await scene.staff('case-handler', one.bodyId), one.id, ask);
  },
  command: () => ({ type: 'give-opinion', requestId: '1', opinion: 'agree' }),
  leadsTo: '部门开始办理',
});

const scene = useScene();

test('who is asked reads the case from then on, its files too; the deciding department cannot answer itself', async () => {
  const { app, done, staff, window, command } = scene();
  const filed = await scene().file(['soil', 'eia-form']);
  const one = filed.of('soil');
  await done(window, one.id, { type: 'accept' });
  const asked = await signedIn(scene(), 'case-handler', { bodyId: ASKED });
  const read = () => app.inject({ url: `/api/cases/${one.id}`, headers: asked });
  const file = () => app.inject({ url: `/api/files/${filed.fileId}`, headers: asked });
  const inbox = async () => (await app.inject({ url: '/api/cases?box=opinion', headers: asked })).json();
  expectRefusal(await read(), 404, 'not-found');
  expectRefusal(await file(), 404, 'not-found');
  expect(await inbox()).toMatchObject({ total: 0, counts: { opinion: 0 } });

  const handler = await staff('case-handler', one.bodyId);
  await done(handler, one.id, ask);
  expect((await read()).json()).toMatchObject({ opinions: [{ mine: true, question: '是否占用林地。' }] });
  expect((await file()).statusCode).toBe(200);
  expect(await inbox()).toMatchObject({ total: 1, counts: { opinion: 1, body: 0 }, rows: [{ id: one.id }] });
  // Of the case beside it nothing was asked.
  const other = await app.inject({ url: `/api/cases/${filed.of('eia-form').id}`, headers: asked });
  expectRefusal(other, 404, 'not-found');
  expectRefusal(
    await app.inject({
      url: `/api/cases/${one.id}`,
      headers: await former(scene(), 'case-handler', { bodyId: ASKED }),
    }),
    401,
    'seat-ended',
  );

  const give = { type: 'give-opinion', requestId: '1', opinion: 'agree' };
  expectRefusal(await command(handler, one.id, give), 403, 'forbidden');
  await done(await staff('case-approver', ASKED), one.id, give);
  expect(await inbox()).toMatchObject({ total: 0, counts: { opinion: 0 } });
  expect((await read()).statusCode).toBe(200);
});
