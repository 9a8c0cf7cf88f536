import { verifyChain } from '@zongheng/core/evidence';
import { beforeAll, expect, test } from 'vitest';
import { endSeat } from '../../identity/index.ts';
import { expectRefusal } from '../../journey/problem.ts';
import type { Filed } from '../../journey/scene.ts';
import type { Caller, Registered } from '../../journey/world.ts';
import { sm3 } from '../../platform/crypto/index.ts';
import { readStream } from '../../platform/facts/index.ts';
import { escalateOrders } from './escalate.ts';
import { evolveOrder } from './evolve.ts';
import { executeOrder } from './execute.ts';
import { withdrawFallen } from './fallen.ts';
import { orderFact } from './history.ts';
import { issueOrder } from './issue.ts';
import type { OrderState } from './order.ts';
import { BODY, type Detail, OTHER, RULE, useOrders } from './orders-fixture.ts';
import { findOrder, type OrderRow } from './store.ts';

/** The life of an order, by hand and by rule, and what is kept of it. */
const { scene, deps, there, shown, issue, give, byRule } = useOrders();
let filed: Filed;
let supervisor: Caller;
let approver: Caller;
let colleague: Registered;
beforeAll(() => {
  ({ filed, supervisor, approver, colleague } = there());
});
const soil = () => filed.of('soil');

test('fifty at once: numbers without gap or double, and one that fails leaves none', async () => {
  // Nobody is seated in that body yet: the leader of its city answers.
  await scene().person('leader', { division: '210100' });
  const broken = {
    name: 'orders_test_broken',
    text: 'SELECT platform.guard(0, 1) FROM generate_series(1, 1) AS g WHERE 1 / (g - 1) = 0',
  };
  const jobs = Array.from({ length: 50 }, (_, n) =>
    issueOrder(
      deps(),
      { bodyId: '210103-water', grounds: OTHER },
      { ...RULE, also: () => (n % 7 === 3 ? [broken] : []) },
    ).then(
      (done) => (done.ok ? done.value.state.series.serial : -1),
      () => null,
    ),
  );
  const serials = (await Promise.all(jobs)).filter((serial) => serial !== null);
  const again = (await issueOrder(deps(), { bodyId: '210103-water', grounds: OTHER }, RULE)) as {
    ok: true;
    value: OrderRow;
  };
  expect(again.ok).toBe(true);
  const stored = serials.filter((serial) => serial > 0);
  expect(stored.length).toBe(43);
  expect([...stored, again.value.state.series.serial].sort((a, b) => a - b)).toEqual(
    Array.from({ length: stored.length + 1 }, (_, n) => n + 1),
  );
  expect(again.value.state.number).toBe(`沈阳沈河督〔2026〕${stored.length + 1}号`);
  expect(again.value.state.addressee.by).toBe('leader');
});

test('issued, answered with a file, returned, answered again, accepted; every text stays', async () => {
  let order = await issue({ caseId: soil().id });
  expect(order).toMatchObject({
    status: { code: 'open' },
    light: { signal: 'normal' },
    replyBy: '2026-11-05',
  });
  expect(order.number).toMatch(/^沈阳督〔2026〕\d+号$/);
  expect(order.actions).toEqual(['withdraw', 'readdress']);
  const seen = await shown(approver, order.id);
  expect(seen.actions).toEqual(['answer', 'readdress']);
  const fileId = await approver.upload(filed.projectId, '整改说明.pdf');
  await give(approver, seen, 'answer', { answer: '正在整改。', fileIds: [fileId] });
  order = await shown(supervisor, order.id);
  expect(order.files.map((file) => file.id)).toEqual([fileId]);
  expect(order.actions).toEqual(['return', 'accept', 'withdraw']);
  order = await give(supervisor, order, 'handle', {
    command: { type: 'return', reason: '未说明责任人。', replyDays: 2 },
  });
  expect(order).toMatchObject({ status: { code: 'returned' }, replyBy: '2026-11-04' });
  await give(approver, order, 'answer', { answer: '责任人已约谈。' });
  order = await shown(supervisor, order.id);
  order = await give(supervisor, order, 'handle', { command: { type: 'accept' } });
  expect([order.status.code, order.light.signal, order.actions]).toEqual(['accepted', 'done', []]);
  expect(order.history.map(({ name, note }) => [name, note])).toEqual([
    ['下达督办单', expect.stringContaining('示例审批负责人')],
    ['答复', '正在整改。'],
    ['退回重新答复', '未说明责任人。(请于2026-11-04前重新答复)'],
    ['答复', '责任人已约谈。'],
    ['审核通过,办结', null],
  ]);
  const late = await approver.post(`/api/orders/${order.id}/answer`, {
    version: order.version,
    answer: '补充。',
  });
  expectRefusal(late, 409, 'state-conflict');
  const old = await supervisor.post(`/api/orders/${order.id}/handle`, {
    version: 1,
    command: { type: 'withdraw', reason: '误发。' },
  });
  expectRefusal(old, 409, 'version-conflict');
  const reply = (await supervisor.get(`/api/orders/${order.id}/explanation`)).json();
  expect(reply).toMatchObject({ note: null, reading: { state: 'ended', over: false } });
});

test('a case that is not late is no ground; one that is brings its clock along', async () => {
  const early = await supervisor.post('/api/orders', {
    bodyId: BODY,
    caseId: soil().id,
    grounds: { kind: 'clock' },
    text: '超时。',
  });
  expectRefusal(early, 422, 'not-late');
  expectRefusal(
    await supervisor.post('/api/orders', { bodyId: BODY, grounds: { kind: 'clock' }, text: '超时。' }),
    422,
    'no-case',
  );
  const of = (await scene().file(['soil'])).of('soil');
  const handler = await scene().staff('case-approver', of.bodyId);
  await scene().done(handler, of.id, { type: 'accept' });
  scene().at('2027-03-01 09:00');
  const answer = await supervisor.post('/api/orders', {
    bodyId: of.bodyId,
    caseId: of.id,
    grounds: { kind: 'clock' },
    text: '超时。',
  });
  expect(answer.statusCode, answer.body).toBe(201);
  const row = await findOrder(deps().database, answer.json().id);
  expect(row?.state.grounds).toMatchObject({ kind: 'clock', caseId: of.id, clock: 'case' });
  expect(row?.state.number).toMatch(/〔2027〕1号$/);

  // The calendar moves: what was over is not over any more. A clock that stays over keeps its order.
  expect(await withdrawFallen(deps())).toBe(0);
  const due = '2027-03-09T16:00:00.000Z';
  await deps().database.query({
    name: 'orders_test_move',
    text: 'UPDATE casework.clocks SET due_at = $2, statutory_due_at = $2 WHERE id = $1',
    values: [of.id, due],
  });
  expect(await withdrawFallen(deps())).toBe(1);
  expect(await withdrawFallen(deps())).toBe(0);
  const gone = await shown(supervisor, answer.json().id);
  expect(gone.status.code).toBe('withdrawn');
  expect(gone.history.at(-1)?.note).toMatch(/改为2027-03-09,现未逾期/);
});

test('unanswered: the division’s leaders, then those above, each once, however often it is looked', async () => {
  scene().at('2027-03-01 09:00');
  const leader = await scene().as('leader', { division: '210102' });
  const above = await scene().as('leader', { division: '210100' });
  const order = await issue();
  expect(order.replyBy).toBe('2027-03-04');
  const levels = async () => (await shown(supervisor, order.id)).escalatedTo.map(({ code }) => code);
  const run = async (moment: string) => {
    scene().at(moment);
    await Promise.all([escalateOrders(deps()), escalateOrders(deps())]);
    return levels();
  };
  expect(await run('2027-03-04 23:59')).toEqual([]);
  expect(await run('2027-03-05 00:00')).toEqual(['210102']);
  expect(await run('2027-03-05 12:00')).toEqual(['210102']);
  const box = async (who: Caller) =>
    (await who.get('/api/orders?box=escalated'))
      .json<{ rows: Detail[] }>()
      .rows.some(({ id }) => id === order.id);
  expect([await box(leader), await box(above)]).toEqual([true, false]);
  const seen = await shown(leader, order.id);
  expect([seen.light.signal, seen.actions]).toEqual(['overdue', ['instruct']]);
  await give(leader, seen, 'instruct', { instruction: '请三日内办结。' });
  expect(await run('2027-03-11 00:00')).toEqual(['210102', '210100']);
  expect(await box(above)).toBe(true);
  expect(await run('2027-06-01 00:00')).toEqual(['210102', '210100']);
  const answered = await give(approver, await shown(approver, order.id), 'answer', { answer: '已办结。' });
  // Red holds until the order is closed.
  expect(answered.light.signal).toBe('overdue');
});

test('an answer and a withdrawal at one moment: one order of events, never both refused', async () => {
  const order = await byRule();
  const how = { actor: { system: 'test' }, channel: 'timer' } as const;
  const both = await Promise.all([
    executeOrder(deps(), order.id, { type: 'answer', answer: '已整改。', files: [] }, how),
    executeOrder(deps(), order.id, { type: 'withdraw', cause: 'grounds-fell', reason: '日历调整。' }, how),
  ]);
  const row = await findOrder(deps().database, order.id);
  expect(both[1].ok).toBe(true);
  expect(row?.state.status).toBe('withdrawn');
  expect(row?.version).toBe(both[0].ok ? 3 : 2);
});

test('who has lost the seat is taken out: the approver has somebody else answer', async () => {
  const order = await issue({ personId: colleague.personId });
  expect(order.person.id).toBe(colleague.personId);
  await endSeat(deps().database, colleague.seatId, null, scene().time.now);
  const people = (await approver.get(`/api/orders/addressees?bodyId=${BODY}`)).json<{
    persons: { id: string }[];
  }>().persons;
  expect(people.some(({ id }) => id === colleague.personId)).toBe(false);
  const to = people[0]?.id;
  const wrong = await approver.post(`/api/orders/${order.id}/readdress`, {
    version: 1,
    personId: colleague.personId,
    reason: '换人。',
  });
  expectRefusal(wrong, 422, 'no-such-person');
  const after = await give(approver, order, 'readdress', { personId: to, reason: '原答复人已调离。' });
  expect(after.person.id).toBe(to);
  const chosen = await supervisor.post('/api/orders', {
    bodyId: BODY,
    personId: colleague.personId,
    grounds: OTHER,
    text: '请说明。',
  });
  expectRefusal(chosen, 422, 'no-such-person');
});

test('lists page without loss, boxes count what they show, figures add up to the list', async () => {
  for (const box of ['all', 'open', 'issued']) {
    const whole = (await supervisor.get(`/api/orders?box=${box}&limit=200`)).json();
    const ids: string[] = [];
    let next: string | null = '';
    while (next !== null) {
      const page: { rows: Detail[]; next: string | null } = (
        await supervisor.get(`/api/orders?box=${box}&limit=7${next ? `&cursor=${next}` : ''}`)
      ).json();
      ids.push(...page.rows.map(({ id }) => id));
      next = page.next;
    }
    expect(ids).toEqual(whole.rows.map(({ id }: Detail) => id));
    expect(whole.total).toBe(ids.length);
    expect(whole.counts[box]).toBe(ids.length);
  }
  for (const by of ['city', 'body']) {
    const { rows, total } = (await supervisor.get(`/api/orders/figures?by=${by}`)).json();
    for (const name of Object.keys(total)) {
      expect(rows.reduce((sum: number, row: Record<string, number>) => sum + (row[name] ?? 0), 0)).toBe(
        total[name],
      );
    }
    const red = (await supervisor.get('/api/orders?light=overdue&limit=1')).json().total;
    const all = (await supervisor.get('/api/orders?limit=1')).json().total;
    expect([total.overdue, total.issued]).toEqual([red, all]);
    expect(total.open + total.answered + total.accepted + total.withdrawn).toBe(total.issued);
  }
  const csv = await supervisor.get('/api/orders.csv?box=open');
  const open = (await supervisor.get('/api/orders?box=open&limit=1')).json().total;
  expect(csv.body.trim().split('\r\n').length).toBe(open + 1);
});

test('what stands in the rows is what the facts say, and the chain holds', async () => {
  const { database } = deps();
  const ids = await database.read<{ id: string }>({
    name: 'orders_test_ids',
    text: 'SELECT id FROM supervision.orders',
  });
  const kinds = new Set<string>();
  for (const { id } of ids) {
    const row = await findOrder(database, id);
    if (!row) throw new Error('an order without a row');
    const facts = await readStream(database, row.home, id);
    expect(verifyChain(facts, sm3)).toEqual({ ok: true, value: { count: row.version, head: row.head } });
    for (const { envelope } of facts) kinds.add(envelope.type);
    expect(facts.map(orderFact).reduce<OrderState | null>(evolveOrder, null)).toEqual(row.state);
    expect(JSON.stringify(facts)).not.toContain('投诉已查实');
  }
  expect([...kinds].sort()).toEqual([
    'order.accepted',
    'order.answered',
    'order.escalated',
    'order.instructed',
    'order.issued',
    'order.readdressed',
    'order.returned',
    'order.withdrawn',
  ]);
  const odd = await database.read({
    name: 'orders_test_odd',
    text: `SELECT id FROM supervision.orders WHERE status <> state->>'status' OR late::text <> state->>'late'
             OR person_id::text <> state->'addressee'->>'personId' OR number <> state->>'number'
             OR escalated_to <> ARRAY(SELECT e->>'division' FROM jsonb_array_elements(state->'escalations') e)`,
  });
  expect(odd).toEqual([]);
});
