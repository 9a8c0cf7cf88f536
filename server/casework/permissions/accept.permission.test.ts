import { commandPermissions } from './command-permissions.ts';

/** 受理: the window on behalf of the departments, or the department itself. */
commandPermissions({
  may: ['window-clerk', 'case-handler', 'case-approver'],
  command: () => ({ type: 'accept' }),
  leadsTo: '部门开始办理',
});
