import { beforeAll, expect, test } from 'vitest';
import { expectRefusal } from '../../journey/problem.ts';
import { otherRoles, refusesOtherTimes } from '../../journey/readers.ts';
import { useScene } from '../../journey/scene.ts';
import { type Headers, signedIn } from '../../journey/strangers.ts';
import { step } from '../../platform/facts/index.ts';
import { nationalFollower } from '../follower.ts';
import { openCollect } from '../open-bridge.ts';

/** national.measure: timeliness of reporting, of what lies in the reader's own division. */
const scene = useScene();
beforeAll(async () => {
  await scene().file(['soil', 'seismic']);
  const collect = await openCollect({ services: scene().services });
  for (const line of ['investment', 'construction'] as const) {
    while ((await step(scene().database.app, nationalFollower(collect, line))) > 0);
  }
  scene().at('2026-11-10 09:00');
});
const URL = '/api/oversight/reporting';
const ask = (path: string) => (headers: Headers) => scene().app.inject({ url: `${URL}${path}`, headers });
const reporting = ask('');

test.each(['supervisor', 'leader'] as const)(
  '%s sees the own division, and no message beyond it',
  async (role) => {
    for (const [division, sees] of [
      ['210000', true],
      ['210100', true],
      ['210102', true],
      ['210103', false],
      ['210200', false],
    ] as const) {
      const headers = await signedIn(scene(), role, { division });
      const { total, cities } = (await reporting(headers)).json();
      expect([division, total.told > 0, total.told]).toEqual([division, sees, total.pastDue]);
      expect(cities.map((city: { code: string }) => city.code)).toContain(`${division.slice(0, 4)}00`);
      const list = (await ask('/messages?limit=200')(headers)).json();
      expect([division, list.total, list.rows.length]).toEqual([division, total.told, total.told]);
      const csv = (await ask('.csv')(headers)).body;
      expect(csv.includes(`合计,${total.told},`)).toBe(true);
    }
  },
);

test('an operator sees the whole installation, with a link from every figure', async () => {
  const headers = await signedIn(scene(), 'operator');
  const view = (await reporting(headers)).json();
  expect(view.cities.length).toBe(15);
  const own = view.cities.find((city: { code: string }) => city.code === '210100');
  expect(own).toMatchObject({ light: 'overdue', share: 0 });
  for (const body of view.bodies) {
    const { total } = (await ask(`/messages?body=${body.id}&status=past-due`)(headers)).json();
    expect([body.id, total]).toEqual([body.id, body.pastDue]);
  }
  expect(view.bodies.length).toBe(2);
});

test('other roles, nobody and seats of another time see nothing', async () => {
  for (const path of ['', '.csv', '/messages']) {
    for (const [, role, seat] of otherRoles(scene(), ['supervisor', 'leader', 'operator'], '210102-water')) {
      expectRefusal(await ask(path)(await signedIn(scene(), role, seat)), 403, 'forbidden');
    }
    await refusesOtherTimes(scene(), 'leader', { division: '210100' }, ask(path), 'security-admin');
  }
});

test('a period that is turned round or too long is refused', async () => {
  const headers = await signedIn(scene(), 'operator');
  const bad = (path: string) => ask(path)(headers);
  expectRefusal(await bad('?from=2026-11-10&to=2026-11-01'), 422, 'period-reversed');
  expectRefusal(await bad('?from=2024-01-01&to=2026-11-01'), 422, 'period-too-long');
  expect((await bad('?from=2026-11-31')).statusCode).toBe(422);
  expect((await bad('?from=2026-10-01&to=2026-10-01')).json().total.told).toBe(0);
});
