import { commandPermissions } from './command-permissions.ts';
import { renewable } from './renewable.ts';

/** 申请延续(延期): the applicant alone (行政许可法 §50). */
commandPermissions({
  may: ['unit-member'],
  ready: renewable,
  command: () => ({ type: 'apply-renewal', until: '2028-06-30', reason: '工期延后。' }),
  leadsTo: '办结(通过)',
});
