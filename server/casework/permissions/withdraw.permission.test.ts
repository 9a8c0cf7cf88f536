import { commandPermissions } from './command-permissions.ts';

/** 撤回申请: the applicant alone. */
commandPermissions({
  may: ['unit-member'],
  command: () => ({ type: 'withdraw', reason: '项目方案调整。' }),
  leadsTo: '撤件',
});
