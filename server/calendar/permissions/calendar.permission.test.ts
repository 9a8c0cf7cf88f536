import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '../../journey/problem.ts';
import { askAs, NOT_THERE, otherRoles, type Reader, refusesOtherTimes } from '../../journey/readers.ts';
import { type Filed, useScene } from '../../journey/scene.ts';
import { type Headers, signedIn } from '../../journey/strangers.ts';
import { takePreviews } from '../index.ts';

/**
 * calendar.read: every official. calendar.keep: the system administrator. calendar.confirm: leaders of the
 * province alone. calendar.weigh: both, each their own changes. calendar.records: supervisors and leaders their
 * division's cases, administrators all.
 */
const scene = useScene();
const BODY = '210102-water';
let filed: Filed;
let number = 0;
beforeAll(async () => {
  filed = await scene().file(['soil']);
});

const get = (url: string) => (headers: Headers) => scene().app.inject({ url, headers });
const post = (url: string, payload: object) => (headers: Headers) =>
  scene().app.inject({ method: 'POST', url, headers, payload });
const admin = () => signedIn(scene(), 'system-admin');
const province = () => signedIn(scene(), 'leader', { division: '210000' });

const proposal = () => {
  number += 1;
  return {
    emergency: true,
    title: `示例措施${number}`,
    documentNumber: `辽示例〔2026〕${number}号`,
    basis: '突发事件应对法',
    effect: 'off',
    from: '2026-11-12',
    to: '2026-11-12',
    divisions: ['210100'],
  };
};
const proposed = async (): Promise<string> => {
  const answer = await post('/api/calendar/measures', proposal())(await admin());
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
};
const weighed = async (measureId: string): Promise<string> => {
  const answer = await post('/api/calendar/previews', { type: 'confirm', measureId })(await province());
  expect(answer.statusCode, answer.body).toBe(201);
  await takePreviews(scene().services);
  return answer.json().id;
};
const local = (year = 2026) => ({
  ...{ type: 'set-local-days', division: '210323', year, revision: 0 },
  days: [{ day: `${year}-11-12`, name: '县庆日', basis: '自治条例' }],
});

test('calendar.read: every official, and no project unit', async () => {
  const may = [
    'window-clerk',
    'case-handler',
    'case-approver',
    'supervisor',
    'leader',
    'catalogue-keeper',
    'system-admin',
    'security-admin',
    'audit-admin',
    'operator',
  ] as const;
  const own = { leader: { division: '210102' }, supervisor: { division: '210102' } };
  for (const role of may) {
    const seat = role === 'leader' || role === 'supervisor' ? own[role] : seatOf(role);
    const shown = await get('/api/calendar/overview')(await signedIn(scene(), role, seat));
    expect([role, shown.statusCode], shown.body).toEqual([role, 200]);
    expect([role, shown.json().mayKeep, shown.json().mayConfirm]).toEqual([
      role,
      role === 'system-admin',
      false,
    ]);
  }
  const ask = get('/api/calendar/overview');
  await askAs(scene(), otherRoles(scene(), may, BODY), ask, ask);
  expectRefusal(await ask({}), 401, 'not-signed-in');
});

const seatOf = (role: string) =>
  role === 'window-clerk'
    ? { bodyId: scene().windowBodyId }
    : /^(case|catalogue)-/.test(role)
      ? { bodyId: BODY }
      : {};

describe('calendar.keep: the system administrator, and nobody else', () => {
  test.each<[string, () => (headers: Headers) => ReturnType<ReturnType<typeof get>>, number]>([
    [
      'reads a notice',
      () => post('/api/calendar/notices/read', { text: '元旦：1月1日放假。', year: 2027 }),
      200,
    ],
    ['proposes a measure', () => post('/api/calendar/measures', proposal()), 201],
    ['publishes', () => post(`/api/calendar/previews/${NOT_THERE}/publish`, {}), 404],
  ])('%s', async (_, make, status) => {
    const ask = make();
    expect((await ask(await admin())).statusCode).toBe(status);
    await askAs(scene(), otherRoles(scene(), ['system-admin'], BODY), ask, ask);
    await refusesOtherTimes(scene(), 'system-admin', {}, ask);
  });

  test('and may neither publish nor confirm what only the province puts into force', async () => {
    const measureId = await proposed();
    const previewId = await weighed(measureId);
    const headers = await admin();
    expectRefusal(await post(`/api/calendar/previews/${previewId}/publish`, {})(headers), 403, 'forbidden');
    const confirm = post(`/api/calendar/measures/${measureId}/confirm`, { previewId });
    expectRefusal(await confirm(headers), 403, 'forbidden');
    expect((await get(`/api/calendar/previews/${previewId}`)(headers)).statusCode).toBe(200);
  });
});

test('calendar.confirm: a leader of the province, and nobody else', async () => {
  const measureId = await proposed();
  const previewId = await weighed(measureId);
  const confirm = post(`/api/calendar/measures/${measureId}/confirm`, { previewId });
  for (const division of ['210100', '210102']) {
    const told = expectRefusal(
      await confirm(await signedIn(scene(), 'leader', { division })),
      403,
      'forbidden',
    );
    expect(told.detail).toContain('省领导');
  }
  await askAs(scene(), otherRoles(scene(), ['leader'], BODY), confirm, confirm);
  await refusesOtherTimes(scene(), 'leader', { division: '210000' }, confirm);
  expect((await confirm(await province())).json().status).toBe('confirmed');
});

test('calendar.weigh: years and county holidays the administrator, measures the province’s leaders, too', async () => {
  const ask = post('/api/calendar/previews', local());
  const made = await ask(await admin());
  expect(made.statusCode).toBe(201);
  expectRefusal(await ask(await province()), 403, 'forbidden');
  await askAs(scene(), otherRoles(scene(), ['system-admin', 'leader'], BODY), ask, ask);
  await refusesOtherTimes(scene(), 'system-admin', {}, ask);

  const measureId = await proposed();
  const weigh = post('/api/calendar/previews', { type: 'confirm', measureId });
  expect((await weigh(await province())).statusCode).toBe(201);
  expectRefusal(await weigh(await signedIn(scene(), 'leader', { division: '210100' })), 403, 'forbidden');

  for (const path of ['', '/moves']) {
    const read = get(`/api/calendar/previews/${made.json().id}${path}`);
    const unknown = get(`/api/calendar/previews/${NOT_THERE}${path}`);
    const readers: Reader[] = [
      ['the administrator', 'system-admin', {}, 200],
      ['a leader', 'leader', { division: '210000' }, 404],
      ...otherRoles(scene(), ['system-admin', 'leader'], BODY),
    ];
    await askAs(scene(), readers, read, unknown);
  }
});

test('a proposal is withdrawn by the administrator or the province; what is in force by the province', async () => {
  const withdraw = (id: string) => post(`/api/calendar/measures/${id}/withdraw`, { reason: '误提' });
  const id = await proposed();
  expectRefusal(
    await withdraw(id)(await signedIn(scene(), 'leader', { division: '210100' })),
    403,
    'forbidden',
  );
  await askAs(
    scene(),
    otherRoles(scene(), ['system-admin', 'leader'], BODY),
    withdraw(id),
    withdraw(NOT_THERE),
  );
  await refusesOtherTimes(scene(), 'leader', { division: '210000' }, withdraw(id));
  expectRefusal(await withdraw(NOT_THERE)(await admin()), 404, 'not-found');
  expect((await withdraw(id)(await admin())).json().status).toBe('withdrawn');
  expect((await withdraw(await proposed())(await province())).json().status).toBe('withdrawn');
});

test('calendar.records: supervisors and leaders of the division, administrators, and nobody else', async () => {
  const ask = get('/api/calendar/adjustments');
  await scene().services.database.query({
    name: 'adjusted',
    text: `INSERT INTO casework.reprojections (id, home, case_id, kind, old_due_at, new_due_at, old_calendar_version,
             new_calendar_version, old_rule_version, new_rule_version, at)
           VALUES ($1, '210100', $2, 'step', '2026-11-09T16:00:00Z', '2026-11-10T16:00:00Z', 'a', 'b', 'r', 'r', now())`,
    values: [scene().services.facts.newId(), filed.of('soil').id],
  });
  for (const [role, seat, total] of [
    ['system-admin', {}, 1],
    ['audit-admin', {}, 1],
    ['leader', { division: '210000' }, 1],
    ['supervisor', { division: '210102' }, 1],
    ['supervisor', { division: '210200' }, 0],
    ['leader', { division: '210103' }, 0],
  ] as const) {
    const shown = await ask(await signedIn(scene(), role, seat));
    expect([role, shown.json().total], shown.body).toEqual([role, total]);
    expect(shown.json().rows).toHaveLength(total);
  }
  const may = ['system-admin', 'audit-admin', 'leader', 'supervisor'] as const;
  await askAs(scene(), otherRoles(scene(), may, BODY), ask, ask);
  await refusesOtherTimes(scene(), 'supervisor', { division: '210100' }, ask);
});

test('case.read: who reads a case reads what moved its dates, and nobody else', async () => {
  const { id, bodyId } = filed.of('soil');
  const read = get(`/api/cases/${id}/reprojections`);
  const unknown = get(`/api/cases/${NOT_THERE}/reprojections`);
  const readers: Reader[] = [
    ['its unit', 'unit-member', { unitId: scene().unitId }, 200],
    ['its window', 'window-clerk', { bodyId: scene().windowBodyId }, 200],
    ['its body', 'case-handler', { bodyId }, 200],
    ['another body', 'case-approver', { bodyId: '210202-water' }, 404],
    ['a supervisor of another city', 'supervisor', { division: '210200' }, 404],
    ['a leader of the province', 'leader', { division: '210000' }, 200],
    ...otherRoles(
      scene(),
      ['unit-member', 'window-clerk', 'case-handler', 'case-approver', 'supervisor', 'leader'],
      bodyId,
    ),
  ];
  await askAs(scene(), readers, read, unknown);
  await refusesOtherTimes(scene(), 'leader', { division: '210100' }, read);
});
