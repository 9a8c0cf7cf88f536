import type { LightMyRequestResponse } from 'fastify';
import { describe, expect, test } from 'vitest';
import { expectProblem, expectRefusal } from '../journey/problem.ts';
import { type Filed, PRIVATE_FORM, useScene } from '../journey/scene.ts';
import type { Caller } from '../journey/world.ts';

/** Two people and one thing: one wins, the other is told what has happened, and nothing is there twice. */
const scene = useScene();
const facts = async (id: string): Promise<string[]> =>
  (
    await scene().database.app.read<{ type: string }>({
      name: 'facts of',
      text: 'SELECT type FROM facts.facts WHERE stream_id = $1 ORDER BY version',
      values: [id],
    })
  ).map(({ type }) => type);
const documents = async (caseId: string) =>
  (await scene().owner.get(`/api/cases/${caseId}`)).json<{ documents: unknown[] }>().documents;
const won = (answers: readonly LightMyRequestResponse[]) =>
  answers.filter(({ statusCode }) => statusCode < 300);
const lost = (answers: readonly LightMyRequestResponse[]) =>
  answers.filter(({ statusCode }) => statusCode >= 300);
const accepted = async (): Promise<{ filed: Filed; id: string; two: Caller[] }> => {
  const filed = await scene().file(['soil']);
  const { id, bodyId } = filed.of('soil');
  await scene().done(scene().window, id, { type: 'accept' });
  const two = [await scene().as('case-approver', { bodyId }), await scene().as('case-approver', { bodyId })];
  return { filed, id, two };
};

describe('two approvers', () => {
  test('granting at once: one document stands, the other hears that it is granted', async () => {
    const { filed, id, two } = await accepted();
    const grants = two.map((who) =>
      scene().command(who, id, { type: 'grant', document: scene().document(filed.fileId) }),
    );
    const answers = await Promise.all(grants);
    expect([won(answers).length, lost(answers).length]).toEqual([1, 1]);
    const [other] = lost(answers);
    if (!other) throw new Error('nobody lost');
    expect(expectRefusal(other, 422, 'wrong-order').detail).toContain('当前为“办结(通过)”');
    expect(await documents(id)).toHaveLength(1);
    expect((await facts(id)).filter((type) => type === 'case.granted')).toHaveLength(1);
  });

  test('one granting, one refusing: one decision stands', async () => {
    const { filed, id, two } = await accepted();
    const [first, second] = two;
    if (!first || !second) throw new Error('two are needed');
    const answers = await Promise.all([
      scene().command(first, id, { type: 'grant', document: scene().document(filed.fileId) }),
      scene().command(second, id, {
        type: 'refuse',
        reason: '不符合条件。',
        document: scene().document(filed.fileId),
      }),
    ]);
    expect([won(answers).length, lost(answers).length]).toEqual([1, 1]);
    expect(
      lost(answers)
        .map((answer) => expectProblem(answer).detail)
        .join(''),
    ).toMatch(/当前为“办结\((不)?通过\)”/);
    expect(await documents(id)).toHaveLength(1);
  });

  test('naming the version they saw: the other hears of the conflict and of the state', async () => {
    const { filed, id, two } = await accepted();
    const version = (await scene().owner.get(`/api/cases/${id}`)).json<{ version: number }>().version;
    const answers = await Promise.all(
      two.map((who) =>
        scene().command(who, id, { type: 'grant', document: scene().document(filed.fileId) }, version),
      ),
    );
    const [other] = lost(answers);
    if (!other || won(answers).length !== 1) throw new Error('one wins, one loses');
    expect(expectRefusal(other, 409, 'version-conflict').detail).toContain('现为“办结(通过)”');
    expect(await documents(id)).toHaveLength(1);
  });
});

test('a stale version is a conflict that names the state, and does nothing', async () => {
  const { filed, id, two } = await accepted();
  const before = await facts(id);
  const [who] = two;
  if (!who) throw new Error('nobody');
  const grant = { type: 'grant', document: scene().document(filed.fileId) };
  const answer = await scene().command(who, id, grant, 1);
  expect(expectRefusal(answer, 409, 'version-conflict').detail).toContain('现为“部门开始办理”');
  expectRefusal(await scene().command(who, id, grant, 99), 409, 'version-conflict');
  expect(await facts(id)).toEqual(before);
});

test('ten windows accepting one case: it is accepted once', async () => {
  const { cases } = await scene().file(['soil']);
  const id = cases[0]?.id ?? '';
  const windows = await Promise.all(
    Array.from({ length: 10 }, () => scene().as('window-clerk', { bodyId: scene().windowBodyId })),
  );
  const answers = await Promise.all(windows.map((who) => scene().command(who, id, { type: 'accept' })));
  expect(won(answers)).toHaveLength(1);
  for (const answer of lost(answers)) expectProblem(answer);
  expect(await facts(id)).toEqual(['case.received', 'case.accepted', 'case.handling-started']);
});

test('two batches that share cases in opposite order: none waits for ever, each case is accepted once', async () => {
  const filed = await scene().file(['soil', 'land-grant', 'eia-form', 'seismic']);
  const other = await scene().as('window-clerk', { bodyId: scene().windowBodyId });
  const commands = filed.cases.map(({ id }) => ({ caseId: id, command: { type: 'accept' } }));
  const answers = await Promise.all([
    scene().window.post('/api/cases/commands', { commands }),
    other.post('/api/cases/commands', { commands: commands.toReversed() }),
  ]);
  expect(won(answers)).toHaveLength(1);
  for (const { id } of filed.cases) expect(await facts(id)).toHaveLength(3);
});

test('filing the same items twice at once: they are filed once', async () => {
  const projectId = await scene().register();
  const { fileId: _, ...body } = await scene().filing(projectId, ['soil', 'land-grant']);
  const colleague = await scene().as('unit-member', { unitId: scene().unitId });
  const url = `/api/projects/${projectId}/applications`;
  const answers = await Promise.all([
    scene().owner.post(url, body),
    colleague.post(url, body),
    scene().owner.post(url, body),
    colleague.post(url, body),
  ]);
  expect(won(answers)).toHaveLength(1);
  for (const answer of lost(answers)) {
    const { errors } = expectRefusal(answer, 422, 'invalid-submission');
    expect(errors?.map((error) => [error.field, error.code])).toEqual([
      ['items[0]', 'item-not-ready'],
      ['items[1]', 'item-not-ready'],
    ]);
    expect(errors?.[0]?.message).toContain('正在办理');
  }
  const page = (await scene().owner.get(`/api/projects/${projectId}`)).json();
  expect(page.applications).toHaveLength(1);
  expect(page.applications[0].cases).toHaveLength(2);
});

test('filing different items at once: both are filed', async () => {
  const projectId = await scene().register();
  const bodies = [await scene().filing(projectId, ['soil']), await scene().filing(projectId, ['eia-form'])];
  const answers = await Promise.all(
    bodies.map(({ fileId: _, ...body }) =>
      scene().owner.post(`/api/projects/${projectId}/applications`, body),
    ),
  );
  expect(answers.map(({ statusCode }) => statusCode)).toEqual([201, 201]);
  const numbers = (await scene().owner.get('/api/applications'))
    .json()
    .rows.map((row: { number: string }) => row.number);
  expect(new Set(numbers).size).toBe(numbers.length);
});

test('the unit withdraws while the department accepts: whichever comes second meets what the first left', async () => {
  for (let round = 0; round < 5; round += 1) {
    const { cases } = await scene().file(['soil']);
    const id = cases[0]?.id ?? '';
    await Promise.all([
      scene().command(scene().owner, id, { type: 'withdraw', reason: '方案调整。' }),
      scene().command(scene().window, id, { type: 'accept' }),
    ]);
    const types = await facts(id);
    expect([
      ['case.received', 'case.withdrawn-before-acceptance'],
      ['case.received', 'case.accepted', 'case.handling-started', 'case.withdrawn'],
    ]).toContainEqual(types);
  }
});

test('two colleagues mending one declaration: one wins, the other is told to look again', async () => {
  const id = await scene().declare();
  const colleague = await scene().as('unit-member', { unitId: scene().unitId });
  const answers = await Promise.all(
    [scene().owner, colleague].map((who, i) =>
      who.put(`/api/projects/${id}/form`, { form: { ...PRIVATE_FORM, name: `名称${i}` }, version: 2 }),
    ),
  );
  expect(won(answers)).toHaveLength(1);
  const [other] = lost(answers);
  if (!other) throw new Error('nobody lost');
  expectRefusal(other, 409, 'version-conflict');
  expect(await facts(id)).toHaveLength(4);
});
