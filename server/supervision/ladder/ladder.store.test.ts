import { describe, expect, test } from 'vitest';
import { reproject } from '../../casework/index.ts';
import { withWeekOff } from '../../journey/week-off.ts';
import { useLadder } from './ladder-fixture.ts';

/** Which rung fires when, and each once for a clock and its due date. */
const { scene, errors, sweep, clockOf, rungsOf, to, accepted } = useLadder();

describe('each rung once', () => {
  test('at its very moment, and never again, however often the job runs', async () => {
    const { caseId } = await accepted();
    const clock = await clockOf(caseId);
    expect(await sweep()).toMatchObject({ fired: 0, passed: 0, issued: 0 });
    const steps = [
      [clock.remind, 'reminder'],
      [clock.yellow, 'yellow'],
      [clock.due, 'red'],
      [clock.statutory, 'statute'],
    ] as const;
    const expected: string[] = [];
    for (const [at, rung] of steps) {
      to(at, -1);
      await sweep();
      expect(await rungsOf(caseId, rung === 'statute' ? clock.statutory : clock.due)).not.toContain(rung);
      to(at);
      expect(await sweep()).toMatchObject({ fired: 1, passed: 0 });
      expect(await sweep()).toEqual({ fired: 0, passed: 0, issued: 0, broken: [] });
      expected.push(rung);
      const fired = await rungsOf(caseId);
      expect(fired.filter((each) => each !== 'order')).toEqual(expected);
    }
    expect(errors).toEqual([]);
  });

  test('an order so many working days after red, with the reply days of the rule', async () => {
    const { caseId, bodyId } = await accepted();
    await scene().staff('case-approver', bodyId);
    const { due } = await clockOf(caseId);
    // Red is a day of work and has to have lasted two of them in full.
    const calendar = scene().services.catalogue.calendar;
    let day = Math.floor((Date.parse(due) + 8 * 3_600_000) / 86_400_000);
    for (let left = 2; left > 0; day += 1) if (calendar.isWorking(day as never)) left -= 1;
    const at = new Date(day * 86_400_000 - 8 * 3_600_000).toISOString();
    to(at, -1);
    expect((await sweep()).issued).toBe(0);
    to(at);
    expect((await sweep()).issued).toBe(1);
    expect((await sweep()).issued).toBe(0);
    const rows = await scene().database.app.read<{
      by_rule: boolean;
      days: number;
      grounds: object;
      order_id: string;
      id: string;
    }>({
      name: 'test_order',
      text: `SELECT o.by_rule, (o.state->'term'->>'days')::int AS days, o.state->'grounds' AS grounds, o.id, s.order_id
             FROM supervision.orders o JOIN supervision.signals s ON s.subject_id = o.case_id AND s.rung = 'order'
             WHERE o.case_id = $1`,
      values: [caseId],
    });
    expect(rows).toEqual([
      {
        by_rule: true,
        days: 3,
        grounds: { kind: 'clock', caseId, clock: 'case', rung: 'red', dueAt: due },
        id: rows[0]?.id,
        order_id: rows[0]?.id,
      },
    ]);
  });

  test('late: the highest rung is told of, those below it are put on record', async () => {
    const { caseId } = await accepted();
    const { statutory } = await clockOf(caseId);
    to(statutory, 30 * 86_400_000);
    expect(await sweep()).toMatchObject({ fired: 1, passed: 3, issued: 1 });
    expect((await rungsOf(caseId)).sort()).toEqual(
      ['order', 'statute', '~red', '~reminder', '~yellow'].sort(),
    );
    expect(await sweep()).toEqual({ fired: 0, passed: 0, issued: 0, broken: [] });
  });

  test('two at the same time', async () => {
    const ids = [(await accepted()).caseId, (await accepted()).caseId, (await accepted()).caseId];
    const { statutory } = await clockOf(ids[0] ?? '');
    to(statutory, 86_400_000);
    const both = await Promise.all([sweep(), sweep()]);
    expect(both[0].fired + both[1].fired).toBe(3);
    expect(both[0].issued + both[1].issued).toBe(3);
    const [row] = await scene().database.app.read<{ n: number; orders: number }>({
      name: 'test_twice',
      text: `SELECT (SELECT count(*)::int FROM supervision.signals WHERE subject_id = ANY($1::uuid[]) AND kind = 'case') AS n,
               (SELECT count(*)::int FROM supervision.orders WHERE case_id = ANY($1::uuid[])) AS orders`,
      values: [ids],
    });
    expect([row?.n, row?.orders, errors]).toEqual([15, 3, []]);
  });
});

test('a stopped clock fires nothing, and goes on where it is resumed; what stops it has a ladder of its own', async () => {
  const { caseId, bodyId } = await accepted();
  const { yellow } = await clockOf(caseId);
  const handler = await scene().staff('case-handler', bodyId);
  const start = { type: 'start-special', kind: 'expert-review', days: 20 };
  await scene().done(handler, caseId, start);
  to(yellow, 14 * 86_400_000);
  expect(await sweep()).toMatchObject({ issued: 0, broken: [] });
  expect(await rungsOf(caseId)).toEqual([]);
  // 行政许可法 §45: the time told to the applicant is itself a limit.
  to(yellow, 60 * 86_400_000);
  await sweep();
  expect(await rungsOf(caseId)).toEqual([]);
  const special = await scene().database.app.read({
    name: 'test_special_rungs',
    text: `SELECT rung, passed FROM supervision.signals WHERE subject_id = $1 AND kind = 'special' ORDER BY fired_at, passed DESC, rung`,
    values: [caseId],
  });
  expect(special).toContainEqual({ rung: 'red', passed: false });

  await scene().done(handler, caseId, { type: 'end-special' });
  const resumed = await clockOf(caseId);
  to(resumed.due);
  await sweep();
  expect(await rungsOf(caseId)).toEqual(['~reminder', '~yellow', 'red']);
});

test('a due date that moves begins anew; what was fired for the old one is not repeated', async () => {
  const { services } = scene();
  const { caseId } = await accepted();
  const before = await clockOf(caseId);
  to(before.due);
  await sweep();
  expect(await rungsOf(caseId)).toEqual(['~reminder', '~yellow', 'red']);
  const moved = withWeekOff(services, 'cn-ladder');
  await reproject(moved);
  const after = await clockOf(caseId);
  expect(after.due > before.due).toBe(true);
  expect((await sweep(moved)).fired).toBe(1);
  expect(await rungsOf(caseId, after.due)).toEqual(['~reminder', 'yellow']);
  to(after.due);
  await sweep(moved);
  expect(await rungsOf(caseId, after.due)).toEqual(['~reminder', 'yellow', 'red']);
  expect(await rungsOf(caseId, before.due)).toEqual(['~reminder', '~yellow', 'red']);
});
