import { commandPermissions } from './command-permissions.ts';

/** 一次性告知补正, before acceptance: the window on behalf of the departments, or the department itself. */
commandPermissions({
  may: ['window-clerk', 'case-handler', 'case-approver'],
  command: () => ({
    type: 'request-correction',
    items: [{ material: '水土保持方案', problem: '缺少附图' }],
    replyBy: '2026-11-20',
  }),
  leadsTo: '补正(开始)',
});
