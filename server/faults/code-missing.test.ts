import { beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal } from '../journey/problem.ts';
import { type Filed, MONDAY, useScene } from '../journey/scene.ts';
import { executeProject } from '../projects/index.ts';

/** A project without a valid code: nothing is accepted; what the law makes accepted by silence holds and shows. */
const scene = useScene();
let filed: Filed;

beforeEach(async () => {
  scene().at(MONDAY);
  filed = await scene().file(['soil']);
});
const voidCode = async () => {
  const how = { actor: { system: 'test' }, channel: 'timer' } as const;
  const done = await executeProject(
    scene().services,
    filed.projectId,
    { type: 'void-code', reason: '重复赋码' },
    how,
  );
  expect(done.ok).toBe(true);
};
const one = async () => (await scene().window.get(`/api/cases/${filed.of('soil').id}`)).json();
const accept = (happenedAt?: string) =>
  scene().command(scene().window, filed.of('soil').id, {
    type: 'accept',
    ...(happenedAt === undefined ? {} : { happenedAt }),
  });

describe('filing', () => {
  test.each(['pending', 'rejected'])('is refused while the code is %s', async () => {
    const projectId = await scene().declare();
    const { fileId: _, ...body } = await scene().filing(projectId, ['soil']);
    const answer = await scene().owner.post(`/api/projects/${projectId}/applications`, body);
    expect(expectRefusal(answer, 422, 'project-code-missing').detail).toContain('不能在线申报');
  });

  test('is refused once the code is void', async () => {
    await voidCode();
    const { fileId: _, ...body } = await scene().filing(filed.projectId, ['land-grant']);
    const answer = await scene().owner.post(`/api/projects/${filed.projectId}/applications`, body);
    expectRefusal(answer, 422, 'project-code-missing');
  });
});

describe('a case whose project’s code became void', () => {
  beforeEach(voidCode);

  test('is not accepted, and the refusal says what can be done', async () => {
    const { detail } = expectRefusal(await accept(), 422, 'project-code-missing');
    expect(detail).toContain('项目代码已作废,不得受理');
    expect(detail).toContain('一次性告知');
    expect((await one()).status.name).toBe('接件');
  });

  test('can be sent back for correction, refused or withdrawn', async () => {
    await scene().done(scene().window, filed.of('soil').id, {
      type: 'request-correction',
      items: [{ material: '项目代码', problem: '已作废' }],
      replyBy: '2026-11-20',
    });
    await scene().done(scene().owner, filed.of('soil').id, { type: 'withdraw', reason: '重新申请代码。' });
  });

  test('counts as accepted when nobody says anything for five working days, and stands out', async () => {
    scene().at('2026-11-09 23:59');
    await scene().work();
    expect(await one()).toMatchObject({ acceptedAt: null, codeMissing: false });
    scene().at('2026-11-10 00:00');
    await scene().work();
    expect(await one()).toMatchObject({
      deemed: true,
      codeMissing: true,
      acceptedAt: '2026-11-02T01:00:00.000Z',
      projectCodeStatus: 'void',
      status: { name: '部门开始办理' },
    });
    const row = (await scene().window.get('/api/cases?box=body'))
      .json()
      .rows.find((each: { id: string }) => each.id === filed.of('soil').id);
    expect(row).toMatchObject({ codeMissing: true, deemed: true });
    const history = (await one()).history.map((entry: { name: string; actor: string }) => [
      entry.name,
      entry.actor,
    ]);
    expect(history).toContainEqual(['逾期未告知,视同受理', '平台自动']);
  });

  test('is accepted by law even when somebody refuses it a moment too late', async () => {
    scene().at('2026-11-10 00:01');
    const refusal = { type: 'not-needed', reason: '没有代码。' };
    const answer = await scene().command(scene().window, filed.of('soil').id, refusal);
    expect(expectRefusal(answer, 422, 'wrong-order').detail).toContain('部门开始办理');
    await scene().work();
    expect((await one()).deemed).toBe(true);
  });

  test('is accepted by law only once, however often the timer runs', async () => {
    scene().at('2026-11-12 09:00');
    await Promise.all([scene().work(), scene().work(), scene().work()]);
    const accepted = (await one()).history.filter(
      (entry: { type: string }) => entry.type === 'case.accepted',
    );
    expect(accepted).toHaveLength(1);
  });
});

test('with a valid code, acceptance by silence stands out as that and not as without a code', async () => {
  scene().at('2026-11-10 09:00');
  await scene().work();
  expect(await one()).toMatchObject({ deemed: true, codeMissing: false });
});
