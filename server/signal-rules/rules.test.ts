import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '../journey/problem.ts';
import { otherRoles, refusesOtherTimes } from '../journey/readers.ts';
import { useScene } from '../journey/scene.ts';
import { type Headers, signedIn } from '../journey/strangers.ts';
import type { RuleView } from './schema.ts';

const scene = useScene();
const values = {
  ...{ remindShare: 0.3, yellowShare: 0.5, yellowDaysLeft: null, orderAfterDays: 1, replyDays: 5 },
  ...{ quietFrom: '19:00', quietTo: '08:30', basis: '示例规则', mark: '本地规则' },
};
type List = { rows: RuleView[]; scope: { code: string }[] | null };
const post = (headers: Headers, payload: object, path = '') =>
  scene().app.inject({ method: 'POST', url: `/api/signal-rules${path}`, headers, payload });
const list = async (headers: Headers): Promise<List> =>
  (await scene().app.inject({ url: '/api/signal-rules', headers })).json();
const setting = (division: string | null, itemId: string | null, seen: number | null = null) => ({
  ...values,
  ...{ division, itemId, seen, reason: '试行' },
});
const rule = (division: string, item = 'soil') => scene().services.catalogue.signalRule(division, item);

let province: Headers;
beforeAll(async () => {
  province = await signedIn(scene(), 'supervisor', { division: '210000' });
});

test('a rule holds at once, is kept with its history, and gives way again', async () => {
  const set = await post(province, setting('210100', 'soil'));
  expect(set.statusCode, set.body).toBe(200);
  expect(rule('210102')).toMatchObject({ remindAt: 0.3, warnAt: 0.5 });
  expect(rule('210200').version).toBe('default-1');
  const made = (await list(province)).rows.find(({ itemId }) => itemId === 'soil');
  expect(made).toMatchObject({
    divisionName: '沈阳市',
    ended: false,
    reason: '试行',
    maySet: true,
    mark: '本地规则',
  });

  expectRefusal(await post(province, setting('210100', 'soil')), 409, 'version-conflict');
  const again = { ...setting('210100', 'soil', made?.number ?? 0), remindShare: 0.4, reason: '调整' };
  expect((await post(province, again)).statusCode).toBe(200);
  expect(rule('210100').remindAt).toBe(0.4);

  const history = async () =>
    (
      await scene().app.inject({
        url: '/api/signal-rules/history?division=210100&itemId=soil',
        headers: province,
      })
    ).json<List>();
  expect((await history()).rows.map(({ remindShare, reason }) => [remindShare, reason])).toEqual([
    [0.4, '调整'],
    [0.3, '试行'],
  ]);
  const seen = (await history()).rows[0]?.number ?? 0;
  const scope = { division: '210100', itemId: 'soil' };
  expect((await post(province, { ...scope, seen, reason: '试行结束' }, '/end')).statusCode).toBe(200);
  expect(rule('210100').version).toBe('default-1');
  expect((await history()).rows.map(({ ended }) => ended)).toEqual([true, false, false]);
  expectRefusal(
    await post(province, { ...scope, seen: seen + 1, reason: '再次' }, '/end'),
    409,
    'state-conflict',
  );
  // Given up, it can be set anew.
  expect((await post(province, setting('210100', 'soil', seen + 1))).statusCode).toBe(200);
  expect(rule('210100').remindAt).toBe(0.3);
});

test('two at the same moment: one is told that the other was faster', async () => {
  const both = await Promise.all([
    post(province, setting('210300', null)),
    post(province, setting('210300', null)),
  ]);
  expect(both.map(({ statusCode }) => statusCode).sort()).toEqual([200, 409]);
});

test('the table is never changed: neither by the platform’s own role', async () => {
  for (const text of [`UPDATE signal_rules.rules SET reason = ''`, 'DELETE FROM signal_rules.rules']) {
    await expect(scene().database.app.query({ name: `test_${text.slice(0, 6)}`, text })).rejects.toThrow(
      'permission denied',
    );
  }
});

test('the default can be changed and not given up', async () => {
  const [first] = (await list(province)).rows;
  expect(first).toMatchObject({
    division: null,
    itemId: null,
    mark: '待确认/本地规则',
    remindShare: 0.6,
    yellowShare: 0.8,
  });
  const body = { division: null, itemId: null, seen: first?.number, reason: '取消' };
  expectRefusal(await post(province, body, '/end'), 409, 'state-conflict');
});

describe('what is refused', () => {
  test.each<[string, object, number, string, string?]>([
    ['a reminder after the warning', { remindShare: 0.9 }, 422, 'invalid-fields'],
    ['a share beyond the limit', { yellowShare: 1.2 }, 422, 'invalid-fields'],
    ['hours that are none', { quietFrom: '25:00' }, 422, 'invalid-fields'],
    ['a division that is not there', { division: '990000' }, 422, 'unknown-division', 'division'],
    ['an item that is not there', { itemId: 'no-such' }, 422, 'unknown-item', 'itemId'],
    ['no reason', { reason: ' ' }, 422, 'invalid-fields'],
    ['no basis', { basis: '' }, 422, 'invalid-fields'],
  ])('%s', async (_name, change, status, code, field) => {
    expectRefusal(await post(province, { ...setting('210400', null), ...change }), status, code, field);
  });
});

test('the preview says how many open cases would change their light, and changes nothing', async () => {
  const filed = await scene().file(['soil', 'seismic']);
  for (const { id, bodyId } of filed.cases) {
    await scene().done(await scene().staff('case-approver', bodyId), id, { type: 'accept' });
  }
  const { id } = filed.of('soil');
  const remind = async () =>
    (
      await scene().database.app.read<{ at: string }>({
        name: 'test_remind',
        text: `SELECT remind_at AS at FROM casework.clocks WHERE id = $1 AND kind = 'case'`,
        values: [id],
      })
    )[0]?.at;
  const before = await remind();
  scene().at('2026-11-04 09:00');
  province = await signedIn(scene(), 'supervisor', { division: '210000' });
  const draft = { ...values, division: null, itemId: 'seismic', remindShare: 0.01, yellowShare: 0.02 };
  const preview = (await post(province, draft, '/preview')).json();
  expect(preview).toEqual({
    reached: 1,
    computed: 1,
    changed: 1,
    changes: [{ from: expect.any(String), to: '预警', count: 1 }],
  });
  // A nearer rule already reads the other item's case.
  expect((await post(province, { ...draft, itemId: 'soil' }, '/preview')).json().reached).toBe(0);
  expect(await remind()).toBe(before);
});

describe('who may', () => {
  test.each<[string, string, string | null, number]>([
    ['210000', 'the province for all', null, 200],
    ['210000', 'the province for a city', '210500', 200],
    ['210600', 'a city for itself', '210600', 200],
    ['210600', 'a city for its district', '210602', 200],
    ['210602', 'a district for its city', '210600', 403],
    ['210600', 'a city for another', '210700', 403],
    ['210600', 'a city for the province', '210000', 403],
    ['210600', 'a city for all', null, 403],
  ])('%s: %s', async (own, _name, division, status) => {
    const headers = await signedIn(scene(), 'supervisor', { division: own });
    const { rows, scope } = await list(headers);
    const seen = rows.find((each) => each.division === division && each.itemId === null)?.number ?? null;
    const answer = await post(headers, setting(division, null, seen));
    expect(answer.statusCode, answer.body).toBe(status);
    expect((await post(headers, { ...values, division, itemId: null }, '/preview')).statusCode).toBe(status);
    expect(scope === null || scope.some(({ code }) => code === division)).toBe(status === 200);
  });

  test('leaders, approvers and the system’s administrators read; others, and seats of another time, do not', async () => {
    const readers = ['supervisor', 'leader', 'case-approver', 'system-admin'] as const;
    for (const [role, seat] of [
      ['leader', { division: '210100' }],
      ['case-approver', { bodyId: '210102-water' }],
      ['system-admin', {}],
    ] as const) {
      const headers = await signedIn(scene(), role, seat);
      const { rows, scope } = await list(headers);
      expect([role, rows.length > 0, rows.some(({ maySet }) => maySet), scope]).toEqual([
        role,
        true,
        false,
        [],
      ]);
      expectRefusal(await post(headers, setting('210100', null)), 403, 'forbidden');
    }
    const ask = (headers: Headers) => scene().app.inject({ url: '/api/signal-rules', headers });
    for (const [, role, seat] of otherRoles(scene(), readers, '210102-water')) {
      expectRefusal(await ask(await signedIn(scene(), role, seat)), 403, 'forbidden');
    }
    await refusesOtherTimes(scene(), 'supervisor', { division: '210100' }, ask);
    const write = (headers: Headers) => post(headers, setting('210100', null));
    await refusesOtherTimes(scene(), 'supervisor', { division: '210100' }, write);
  });
});
