import { commandPermissions } from './command-permissions.ts';

/** 不受理: the window on behalf of the departments, or the department itself. */
commandPermissions({
  may: ['window-clerk', 'case-handler', 'case-approver'],
  command: () => ({ type: 'not-needed', reason: '依法不需要取得行政许可。' }),
  leadsTo: '不受理',
});
