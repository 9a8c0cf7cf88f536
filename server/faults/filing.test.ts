import { describe, expect, test } from 'vitest';
import { expectRefusal } from '../journey/problem.ts';
import { PRIVATE_FORM, useScene } from '../journey/scene.ts';

/** Filing in an unusual order, and filing again. */
const scene = useScene();
const application = async (id: string) => (await scene().owner.get(`/api/applications/${id}`)).json();
const apply = async (projectId: string, items: readonly string[]) => {
  const { fileId: _, ...body } = await scene().filing(projectId, items);
  return scene().owner.post(`/api/projects/${projectId}/applications`, body);
};

describe('an item that waits for others', () => {
  test('is refused while they are neither running nor filed with it, and the sentence names them', async () => {
    const answer = await apply(await scene().register(), ['land-planning-permit']);
    const { errors } = expectRefusal(answer, 422, 'invalid-submission', 'items[0]');
    expect(errors?.[0]?.code).toBe('item-not-ready');
    expect(errors?.[0]?.message).toContain('办结后才能申报');
  });

  test('may be filed by itself once they run: it waits in its own application, and starts when they are done', async () => {
    const first = await scene().file(['land-grant', 'ent-filing']);
    const answer = await apply(first.projectId, ['land-planning-permit']);
    expect(answer.statusCode, answer.body).toBe(201);
    expect(answer.json().caseIds).toEqual([]);
    const { id } = answer.json();
    expect(await application(id)).toMatchObject({
      status: 'submitted',
      cases: [],
      queued: [{ itemId: 'land-planning-permit' }],
      stage: { no: 1, name: '立项用地规划许可' },
      project: { codeStatus: 'issued', code: expect.stringMatching(/^2611-/) },
    });
    const listed = (await scene().owner.get('/api/applications'))
      .json()
      .rows.find((row: { id: string }) => row.id === id);
    expect(listed).toMatchObject({
      project: { codeStatus: 'issued' },
      stage: { name: '立项用地规划许可' },
      light: null,
    });
    const page = (await scene().owner.get(`/api/projects/${first.projectId}`)).json();
    expect(page.applications).toHaveLength(2);

    // Nobody can file it a second time meanwhile.
    const again = expectRefusal(
      await apply(first.projectId, ['land-planning-permit']),
      422,
      'invalid-submission',
    );
    expect(again.errors?.[0]?.message).toContain('正在办理');

    await scene().grant(first, 'land-grant');
    await scene().grant(first, 'ent-filing');
    await scene().work();
    expect(await application(id)).toMatchObject({
      queued: [],
      cases: [{ itemId: 'land-planning-permit', status: { code: 1 } }],
    });
  });

  test('filed by itself ends with what it waited for, should that come to nothing', async () => {
    const first = await scene().file(['land-grant', 'ent-filing']);
    const { id } = (await apply(first.projectId, ['land-planning-permit'])).json();
    await scene().done(scene().owner, first.of('land-grant').id, { type: 'withdraw', reason: '不再用地。' });
    await scene().work();
    expect(await application(id)).toMatchObject({ status: 'closed', queued: [], cases: [] });
    expect((await apply(first.projectId, ['land-grant', 'land-planning-permit'])).statusCode).toBe(201);
  });
});

describe('an item that came to an end', () => {
  test.each([
    ['withdrawn', { type: 'withdraw', reason: '方案调整。' }, 'owner'],
    ['not accepted', { type: 'not-needed', reason: '依法不需要许可。' }, 'window'],
  ] as const)('%s may be filed again', async (_, command, by) => {
    const filed = await scene().file(['soil']);
    await scene().done(scene()[by], filed.of('soil').id, command);
    await scene().work();
    expect((await apply(filed.projectId, ['soil'])).statusCode).toBe(201);
  });

  test('granted may not, until the grant is revoked', async () => {
    const filed = await scene().file(['soil']);
    await scene().grant(filed, 'soil');
    const { errors } = expectRefusal(
      await apply(filed.projectId, ['soil']),
      422,
      'invalid-submission',
      'items[0]',
    );
    expect(errors?.[0]?.message).toContain('已经办结');
    const { id, bodyId } = filed.of('soil');
    const approver = await scene().staff('case-approver', bodyId);
    await scene().done(approver, id, {
      type: 'revoke',
      reason: '以欺骗手段取得。',
      basis: '行政许可法第六十九条',
    });
    const documents = (await scene().owner.get(`/api/cases/${id}`)).json().documents;
    expect(documents.map((document: { status: string }) => document.status)).toEqual(['void']);
    expect((await apply(filed.projectId, ['soil'])).statusCode).toBe(201);
  });
});

describe('what does not belong', () => {
  test('an item of another stage, of another flow or of nowhere is refused by name', async () => {
    const projectId = await scene().register();
    const { fileId: _, ...body } = await scene().filing(projectId, ['soil']);
    for (const item of ['scheme-review', 'proj-proposal', 'no-such-item', '__proto__']) {
      const answer = await scene().owner.post(`/api/projects/${projectId}/applications`, {
        ...body,
        items: ['soil', item],
      });
      const { errors } = expectRefusal(answer, 422, 'invalid-submission', 'items[1]');
      expect(errors?.[0]?.code).toBe('item-not-in-stage');
    }
  });

  test('an item twice, a work of another project, a stage the flow has not', async () => {
    const projectId = await scene().register();
    const other = await scene().file(['soil']);
    const { fileId: _, ...body } = await scene().filing(projectId, ['soil']);
    const send = (changes: object) =>
      scene().owner.post(`/api/projects/${projectId}/applications`, { ...body, ...changes });
    expectRefusal(await send({ items: ['soil', 'soil'] }), 422, 'invalid-submission', 'items[1]');
    expectRefusal(await send({ workIds: other.workIds }), 422, 'invalid-submission', 'workIds[0]');
    expectRefusal(await send({ stage: 5 }), 422, 'unknown-stage', 'stage');
  });
});

test('the work of a project is called as the project is, after its declaration was mended too', async () => {
  const id = await scene().declare();
  const name = '沈阳示例智能制造厂房(二期)';
  const answer = await scene().owner.put(`/api/projects/${id}/form`, {
    form: { ...PRIVATE_FORM, name },
    version: 2,
  });
  expect(answer.statusCode, answer.body).toBe(200);
  await scene().work();
  expect((await scene().owner.get(`/api/projects/${id}`)).json().works).toMatchObject([{ no: '01', name }]);
  const filing = (await scene().owner.get(`/api/projects/${id}/filing?stage=1`)).json();
  expect(filing.works).toMatchObject([{ no: '01', name }]);
});
