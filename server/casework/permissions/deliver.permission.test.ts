import { commandPermissions } from './command-permissions.ts';

/** 送达: the window that hands the document over, or the department itself. */
commandPermissions({
  may: ['window-clerk', 'case-handler', 'case-approver'],
  ready: (scene, filed, one) => scene.grant(filed, one.itemId),
  command: () => ({ type: 'deliver', method: '窗口领取' }),
  leadsTo: '办结(通过)',
});
