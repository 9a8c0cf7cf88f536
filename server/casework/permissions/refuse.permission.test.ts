import { commandPermissions } from './command-permissions.ts';

/** 不予许可: the person responsible in the deciding department. */
commandPermissions({
  may: ['case-approver'],
  ready: (scene, _, one) => scene.done(scene.window, one.id, { type: 'accept' }),
  command: (scene, { fileId }) => ({
    type: 'refuse',
    reason: '不符合法定条件。',
    document: scene.document(fileId),
  }),
  leadsTo: '办结(不通过)',
});
