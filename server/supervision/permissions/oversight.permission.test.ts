import { beforeAll, expect, test } from 'vitest';
import { expectRefusal } from '../../journey/problem.ts';
import { otherRoles, refusesOtherTimes } from '../../journey/readers.ts';
import { useScene } from '../../journey/scene.ts';
import { type Headers, signedIn } from '../../journey/strangers.ts';

/** oversight.read: overview, lights and stream count what lies in the reader's own division, and lead only there. */
const scene = useScene();
beforeAll(async () => {
  await scene().file(['soil', 'seismic']);
  scene().at('2026-11-30 09:00');
});
const overview = (headers: Headers) => scene().app.inject({ url: '/api/oversight/overview', headers });
const lights = (headers: Headers) => scene().app.inject({ url: '/api/oversight/lights', headers });
/** Only ever asked by those who are refused: nobody else's answer ends. */
const live = (headers: Headers) => scene().app.inject({ url: '/api/oversight/live', headers });

test.each(['supervisor', 'leader'] as const)('%s counts the own division', async (role) => {
  for (const [division, open] of [
    ['210000', 2],
    ['210100', 2],
    ['210102', 2],
    ['210103', 0],
    ['210200', 0],
  ] as const) {
    const headers = await signedIn(scene(), role, { division });
    const answer = await overview(headers);
    expect([division, answer.json().open]).toEqual([division, open]);
    expect([division, answer.json().worst.length]).toEqual([division, open]);
    const listed = (await lights(headers)).json();
    expect([division, listed.total, listed.rows.length]).toEqual([division, open, open]);
    for (const { id } of answer.json().worst) {
      expect((await scene().app.inject({ url: `/api/cases/${id}`, headers })).statusCode).toBe(200);
    }
  }
});

test.each([
  ['overview', overview],
  ['lights', lights],
  ['live', live],
] as const)('other roles, nobody and seats of another time have no %s', async (_, ask) => {
  for (const [, role, seat] of otherRoles(scene(), ['supervisor', 'leader'], '210102-water')) {
    expectRefusal(await ask(await signedIn(scene(), role, seat)), 403, 'forbidden');
  }
  await refusesOtherTimes(scene(), 'leader', { division: '210100' }, ask);
});
