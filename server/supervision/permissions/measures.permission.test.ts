import { beforeAll, expect, test } from 'vitest';
import { expectRefusal } from '../../journey/problem.ts';
import { otherRoles, refusesOtherTimes } from '../../journey/readers.ts';
import { useScene } from '../../journey/scene.ts';
import { type Headers, signedIn } from '../../journey/strangers.ts';
import { catchUp } from '../../platform/facts/index.ts';
import { measuresFollower } from '../measures/follower.ts';

/** oversight.measure: one's own division and below; single officials for supervisors alone. */
const scene = useScene();
beforeAll(async () => {
  const filed = await scene().file(['soil', 'seismic']);
  await scene().grant(filed, 'soil');
  await catchUp(scene().database.app, measuresFollower(scene().services));
});
const get = (path: string) => (headers: Headers) =>
  scene().app.inject({ url: `/api/oversight/${path}`, headers });
const whatIf = (headers: Headers) =>
  scene().app.inject({
    method: 'POST',
    url: '/api/oversight/what-if',
    headers,
    payload: { flow: 'private-building', changes: [{ kind: 'limit', item: 'soil', days: 1 }] },
  });
const ROUTES = [
  get('measures'),
  get('measures.csv'),
  get('measures/cases?figure=received'),
  get('measures/cases.csv?figure=received'),
  get('time'),
  whatIf,
];

test.each(['supervisor', 'leader'] as const)('%s measures the bodies of the own division', async (role) => {
  const bodies = scene().services.catalogue;
  for (const division of ['210000', '210100', '210102', '210103', '210200']) {
    const headers = await signedIn(scene(), role, { division });
    const rows = await scene().database.app.read<{ division: string }>({
      name: 'measured_divisions',
      text: 'SELECT division FROM supervision.case_measures',
    });
    const own = rows.filter((row) => bodies.lineage(row.division).includes(division)).length;
    const figures = (await get('measures')(headers)).json();
    const list = (await get('measures/cases?figure=received')(headers)).json();
    expect([division, figures.total.received, list.total]).toEqual([division, own, own]);
    // Naming another city does not widen the view.
    const elsewhere = (await get('measures?city=210100')(headers)).json();
    expect(elsewhere.total.received).toBeLessThanOrEqual(own);
    for (const { id } of list.rows) {
      expect((await scene().app.inject({ url: `/api/cases/${id}`, headers })).statusCode).toBe(200);
    }
    for (const route of ROUTES) expect((await route(headers)).statusCode).toBe(200);
  }
});

test('who decided is told to supervisors, and to nobody else', async () => {
  const supervisor = await signedIn(scene(), 'supervisor', { division: '210000' });
  const leader = await signedIn(scene(), 'leader', { division: '210000' });
  const decided = get('measures/cases?figure=decided');
  expect((await decided(supervisor)).json().rows[0].decidedBy).toMatch(/示例/);
  expect((await decided(leader)).json().rows[0].decidedBy).toBeNull();
  const persons = (await get('measures?by=person')(supervisor)).json().rows;
  const person = persons.find((row: { key: string }) => row.key !== 'none').key;
  for (const path of ['measures?by=person', 'measures.csv?by=person']) {
    expect((await get(path)(supervisor)).statusCode).toBe(200);
    expectRefusal(await get(path)(leader), 403, 'forbidden');
  }
  for (const path of [`measures?person=${person}`, `measures/cases?figure=decided&person=${person}`]) {
    expect((await get(path)(supervisor)).statusCode).toBe(200);
    expectRefusal(await get(path)(leader), 403, 'forbidden');
  }
  expect((await get('measures/cases.csv?figure=decided')(leader)).body).not.toContain('示例审批人');
});

test('other roles, nobody and seats of another time measure nothing', async () => {
  for (const [, role, seat] of otherRoles(scene(), ['supervisor', 'leader'], '210102-water')) {
    const headers = await signedIn(scene(), role, seat);
    for (const route of ROUTES) expectRefusal(await route(headers), 403, 'forbidden');
  }
  for (const route of ROUTES) await refusesOtherTimes(scene(), 'leader', { division: '210100' }, route);
});
