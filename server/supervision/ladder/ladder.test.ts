import { expect, test } from 'vitest';
import { reproject } from '../../casework/index.ts';
import type { Caller } from '../../journey/world.ts';
import type { Database } from '../../platform/database/index.ts';
import { catchUp } from '../../platform/facts/index.ts';
import { applicantFollower } from '../index.ts';
import { useLadder } from './ladder-fixture.ts';

/** Whom a rung reaches, by which rule, and what happens to it when something breaks. */
const { scene, errors, sweep, clockOf, rungsOf, to, accepted } = useLadder();

test('one clock that cannot be told of keeps none of the others from it, and is named', async () => {
  const { caseId } = await accepted();
  const { yellow } = await clockOf(caseId);
  const lost = scene().services.facts.newId();
  await scene().database.owner.query({
    name: 'test_lost',
    text: `INSERT INTO casework.clocks SELECT (json_populate_record(k, json_build_object('id', $2::text))).*
           FROM casework.clocks k WHERE id = $1 AND kind = 'case'`,
    values: [caseId, lost],
  });
  to(yellow);
  expect(await sweep()).toMatchObject({ fired: 1, broken: [lost] });
  expect(await rungsOf(caseId)).toEqual(['~reminder', 'yellow']);
  expect(errors).toEqual(['a clock could not be signalled']);
  expect(await sweep()).toMatchObject({ fired: 0, broken: [lost] });
});

test('cut off in the middle, nothing is half done, and the next run goes on', async () => {
  const { caseId } = await accepted();
  const { due } = await clockOf(caseId);
  to(due);
  const { database } = scene().services;
  const dying: Database = {
    ...database,
    transaction: (work, options) =>
      database.transaction(async (tx) => {
        await work(tx);
        throw new Error('Connection terminated unexpectedly');
      }, options),
  };
  await expect(sweep({ ...scene().services, database: dying })).rejects.toThrow('Connection terminated');
  expect(await rungsOf(caseId)).toEqual([]);
  expect(await sweep()).toMatchObject({ fired: 1, passed: 2 });
});

test('who hears of which rung', async () => {
  const { caseId, bodyId } = await accepted();
  const division = scene().services.catalogue.body(bodyId)?.division ?? '';
  const people: Record<string, Awaited<ReturnType<ReturnType<typeof scene>['person']>>> = {
    handler: await scene().person('case-handler', { bodyId }),
    approver: await scene().person('case-approver', { bodyId }),
    supervisor: await scene().person('supervisor', { division }),
    leader: await scene().person('leader', { division }),
    stranger: await scene().person('case-handler', {
      bodyId: bodyId === '210102-water' ? '210103-water' : '210102-water',
    }),
  };
  const clock = await clockOf(caseId);
  const heard = async () => {
    const rows = await scene().database.app.read<{ seat_id: string; kind: string }>({
      name: 'test_heard',
      text: `SELECT n.seat_id, n.kind FROM notices.notices n JOIN notices.entries e ON e.notice_id = n.id
             WHERE e.subject_id = $1`,
      values: [caseId],
    });
    return Object.entries(people).flatMap(([name, { seatId }]) =>
      rows
        .filter((row) => row.seat_id === seatId && row.kind !== 'order')
        .map((row) => `${name} ${row.kind}`),
    );
  };
  const table = [
    [clock.remind, ['handler reminder']],
    [clock.yellow, ['handler yellow', 'approver yellow']],
    [clock.due, ['handler red', 'approver red', 'supervisor red']],
    [clock.statutory, ['handler statute', 'approver statute', 'supervisor statute', 'leader statute']],
  ] as const;
  const all: string[] = [];
  for (const [at, who] of table) {
    to(at);
    await sweep();
    all.push(...who);
    expect((await heard()).sort()).toEqual([...all].sort());
  }
});

test('a rule that is changed holds from then on', async () => {
  const { caseId, bodyId } = await accepted();
  const { services } = scene();
  const division = services.catalogue.body(bodyId)?.division ?? '';
  const supervisor: Caller = await scene().as('supervisor', { division });
  const before = await clockOf(caseId);
  const rule = {
    ...{
      division,
      itemId: 'soil',
      remindShare: 0.2,
      yellowShare: 0.4,
      yellowDaysLeft: null,
      orderAfterDays: null,
    },
    ...{
      replyDays: 5,
      quietFrom: '00:00',
      quietTo: '00:00',
      basis: '示例',
      mark: '本地规则',
      reason: '试行',
      seen: null,
    },
  };
  expect((await supervisor.post('/api/signal-rules', rule)).statusCode).toBe(200);
  await reproject(services);
  const after = await clockOf(caseId);
  expect([after.remind < before.remind, after.yellow < before.yellow, after.due]).toEqual([
    true,
    true,
    before.due,
  ]);
  to(after.yellow);
  expect(await sweep()).toMatchObject({ fired: 1, passed: 1 });
  // No order by itself any more, until the statutory limit itself has passed.
  to(after.statutory, -1);
  await sweep();
  expect([await rungsOf(caseId, after.statutory), (await rungsOf(caseId)).includes('order')]).toEqual([
    [],
    false,
  ]);
  to(after.statutory);
  expect((await sweep()).issued).toBe(1);
});

test('the unit is told what the law wants it told of, once, and nothing of last year', async () => {
  const follower = applicantFollower(scene().services);
  await catchUp(scene().database.app, follower);
  await scene().database.owner.query({ name: 'test_forget', text: 'DELETE FROM notices.notices' });
  const { caseId, bodyId } = await accepted();
  const approver = await scene().staff('case-approver', bodyId);
  await scene().done(approver, caseId, { type: 'extend', days: 5, reason: '案情复杂' });
  await catchUp(scene().database.app, follower);
  await catchUp(scene().database.app, follower);
  const { rows } = (await scene().owner.get('/api/notices')).json();
  const lines = rows.flatMap((row: { lines: { note: string }[] }) => row.lines.map(({ note }) => note));
  expect(lines.sort()).toEqual(['办理期限延长 5 个工作日，理由见办件', '已受理'].sort());

  const old = await accepted();
  scene().at('2026-11-10 09:00');
  await catchUp(scene().database.app, follower);
  const told = await scene().database.app.read({
    name: 'test_old',
    text: 'SELECT FROM notices.entries WHERE subject_id = $1',
    values: [old.caseId],
  });
  expect(told).toEqual([]);
});
