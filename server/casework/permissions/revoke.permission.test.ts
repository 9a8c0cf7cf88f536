import { commandPermissions } from './command-permissions.ts';

/** 撤销: the person responsible in the deciding department (行政许可法 §69). */
commandPermissions({
  may: ['case-approver'],
  ready: (scene, filed, one) => scene.grant(filed, one.itemId),
  command: () => ({ type: 'revoke', reason: '以欺骗手段取得。', basis: '行政许可法第六十九条' }),
  leadsTo: '撤销',
});
