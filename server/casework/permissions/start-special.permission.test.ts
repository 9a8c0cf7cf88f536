import { commandPermissions } from './command-permissions.ts';

/** 特别程序开始: the deciding department; the window has no part in it. */
commandPermissions({
  may: ['case-handler', 'case-approver'],
  ready: (scene, _, one) => scene.done(scene.window, one.id, { type: 'accept' }),
  command: () => ({ type: 'start-special', kind: 'expert-review', days: 10 }),
  leadsTo: '特别程序(开始)',
});
