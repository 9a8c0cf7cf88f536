import { commandPermissions } from './command-permissions.ts';

/** 容缺办结: the person responsible in the deciding department. */
commandPermissions({
  may: ['case-approver'],
  item: 'scheme-review',
  ready: (scene, _, one) => scene.done(scene.window, one.id, { type: 'accept' }),
  command: (scene, { fileId }) => ({
    type: 'grant-owed',
    document: scene.document(fileId),
    owed: [{ material: '交通影响评价', until: '2026-12-31' }],
  }),
  leadsTo: '办结(容缺通过)',
});
