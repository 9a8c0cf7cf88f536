import { commandPermissions } from './command-permissions.ts';
import { applied } from './renewable.ts';

/** 准予延续(延期): the person responsible in the deciding department. */
commandPermissions({
  may: ['case-approver'],
  ready: applied,
  command: (scene, { fileId }) => ({
    type: 'renew',
    document: { ...scene.document(fileId), validUntil: '2028-06-30' },
  }),
  leadsTo: '办结(通过)',
});
