import { beforeEach, describe, expect, test } from 'vitest';
import { expectRefusal } from './problem.ts';
import { PRIVATE_FORM, useScene } from './scene.ts';

/** The life of a project code over the API, with an issuer that answers at once. */
const scene = useScene();
let id: string;

beforeEach(async () => {
  id = await scene().register();
});
const page = async () => (await scene().owner.get(`/api/projects/${id}`)).json();
const version = async (): Promise<number> => (await page()).version;
const cancel = async (kind: string, given: object = {}) =>
  scene().owner.post(`/api/projects/${id}/code/cancel`, {
    kind,
    reason: '总投资填错。',
    version: await version(),
    ...given,
  });
const change = async (kind: string, part: object) =>
  scene().owner.post(`/api/projects/${id}/change`, {
    kind,
    form: { ...PRIVATE_FORM, ...part },
    version: await version(),
  });
const amend = async (part: object) =>
  scene().owner.put(`/api/projects/${id}/form`, {
    form: { ...PRIVATE_FORM, ...part },
    version: await version(),
  });
const file = async () => {
  const { fileId: _, ...body } = await scene().filing(id, ['soil']);
  return scene().owner.post(`/api/projects/${id}/applications`, body);
};

test('wrong data at issue: cancelled, corrected, asked for anew, and linked', async () => {
  const first = (await page()).code.value;
  expect((await page()).actions).toEqual(['file', 'change', 'cancel-code']);
  const asked = await cancel('wrong-data');
  expect(asked.statusCode, asked.body).toBe(200);
  expect(asked.json().code).toMatchObject({ status: 'issued', value: first });
  expect(await page()).toMatchObject({
    actions: [],
    code: { cancellation: { kind: 'wrong-data', reason: '总投资填错。' }, request: { attempts: 0 } },
  });
  const waiting = expectRefusal(await file(), 422, 'project-code-cancelling');
  expect(waiting.detail).toContain('正在申请作废');
  expectRefusal(await change('change', { investment: '1.00' }), 409, 'state-conflict');
  expectRefusal(await cancel('withdrawn'), 409, 'state-conflict');

  await scene().work();
  const voided = await page();
  expect(voided.actions).toEqual(['amend']);
  expect(voided.code).toMatchObject({
    status: 'void',
    value: first,
    reason: '总投资填错。',
    voided: { kind: 'wrong-data' },
    request: null,
    cancellation: null,
    previous: [],
  });
  const refused = expectRefusal(await file(), 422, 'project-code-missing');
  expect(refused.detail).toContain('重新取得代码');
  expect((await scene().app.inject({ url: `/p/${first}` })).body).toContain('作废');

  expect((await amend({ investment: '999.00' })).statusCode).toBe(200);
  expect((await page()).code).toMatchObject({ status: 'pending', value: null, request: { attempts: 0 } });
  await scene().work();
  const { code, history } = await page();
  expect(code).toMatchObject({ status: 'issued', test: true, issuer: '本平台测试赋码' });
  expect(code.value).not.toBe(first);
  expect(code.previous).toMatchObject([{ code: first, kind: 'wrong-data', reason: '总投资填错。' }]);
  expect(history.map((each: { note: string | null }) => each.note)).toContain('赋码信息有误:总投资填错。');
  expect((await file()).statusCode).toBe(201);
  // Papers name the old code: whoever looks for it finds the project.
  const found = (await scene().owner.get(`/api/projects?q=${first}`)).json();
  expect(found.rows.map((row: { id: string }) => row.id)).toContain(id);
});

test.each(['withdrawn', 'lapsed'])('a project that is %s has no code and gets none', async (kind) => {
  if (kind === 'withdrawn') expect((await cancel('withdrawn')).statusCode).toBe(200);
  else {
    const supervisor = await scene().as('supervisor', { division: '210100' });
    const seen = (await supervisor.get(`/api/projects/${id}`)).json();
    expect(seen.actions).toEqual(['lapse']);
    const body = { reason: '两年未开工。', version: seen.version };
    expect((await supervisor.post(`/api/projects/${id}/code/lapse`, body)).statusCode).toBe(200);
  }
  await scene().work();
  expect(await page()).toMatchObject({ actions: [], code: { status: 'void', voided: { kind } } });
  expectRefusal(await amend({ investment: '999.00' }), 409, 'state-conflict');
  const refused = expectRefusal(await file(), 422, 'project-code-missing');
  expect(refused.detail).toContain('已经撤销或代码已经失效');
});

test('a lapse is not for the unit to declare under another name', async () => {
  expect((await cancel('lapsed')).statusCode).toBe(422);
});

test('while cases are open no code is given up; when they have ended it is', async () => {
  const filed = await scene().file(['soil'], { projectId: id });
  const open = expectRefusal(await cancel('withdrawn'), 422, 'cases-open');
  expect(open.detail).toContain('1 件');
  await scene().done(scene().owner, filed.of('soil').id, { type: 'withdraw', reason: '方案调整。' });
  await scene().work();
  expect((await cancel('withdrawn')).statusCode).toBe(200);
});

test.each([
  ['wrong-data', 422],
  ['refile', 201],
])('what was granted under a code given up for %s: filed again, it is answered %i', async (kind, status) => {
  const filed = await scene().file(['soil'], { projectId: id });
  await scene().grant(filed, 'soil');
  await scene().work();
  expect((await cancel(kind)).statusCode).toBe(200);
  await scene().work();
  scene().time.now += 60_000;
  expect((await amend({ investment: '999.00' })).statusCode).toBe(200);
  await scene().work();
  scene().time.now += 60_000;
  expect((await file()).statusCode).toBe(status);
  // Once: what runs or is done under the new code is not filed a second time.
  expect((await file()).statusCode).toBe(422);
});

test('an item that waits for others keeps the code, too', async () => {
  const filed = await scene().file(['land-grant', 'ent-filing', 'land-planning-permit'], { projectId: id });
  await scene().grant(filed, 'land-grant');
  await scene().grant(filed, 'ent-filing');
  // Both have ended; what waited for them has not begun yet.
  const open = expectRefusal(await cancel('refile'), 422, 'cases-open');
  expect(open.detail).toContain('1 件');
});

test.each([1, 2, 3])('whoever files while the code is given up: one of the two is refused (%i)', async () => {
  const { fileId: _, ...body } = await scene().filing(id, ['soil']);
  const given = { kind: 'withdrawn', reason: '不再建设。', version: await version() };
  const [filed, cancelled] = await Promise.all([
    scene().owner.post(`/api/projects/${id}/applications`, body),
    scene().owner.post(`/api/projects/${id}/code/cancel`, given),
  ]);
  const outcome = `${filed.statusCode} ${cancelled.statusCode}`;
  expect(['201 422', '422 200']).toContain(outcome);
});

describe('under the code that stands', () => {
  test('a change and an extension are recorded, and the code stays', async () => {
    const { code } = await page();
    expect((await change('change', { investment: '777.00', name: '改后的名称' })).statusCode).toBe(200);
    expect(await page()).toMatchObject({ name: '改后的名称', code, form: { investment: '777.00' } });
    const longer = { investment: '777.00', name: '改后的名称', plannedEnd: '2030-01' };
    expect((await change('extension', longer)).statusCode).toBe(200);
    const { form, history } = await page();
    expect(form.plannedEnd).toBe('2030-01');
    expect(history.slice(-2).map((each: { note: string }) => each.note)).toEqual(['变更', '延期']);
    // Of contacts alone.
    const [unit] = PRIVATE_FORM.units;
    const other = { ...longer, units: [{ ...unit, contactName: '李示例' }] };
    expect((await change('change', other)).statusCode).toBe(200);
    expect((await page()).form.units[0].contactName).toBe('李示例');
  });

  test('what needs another code is refused by its name, and what is wrong field by field', async () => {
    const fixed = expectRefusal(await change('change', { decisionType: 'A00002' }), 422, 'needs-new-code');
    expect(fixed.detail).toContain('审批类型');
    expect(fixed.detail).toContain('请办理重新赋码');
    expectRefusal(await change('change', { plannedEnd: '2020-01' }), 422, 'invalid-form');
    expectRefusal(await amend({ investment: '1.00' }), 409, 'state-conflict');
  });

  test('a version of before changes nothing, and the same submission twice is one', async () => {
    const form = { ...PRIVATE_FORM, investment: '5.00' };
    const stale = await scene().owner.post(`/api/projects/${id}/change`, {
      kind: 'change',
      form,
      version: 1,
    });
    expectRefusal(stale, 409, 'version-conflict');
    const body = { kind: 'change', form, version: await version() };
    const key = { 'idempotency-key': '019a0000-0000-7000-8000-00000000c0de' };
    const first = await scene().owner.post(`/api/projects/${id}/change`, body, key);
    const second = await scene().owner.post(`/api/projects/${id}/change`, body, key);
    expect(first.statusCode, first.body).toBe(200);
    expect(second.json()).toEqual(first.json());
    const give = { kind: 'refile', reason: '地点变更。', version: await version() };
    const giveKey = { 'idempotency-key': '019a0000-0000-7000-8000-00000000c0df' };
    const gave = await scene().owner.post(`/api/projects/${id}/code/cancel`, give, giveKey);
    const again = await scene().owner.post(`/api/projects/${id}/code/cancel`, give, giveKey);
    expect(gave.statusCode, gave.body).toBe(200);
    expect(again.json()).toEqual(gave.json());
  });
});
