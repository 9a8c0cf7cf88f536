import { commandPermissions } from './command-permissions.ts';
import { applied } from './renewable.ts';

/** 不予延续(延期): the person responsible in the deciding department. */
commandPermissions({
  may: ['case-approver'],
  ready: applied,
  command: (scene, { fileId }) => ({
    type: 'refuse-renewal',
    reason: '不符合延续条件。',
    document: scene.document(fileId),
  }),
  leadsTo: '办结(通过)',
});
