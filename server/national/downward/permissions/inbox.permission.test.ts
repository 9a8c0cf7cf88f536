import { beforeAll, expect, test } from 'vitest';
import { askAs, NOT_THERE, otherRoles, refusesOtherTimes } from '../../../journey/readers.ts';
import { useScene } from '../../../journey/scene.ts';
import { type Headers, signedIn } from '../../../journey/strangers.ts';
import { silentLog } from '../../testing/silent-log.ts';
import { openDown } from '../deps.ts';
import { receiveDown } from '../receive.ts';
import { takeReceived } from '../take.ts';

/** national.inbox: operators and system administrators, of the whole installation; nobody else, whatever the place. */
const scene = useScene();
beforeAll(async () => {
  const down = openDown(scene().services, silentLog);
  await receiveDown(down, [{ id: 'm1', kind: 'weather', body: {} }], 'hand');
  await takeReceived(down);
});

const MAY = ['operator', 'system-admin'] as const;
const asks: readonly (readonly [string, 'GET' | 'POST', string])[] = [
  ['the list', 'GET', '/api/national/inbox'],
  ['one message', 'GET', '/api/national/inbox/m1'],
  ['taking it again', 'POST', '/api/national/inbox/m1/retake'],
  ['the references', 'GET', '/api/national/references'],
];

test.each(asks)('%s', async (_, method, url) => {
  const ask = (headers: Headers) =>
    scene().app.inject({ method, url, headers, ...(method === 'POST' ? { payload: {} } : {}) });
  for (const role of MAY) {
    const answer = await ask(await signedIn(scene(), role));
    expect([role, answer.statusCode], answer.body).toEqual([role, 200]);
  }
  await askAs(scene(), otherRoles(scene(), MAY, '210102-water'), ask, ask);
  await refusesOtherTimes(scene(), 'operator', {}, ask, 'audit-admin');
});

test('the rows of a dictionary', async () => {
  const ask = (headers: Headers) =>
    scene().app.inject({ url: `/api/national/references/${NOT_THERE}/rows`, headers });
  for (const role of MAY) expect((await ask(await signedIn(scene(), role))).statusCode).toBe(404);
  await askAs(scene(), otherRoles(scene(), MAY, '210102-water'), ask, ask);
});
