import { commandPermissions } from './command-permissions.ts';

/** 特别程序结束: the deciding department; the window has no part in it. */
commandPermissions({
  may: ['case-handler', 'case-approver'],
  ready: async (scene, _, one) => {
    await scene.done(scene.window, one.id, { type: 'accept' });
    const handler = await scene.staff('case-handler', one.bodyId);
    await scene.done(handler, one.id, { type: 'start-special', kind: 'expert-review', days: 10 });
  },
  command: () => ({ type: 'end-special' }),
  leadsTo: '特别程序(结束)',
});
