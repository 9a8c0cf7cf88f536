import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '../journey/problem.ts';
import { DECLARED, type Filed, type Filing, PRIVATE_FORM, useScene } from '../journey/scene.ts';

/** Lists and numbers at their limits: as many as said are taken, one more is refused (texts: texts.test.ts). */
const scene = useScene();
let filed: Filed;
let filing: Filing;

beforeAll(async () => {
  filed = await scene().file(['soil']);
  const { fileId: _, ...body } = await scene().filing(filed.projectId, ['land-grant']);
  filing = body;
});
const times = <T>(count: number, one: (i: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => one(i));
const id = (i: number) => `019a0000-0000-7000-8000-${String(i).padStart(12, '0')}`;
const register = (form: object) =>
  scene().owner.post('/api/projects', { declaration: DECLARED, form: { ...PRIVATE_FORM, ...form } });
const apply = (changes: object) =>
  scene().owner.post(`/api/projects/${filed.projectId}/applications`, { ...filing, ...changes });
const command = (given: object) => scene().command(scene().window, filed.of('soil').id, given);
const [unit] = PRIVATE_FORM.units;
const contribution = { investor: '甲', country: '中国', amount: '1', share: '1', mode: '货币' };
const document = () => scene().document(filed.fileId);

test.each<[string, number, (count: number) => ReturnType<typeof register>]>([
  [
    'form.places',
    20,
    (n) => register({ places: times(n, (i) => ({ division: '210102', detail: `街${i}号` })) }),
  ],
  ['form.units', 20, (n) => register({ units: times(n, () => unit) })],
  [
    'form.units[0].contributions',
    50,
    (n) => register({ units: [{ ...unit, contributions: times(n, () => contribution) }] }),
  ],
  ['items', 60, (n) => apply({ items: times(n, (i) => `item-${i}`) })],
  ['workIds', 50, (n) => apply({ workIds: times(n, id) })],
  ['materials', 200, (n) => apply({ materials: times(n, (i) => ({ key: `k${i}`, fileIds: [id(1)] })) })],
  ['materials[0].fileIds', 20, (n) => apply({ materials: [{ key: 'k', fileIds: times(n, id) }] })],
  [
    'commands[0].command.items',
    100,
    (n) =>
      command({
        type: 'request-correction',
        items: times(n, (i) => ({ material: `材料${i}`, problem: '缺页' })),
        replyBy: '2026-10-01',
      }),
  ],
  [
    'commands[0].command.owed',
    50,
    (n) =>
      command({
        type: 'grant-owed',
        document: document(),
        owed: times(n, () => ({ material: '甲', until: '2026-12-01' })),
      }),
  ],
  [
    'commands',
    1000,
    (n) =>
      scene().window.post('/api/cases/commands', {
        commands: times(n, (i) => ({ caseId: id(i), command: { type: 'accept' } })),
      }),
  ],
])('%s: %i are taken, one more is not', async (field, most, send) => {
  expect((await send(most)).json().code).not.toBe('invalid-fields');
  const { errors } = expectRefusal(await send(most + 1), 422, 'invalid-fields', field);
  expect(errors?.[0]?.message).toContain(`最多 ${most} 项`);
});

test.each<[string, string, string]>([
  ['investment', '999999999999.9999', '1000000000000'],
  ['landArea', '999999999999.99', '999999999999.999'],
  ['floorArea', '0.01', '.01'],
  ['investment', '0.0001', '0.00001'],
])('%s: %s is taken, %s is not', async (field, good, bad) => {
  const answer = await register({ [field]: good });
  expect(answer.statusCode, answer.body).toBe(201);
  const page = (await scene().owner.get(`/api/projects/${answer.json().id}`)).json();
  expect(page.form[field]).toBe(good);
  expectRefusal(await register({ [field]: bad }), 422, 'invalid-fields', `form.${field}`);
});

test.each([
  ['composition', '总投资构成'],
  ['funds', '资金来源'],
])('%s must add up to the investment, to the last yuan', async (field, name) => {
  const parts =
    field === 'composition'
      ? {
          civil: '12345.6699',
          equipment: '0.0001',
          installation: '0',
          other: '0',
          reserve: '0',
          interest: '0',
        }
      : {
          central: '0',
          province: '0',
          city: '0',
          county: '0',
          specialBond: '0',
          loan: '0.1',
          own: '12345.57',
          foreign: '0',
          other: '0',
        };
  expect((await register({ [field]: parts })).statusCode).toBe(201);
  const short = { ...parts, other: '0.0001' };
  const { errors } = expectRefusal(await register({ [field]: short }), 422, 'invalid-form', `form.${field}`);
  expect(errors?.[0]?.message).toContain(name);
});

describe('days', () => {
  test.each([
    ['start-special', { kind: 'expert-review' }],
    ['extend', { reason: '情况复杂。' }],
  ])('of %s: 1 to 365', async (type, more) => {
    for (const days of [1, 365])
      expect((await command({ type, days, ...more })).json().code).not.toBe('invalid-fields');
    for (const days of [0, 366, -1, 1.5, null]) {
      expectRefusal(
        await command({ type, days, ...more }),
        422,
        'invalid-fields',
        'commands[0].command.days',
      );
    }
  });

  test('of an extension are no more than the law of the item allows, and it is granted once', async () => {
    const { id: caseId, bodyId } = filed.of('soil');
    const approver = await scene().staff('case-approver', bodyId);
    await scene().done(approver, caseId, { type: 'accept' });
    const extend = (days: number) =>
      scene().command(approver, caseId, { type: 'extend', days, reason: '情况复杂。' });
    expectRefusal(await extend(11), 422, 'extension-too-long', 'commands[0].command.days');
    expect((await extend(10)).statusCode).toBe(200);
    expectRefusal(await extend(1), 422, 'extension-used');
  });

  test('of a special procedure are no more than its own limit', async () => {
    const { id: caseId, bodyId } = filed.of('soil');
    const handler = await scene().staff('case-handler', bodyId);
    const special = (days: number) =>
      scene().command(handler, caseId, { type: 'start-special', kind: 'expert-review', days });
    expectRefusal(await special(31), 422, 'special-days', 'commands[0].command.days');
    expect((await special(30)).statusCode).toBe(200);
  });
});
