import { commandPermissions } from './command-permissions.ts';

/** 准予: the person responsible in the deciding department. */
commandPermissions({
  may: ['case-approver'],
  ready: (scene, _, one) => scene.done(scene.window, one.id, { type: 'accept' }),
  command: (scene, { fileId }) => ({ type: 'grant', document: scene.document(fileId) }),
  leadsTo: '办结(通过)',
});
