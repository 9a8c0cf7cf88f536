import { commandPermissions } from './command-permissions.ts';

/** 不予受理: the window on behalf of the departments, or the department itself. */
commandPermissions({
  may: ['window-clerk', 'case-handler', 'case-approver'],
  command: () => ({
    type: 'refuse-acceptance',
    reason: '不属于本机关职权范围。',
    basis: '行政许可法第三十二条',
    rightBody: '沈阳市水务局',
  }),
  leadsTo: '不予受理',
});
