import { commandPermissions } from './command-permissions.ts';

/** 延长办理期限: the person responsible in the deciding department (行政许可法 §42). */
commandPermissions({
  may: ['case-approver'],
  ready: (scene, _, one) => scene.done(scene.window, one.id, { type: 'accept' }),
  command: () => ({ type: 'extend', days: 5, reason: '情况复杂，需要现场核实。' }),
  leadsTo: '部门开始办理',
});
