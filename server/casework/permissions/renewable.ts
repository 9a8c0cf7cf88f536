import type { Filed, FiledCase, Scene } from '../../journey/scene.ts';

/** A licence granted until the end of next year: it can be renewed by 行政许可法 §50. */
export async function renewable(scene: Scene, filed: Filed, one: FiledCase): Promise<void> {
  const approver = await scene.staff('case-approver', one.bodyId);
  const document = { ...scene.document(filed.fileId), validUntil: '2027-12-31' };
  await scene.done(approver, one.id, { type: 'accept' });
  await scene.done(approver, one.id, { type: 'grant', document });
}

/** The same, with the applicant's request to renew it. */
export async function applied(scene: Scene, filed: Filed, one: FiledCase): Promise<void> {
  await renewable(scene, filed, one);
  const request = { type: 'apply-renewal', until: '2028-06-30', reason: '工期延后。' };
  await scene.done(scene.owner, one.id, request);
}
