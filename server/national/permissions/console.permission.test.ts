import { beforeAll, expect, test } from 'vitest';
import { askAs, NOT_THERE, otherRoles, type Reader, refusesOtherTimes } from '../../journey/readers.ts';
import { useScene } from '../../journey/scene.ts';
import type { Headers } from '../../journey/strangers.ts';
import { step } from '../../platform/facts/index.ts';
import { nationalFollower } from '../follower.ts';
import { openCollect } from '../open-bridge.ts';

/**
 * national.read: those who run, administer or audit the system; national.resend: operators alone;
 * national.mapping: operators and system administrators. Nobody who decides on cases has any of them.
 */
const scene = useScene();
let messageId: string;
let body: unknown;

beforeAll(async () => {
  await scene().register();
  const collect = await openCollect({ services: scene().services });
  while ((await step(scene().database.app, nationalFollower(collect, 'investment'))) > 0);
  const operator = await scene().as('operator');
  messageId = (await operator.get('/api/national/messages')).json().rows[0].id;
  body = (await operator.get('/api/national/mappings/investment.case')).json().body;
});

const call = (method: 'GET' | 'POST' | 'PUT', url: string, payload?: object) => (headers: Headers) =>
  scene().app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) });
const may = (...roles: Reader[1][]): Reader[] => [
  ...roles.map((role): Reader => [role, role, {}, 200]),
  ...otherRoles(scene(), roles, '210102-water'),
];

test('messages, overview and mappings are read by operators, system and audit administrators', async () => {
  const readers = () => may('operator', 'system-admin', 'audit-admin');
  const message = (id: string) => call('GET', `/api/national/messages/${id}`);
  await askAs(scene(), readers(), message(messageId), message(NOT_THERE));
  for (const url of [
    '/api/national/overview',
    '/api/national/messages',
    '/api/national/resend-progress',
    '/api/national/mappings',
    '/api/national/mappings/investment.case',
  ]) {
    await askAs(scene(), readers(), call('GET', url), message(NOT_THERE));
  }
  await refusesOtherTimes(scene(), 'operator', {}, message(messageId), 'security-admin');
});

test('messages are sent again by operators alone', async () => {
  const resend = (id: string) => call('POST', '/api/national/messages/resend', { ids: [id] });
  const others = may('operator').filter(([, , , status]) => status === 403);
  await askAs(scene(), others, resend(messageId), resend(NOT_THERE));
  await refusesOtherTimes(scene(), 'operator', {}, resend(messageId), 'security-admin');
  const operator = await scene().as('operator');
  expect((await operator.get('/api/national/resend-progress')).json()).toEqual({ left: 0 });
  await askAs(scene(), may('operator'), resend(messageId), resend(NOT_THERE));
  expect((await operator.get('/api/national/resend-progress')).json()).toEqual({ left: 1 });
});

test('mappings are tried and corrected by operators and system administrators', async () => {
  const url = '/api/national/mappings/investment.case';
  const readers = () => may('operator', 'system-admin');
  await askAs(scene(), readers(), call('POST', `${url}/test`, { body }), call('GET', `${url}-none`));
  const correct = (number: number) => call('PUT', url, { body, note: '示例修改', number });
  const others = readers().filter(([, , , status]) => status === 403);
  await askAs(scene(), others, correct(0), call('GET', `${url}-none`));
  await refusesOtherTimes(scene(), 'operator', {}, correct(0), 'security-admin');
  await askAs(scene(), [['operator', 'operator', {}, 200]], correct(0), correct(0));
  await askAs(scene(), [['system-admin', 'system-admin', {}, 200]], correct(1), correct(1));
});
