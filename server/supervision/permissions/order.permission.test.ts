import { beforeAll, expect, test } from 'vitest';
import { expectRefusal } from '../../journey/problem.ts';
import { askAs, NOT_THERE, otherRoles, type Reader, refusesOtherTimes } from '../../journey/readers.ts';
import { type Filed, useScene } from '../../journey/scene.ts';
import { former, type Headers, signedIn } from '../../journey/strangers.ts';
import type { Registered, SeatChoice } from '../../journey/world.ts';

/**
 * order.issue: supervisors, to bodies of their own division and below. order.read: supervisors and leaders of a division
 * the order concerns, the body's approvers, the addressee. order.answer: the addressee and the body's approvers.
 * order.handle: supervisors of the division that issued it, or above. order.instruct: leaders who see it.
 * order.readdress: the body's approvers, and who handles it.
 */
const scene = useScene();
const BODY = '210102-water';
let filed: Filed;
let handler: Registered;
let sender: Headers;
beforeAll(async () => {
  filed = await scene().file(['soil', 'seismic']);
  handler = await scene().person('case-handler', { bodyId: BODY });
  sender = await signedIn(scene(), 'supervisor', { division: '210100' });
});

const post = (url: string, payload: object) => (headers: Headers) =>
  scene().app.inject({ method: 'POST', url, headers, payload });
const get = (url: string) => (headers: Headers) => scene().app.inject({ url, headers });
const issue = (bodyId: string, more: object = {}) =>
  post('/api/orders', {
    bodyId,
    projectId: filed.projectId,
    grounds: { kind: 'other', situation: 'unlawful-fees' },
    text: '请说明收费依据。',
    ...more,
  });
async function order(more: object = {}): Promise<string> {
  const answer = await issue(BODY, { personId: handler.personId, ...more })(sender);
  expect(answer.statusCode, answer.body).toBe(201);
  return answer.json().id;
}
const version = { version: 1 };
const answerIt = (id: string) => post(`/api/orders/${id}/answer`, { ...version, answer: '已退还。' });
const withdraw = (id: string) =>
  post(`/api/orders/${id}/handle`, { ...version, command: { type: 'withdraw', reason: '误发。' } });
const instruct = (id: string) => post(`/api/orders/${id}/instruct`, { ...version, instruction: '从速。' });

const elsewhere = (status: 404): Reader[] => [
  ['a supervisor of another district', 'supervisor', { division: '210103' }, status],
  ['a supervisor of another city', 'supervisor', { division: '210200' }, status],
];

test('order.issue: to bodies of the own division and below, by supervisors alone', async () => {
  const readers: Reader[] = [
    ['of the district', 'supervisor', { division: '210102' }, 201],
    ['of the city', 'supervisor', { division: '210100' }, 201],
    ['of the province', 'supervisor', { division: '210000' }, 201],
    ...elsewhere(404),
    ...otherRoles(scene(), ['supervisor'], BODY),
  ];
  // The approver is found where nobody is named.
  await scene().staff('case-approver', BODY);
  await askAs(scene(), readers, issue(BODY), issue('no-such-body'));
  await refusesOtherTimes(scene(), 'supervisor', { division: '210100' }, issue(BODY));
  const district = await signedIn(scene(), 'supervisor', { division: '210102' });
  const city = scene().services.catalogue.bodiesIn('210100')[0]?.id ?? '';
  expectRefusal(await issue(city)(district), 404, 'not-found');
  // A project one may not see is no project, whatever body is named.
  const other = await signedIn(scene(), 'supervisor', { division: '210200' });
  const theirs = scene().services.catalogue.bodiesIn('210200')[0]?.id ?? '';
  expectRefusal(await issue(theirs)(other), 404, 'not-found');
  expectRefusal(
    await issue(theirs, { projectId: undefined, caseId: filed.of('soil').id })(other),
    404,
    'not-found',
  );
  for (const [who, seat, status] of [
    ['supervisor', { division: '210102' }, 200],
    ['supervisor', { division: '210103' }, 404],
    ['case-approver', { bodyId: BODY }, 200],
    ['case-approver', { bodyId: '210103-water' }, 404],
  ] as const) {
    const list = await get(`/api/orders/addressees?bodyId=${BODY}`)(await signedIn(scene(), who, seat));
    expect([who, seat, list.statusCode]).toEqual([who, seat, status]);
  }
});

test('order.read: who it concerns, the body’s approvers, the addressee; nobody else', async () => {
  const id = await order();
  const mine = await scene().signIn(handler.login);
  expect((await get(`/api/orders/${id}`)(mine)).statusCode).toBe(200);
  const readers: Reader[] = [
    ['of the district', 'supervisor', { division: '210102' }, 200],
    ['a leader of the city', 'leader', { division: '210100' }, 200],
    ['a leader of the province', 'leader', { division: '210000' }, 200],
    ['a leader of another city', 'leader', { division: '210200' }, 404],
    ...elsewhere(404),
    ['an approver of the body', 'case-approver', { bodyId: BODY }, 200],
    ['an approver of another body', 'case-approver', { bodyId: '210103-water' }, 404],
    ['another handler of the body', 'case-handler', { bodyId: BODY }, 404],
    ['a window clerk', 'window-clerk', { bodyId: scene().windowBodyId }, 404],
    ...otherRoles(scene(), ['supervisor', 'leader', 'case-approver', 'case-handler', 'window-clerk'], BODY),
  ];
  await askAs(scene(), readers, get(`/api/orders/${id}`), get(`/api/orders/${NOT_THERE}`));
  await refusesOtherTimes(scene(), 'supervisor', { division: '210100' }, get(`/api/orders/${id}`));
  // The list, its figures and its sheet are the same scope.
  const sees: readonly (readonly [string, Headers, boolean])[] = [
    ['addressee', mine, true],
    ['other city', await signedIn(scene(), 'leader', { division: '210200' }), false],
    ['other handler', await signedIn(scene(), 'case-handler', { bodyId: BODY }), false],
    ['approver', await signedIn(scene(), 'case-approver', { bodyId: BODY }), true],
  ];
  for (const [who, headers, seen] of sees) {
    const { rows, total } = (await get('/api/orders?limit=200')(headers)).json();
    expect([who, rows.some((row: { id: string }) => row.id === id)]).toEqual([who, seen]);
    expect((await get('/api/orders/figures')(headers)).json().total.issued).toBe(total);
    expect((await get('/api/orders.csv')(headers)).body.trim().split('\r\n').length).toBe(total + 1);
  }
});

test('order.answer: the addressee or an approver of the body; not who has left it', async () => {
  const id = await order();
  const readers: Reader[] = [
    ['another handler of the body', 'case-handler', { bodyId: BODY }, 404],
    ['an approver of another body', 'case-approver', { bodyId: '210103-water' }, 404],
    ['a window clerk', 'window-clerk', { bodyId: scene().windowBodyId }, 404],
    ['a leader who sees it', 'leader', { division: '210100' }, 403],
    ...otherRoles(scene(), ['leader', 'case-approver', 'case-handler', 'window-clerk'], BODY),
  ];
  await askAs(scene(), readers, answerIt(id), answerIt(NOT_THERE));
  await refusesOtherTimes(scene(), 'case-approver', { bodyId: BODY }, answerIt(id));
  expect((await answerIt(id)(await scene().signIn(handler.login))).statusCode).toBe(200);
  const second = await order();
  expect(
    (await answerIt(second)(await signedIn(scene(), 'case-approver', { bodyId: BODY }))).statusCode,
  ).toBe(200);
  // The addressee who has lost the seat: 401, and nothing is answered.
  const gone = await scene().person('case-handler', { bodyId: BODY });
  const third = await order({ personId: gone.personId });
  expectRefusal(
    await answerIt(third)(await former(scene(), 'case-handler', { bodyId: BODY })),
    401,
    'seat-ended',
  );
});

test.each([
  ['order.handle', 'supervisor', withdraw],
  [
    'order.readdress',
    'supervisor',
    (id: string) =>
      post(`/api/orders/${id}/readdress`, { ...version, personId: NOT_THERE, reason: '换人。' }),
  ],
] as const)('%s: the division that issued it, or one above', async (name, _, ask) => {
  const id = await order();
  const others: Reader[] = [
    ...elsewhere(404),
    ['the district below, which sees it', 'supervisor', { division: '210102' }, 403],
    ...otherRoles(scene(), name === 'order.handle' ? ['supervisor'] : ['supervisor', 'case-approver'], BODY),
  ];
  await askAs(scene(), others, ask(id), ask(NOT_THERE));
  await refusesOtherTimes(scene(), 'supervisor', { division: '210100' }, ask(id));
  const allowed: readonly (readonly ['supervisor' | 'case-approver', SeatChoice])[] = [
    ['supervisor', { division: '210100' }],
    ['supervisor', { division: '210000' }],
    ...(name === 'order.handle' ? [] : [['case-approver', { bodyId: BODY }] as const]),
  ];
  for (const [role, seat] of allowed) {
    const answer = await ask(await order())(await signedIn(scene(), role, seat));
    // Readdressing gets as far as the person, who is nobody there.
    expect([role, answer.statusCode], answer.body).toEqual([role, name === 'order.handle' ? 200 : 422]);
  }
});

test('order.instruct: leaders who see it, and nobody else', async () => {
  const id = await order();
  const readers: Reader[] = [
    ['a leader of another city', 'leader', { division: '210200' }, 404],
    ...otherRoles(scene(), ['leader'], BODY),
  ];
  await askAs(scene(), readers, instruct(id), instruct(NOT_THERE));
  await refusesOtherTimes(scene(), 'leader', { division: '210100' }, instruct(id));
  const own: Reader[] = [['a leader of the city', 'leader', { division: '210100' }, 200]];
  await askAs(scene(), own, instruct(id), instruct(NOT_THERE));
});
