import { commandPermissions } from './command-permissions.ts';

/** 征求意见: the deciding department, once the case is accepted. */
commandPermissions({
  may: ['case-handler', 'case-approver'],
  ready: (scene, _, one) => scene.done(scene.window, one.id, { type: 'accept' }),
  command: () => ({ type: 'ask-opinion', bodyId: '210102-forestry-grassland', question: '是否占用林地。' }),
  leadsTo: '部门开始办理',
});
