import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '../../journey/problem.ts';
import { type Filed, useScene } from '../../journey/scene.ts';
import type { Caller } from '../../journey/world.ts';
import { catchUp } from '../../platform/facts/index.ts';
import { toldFollower } from './follower.ts';
import type { ToldView } from './schema.ts';

const scene = useScene();
const URL = '/api/oversight/reporting-clock';
let supervisor: Caller;
const filed: Filed[] = [];
const follow = (batch = 500) => catchUp(scene().database.app, toldFollower(scene().services), { batch });
const allRows = () =>
  scene().database.owner.read({ name: 'told_all', text: 'SELECT * FROM supervision.told ORDER BY fact_id' });
const ask = async (path = '') => (await supervisor.get(`${URL}${path}`)).json();

/** Acceptance of one case: happened and recorded, in Shanghai; whether late, and working days used. */
const RECORDED: readonly (readonly [
  what: string,
  happened: string,
  recorded: string,
  late: boolean,
  used: number,
])[] = [
  ['at once', '2026-11-03 10:00', '2026-11-03 10:00', false, 0],
  ['at the end of the next working day', '2026-11-03 10:00', '2026-11-04 23:59', false, 1],
  ['on the second working day', '2026-11-03 10:00', '2026-11-05 00:00', true, 2],
  ['on Friday, recorded on Monday', '2026-11-06 17:00', '2026-11-09 23:00', false, 1],
  ['on a Saturday, recorded on Monday', '2026-11-07 10:00', '2026-11-09 08:00', false, 1],
  ['on Friday, recorded on Tuesday', '2026-11-06 09:00', '2026-11-10 00:00', true, 2],
];

beforeAll(async () => {
  supervisor = await scene().as('supervisor', { division: '210100' });
  for (let i = 0; i < RECORDED.length; i += 2) filed.push(await scene().file(['soil', 'seismic']));
  for (const [i, [, happened, recorded]] of RECORDED.entries()) {
    const { id, bodyId } = filed[Math.floor(i / 2)]?.of(i % 2 === 0 ? 'soil' : 'seismic') ?? {
      id: '',
      bodyId: '',
    };
    const handler = await scene().staff('case-handler', bodyId);
    scene().at(recorded);
    const happenedAt = `${happened.replace(' ', 'T')}:00+08:00`;
    await scene().done(handler, id, { type: 'accept', happenedAt });
  }
  scene().at('2026-11-12 09:00');
  const projectId = filed[0]?.projectId ?? '';
  const report = (kind: string, happenedOn: string) =>
    scene().owner.post(`/api/projects/${projectId}/reports`, {
      ...{ kind, workId: null, happenedOn, text: '已开工。' },
      ...{ period: null, investedTotal: null, cause: null },
    });
  const sent = await report('start', '2026-11-03');
  expect(sent.statusCode, sent.body).toBe(201);
  await follow();
}, 120_000);

describe('from happened to recorded: one working day [local], by the one legal clock', () => {
  test.each(RECORDED.map((row, i) => [row[0], i, row[3], row[4]] as const))(
    '%s',
    async (_, i, late, used) => {
      const caseId = filed[Math.floor(i / 2)]?.of(i % 2 === 0 ? 'soil' : 'seismic').id;
      const { rows } = await ask('/facts?limit=200&kind=case');
      const fact = rows.find(
        (row: { caseId: string; name: string }) => row.caseId === caseId && row.name === '受理',
      );
      expect(fact).toMatchObject({ late, used, limit: 1 });
      const { explanation, mark } = await ask(`/facts/${fact.id}`);
      expect(explanation.reading).toMatchObject({ over: late, used, state: 'ended', dueDay: fact.dueDay });
      expect(explanation.lines.reduce((sum: number, line: { days: number }) => sum + line.days, 0)).toBe(
        used,
      );
      expect(mark).toContain('待本地核定');
    },
  );

  test('a report of the unit counts for the unit, by its own limit: on the 3rd, told on the 12th', async () => {
    const { rows } = await ask('/facts?kind=report&body=unit');
    expect(rows).toMatchObject([{ body: { name: '项目单位' }, late: true, used: 7, limit: 5, caseId: null }]);
  });

  test('what follows by itself is told by nobody', async () => {
    const rows = (await allRows()) as { type: string }[];
    expect([...new Set(rows.map(({ type }) => type))].toSorted()).toEqual([
      'case.accepted',
      'case.received',
      'report.filed',
    ]);
  });
});

test('nothing is recorded before it happened: the door refuses it, and no row could say so', async () => {
  const handler = await scene().staff('case-handler', filed[0]?.of('soil').bodyId ?? '');
  for (const happenedAt of [
    '2026-11-12T09:00:01+08:00',
    '2026-11-12T10:00:00+09:00',
    '2026-11-12T01:00:01Z',
  ]) {
    const later = { ...{ type: 'start-special', kind: 'expert-review', days: 3 }, happenedAt };
    // Ten in the morning of Tokyo is nine in Shanghai: now, not later.
    const now = Date.parse(happenedAt) <= scene().time.now;
    const answer = await scene().command(handler, filed[0]?.of('soil').id ?? '', later);
    if (now) expect(answer.statusCode, answer.body).toBe(200);
    else expectRefusal(answer, 422, 'in-the-future');
  }
  await expect(
    scene().database.app.query({
      name: 'told_backwards',
      text: `INSERT INTO supervision.told SELECT gen_random_uuid(), home, kind, type, stream_id, project_id, body_id,
               division, recorded_at + interval '1 second', recorded_at, due_at, late, used, limit_days,
               calendar_version FROM supervision.told LIMIT 1`,
    }),
  ).rejects.toThrow(/check constraint/);
});

test('the feed read again, in other batches, gives the same rows', async () => {
  await follow();
  const before = await allRows();
  for (const forget of ['', 'DELETE FROM supervision.told']) {
    const { owner } = scene().database;
    if (forget) await owner.query({ name: 'told_forget', text: forget });
    await owner.query({
      name: 'told_cursor',
      text: `DELETE FROM facts.cursors WHERE reader = 'supervision-told'`,
    });
    await follow(2);
    expect(await allRows()).toEqual(before);
  }
});

describe('figures by city, body and month', () => {
  test('each is the list behind it, and they add up', async () => {
    const view: ToldView = await ask();
    expect(view.total.late).toBe(3);
    const parts = (rows: readonly { told: number; late: number }[]) => [
      rows.reduce((sum, row) => sum + row.told, 0),
      rows.reduce((sum, row) => sum + row.late, 0),
    ];
    const whole = [view.total.told, view.total.late];
    expect([parts(view.cities), parts(view.bodies), parts(view.months)]).toEqual([whole, whole, whole]);
    for (const [key, rows] of [
      ['city', view.cities],
      ['body', view.bodies],
      ['month', view.months],
    ] as const) {
      for (const row of rows) {
        for (const [status, count] of [
          ['', row.told],
          ['&status=late', row.late],
          ['&status=in-time', row.inTime],
        ]) {
          const { total, rows: listed } = await ask(`/facts?limit=200&${key}=${row.code}${status}`);
          expect([key, row.code, status, total, listed.length]).toEqual([
            key,
            row.code,
            status,
            count,
            count,
          ]);
        }
      }
    }
    expect(view.bodies.find(({ code }) => code === 'unit')?.name).toBe('项目单位');
    expect(view.cities.find(({ code }) => code === '210100')?.light).toBe('overdue');
    const csv = (await supervisor.get(`${URL}.csv`)).body;
    expect(csv).toContain(`合计,${view.total.told},${view.total.inTime},${view.total.late},`);
  });

  test('a period that is turned round or too long is refused; pages meet', async () => {
    expectRefusal(await supervisor.get(`${URL}?from=2026-11-10&to=2026-11-01`), 422, 'period-reversed');
    expectRefusal(await supervisor.get(`${URL}?from=2024-01-01&to=2026-11-01`), 422, 'period-too-long');
    expect((await ask('?from=2026-10-01&to=2026-10-31')).total).toMatchObject({
      told: 0,
      share: null,
      light: null,
    });
    const whole = (await ask('/facts?limit=200')).rows.map((row: { id: string }) => row.id);
    const paged: string[] = [];
    for (let next: string | null = ''; next !== null; ) {
      const page: { rows: { id: string }[]; next: string | null } = await ask(
        `/facts?limit=4${next ? `&cursor=${next}` : ''}`,
      );
      paged.push(...page.rows.map(({ id }) => id));
      next = page.next;
    }
    expect(paged).toEqual(whole);
  });
});
