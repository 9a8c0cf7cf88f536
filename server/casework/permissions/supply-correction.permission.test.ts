import { commandPermissions } from './command-permissions.ts';

/** 提交补正: the applicant alone. */
commandPermissions({
  may: ['unit-member'],
  ready: (scene, _, one) =>
    scene.done(scene.window, one.id, {
      type: 'request-correction',
      items: [{ material: '水土保持方案', problem: '缺少附图' }],
      replyBy: '2026-11-20',
    }),
  command: (_, { fileId }) => ({
    type: 'supply-correction',
    materials: [{ key: 'soil-plan', fileIds: [fileId] }],
  }),
  leadsTo: '补正(结束)',
});
