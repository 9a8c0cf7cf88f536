import { beforeAll, describe, expect, test } from 'vitest';
import { askAs, NOT_THERE, otherRoles, type Reader, refusesOtherTimes } from '../../../journey/readers.ts';
import { useScene } from '../../../journey/scene.ts';
import { type Headers, signedIn } from '../../../journey/strangers.ts';
import { silentLog } from '../../testing/silent-log.ts';
import { openDown } from '../deps.ts';
import { receiveDown } from '../receive.ts';
import { takeReceived } from '../take.ts';

/**
 * directive.read: oversight whose division reaches the project, and operators; what is about no project, the
 * oversight of every division. directive.handle: signing by oversight of the divisions concerned and operators,
 * answering by oversight alone; what is about no project, by the province.
 */
const scene = useScene();
const ids = new Map<string, string>();
beforeAll(async () => {
  const project = await scene().register();
  const { code } = (await scene().owner.get(`/api/projects/${project}`)).json();
  const down = openDown(scene().services, silentLog);
  const common = { title: '通知', text: '请核查。', level: 'notice' };
  const directive = (number: string, more: object = {}) => ({
    id: number,
    kind: 'directive',
    body: { ...common, number, ...more },
  });
  const numbers = ['read', 'sign-1', 'sign-2', 'sign-3', 'sign-4', 'answer-1', 'answer-2', 'answer-3'];
  const own = numbers.map((number) => directive(number, { projectCode: code.value }));
  await receiveDown(down, [...own, directive('all-1'), directive('all-2')], 'hand');
  await takeReceived(down);
  const rows = await scene().database.app.read<{ id: string; number: string }>({
    name: 'test_directives',
    text: 'SELECT id, number FROM national.directives',
  });
  for (const { id, number } of rows) ids.set(number, id);
  const operator = await scene().as('operator');
  for (const number of ['answer-1', 'answer-2', 'answer-3']) {
    const answer = await operator.post(`/api/directives/${ids.get(number)}/sign`, { version: 1 });
    expect(answer.statusCode, answer.body).toBe(200);
  }
});

const numbersOf = async (headers: Headers) =>
  (await scene().app.inject({ url: '/api/directives?box=all', headers }))
    .json()
    .rows.map(({ number }: { number: string }) => number);
const post = (what: 'sign' | 'answer', number: string) => (headers: Headers) =>
  scene().app.inject({
    method: 'POST',
    url: `/api/directives/${ids.get(number) ?? NOT_THERE}/${what}`,
    headers,
    payload: what === 'sign' ? { version: 1 } : { version: 2, answer: '已核查。' },
  });

describe('reading', () => {
  test.each([
    ['supervisor', '210000', true],
    ['supervisor', '210100', true],
    ['leader', '210102', true],
    ['supervisor', '210103', false],
    ['leader', '210200', false],
  ] as const)('%s of %s', async (role, division, sees) => {
    const numbers = await numbersOf(await signedIn(scene(), role, { division }));
    expect([numbers.includes('read'), numbers.includes('all-1')]).toEqual([sees, true]);
  });

  test('operators read all; other roles, nobody and seats of another time nothing', async () => {
    expect((await numbersOf(await signedIn(scene(), 'operator'))).length).toBe(10);
    const ask = (headers: Headers) => scene().app.inject({ url: '/api/directives', headers });
    const may = ['supervisor', 'leader', 'operator'] as const;
    await askAs(scene(), otherRoles(scene(), may, '210102-water'), ask, ask);
    await refusesOtherTimes(scene(), 'leader', { division: '210100' }, ask, 'system-admin');
  });
});

describe('signing', () => {
  test('by whom it concerns', async () => {
    const may: readonly Reader[] = [
      ['supervisor above', 'supervisor', { division: '210000' }, 200],
      ['supervisor of the city', 'supervisor', { division: '210100' }, 200],
      ['leader of the district', 'leader', { division: '210102' }, 200],
      ['operator', 'operator', {}, 200],
    ];
    for (const [i, reader] of may.entries()) {
      await askAs(scene(), [reader], post('sign', `sign-${i + 1}`), post('sign', 'none'));
    }
  });

  test('by nobody else', async () => {
    const readers: readonly Reader[] = [
      ['supervisor of another district', 'supervisor', { division: '210103' }, 404],
      ['leader of another city', 'leader', { division: '210200' }, 404],
      ...otherRoles(scene(), ['supervisor', 'leader', 'operator'], '210102-water'),
    ];
    await askAs(scene(), readers, post('sign', 'read'), post('sign', 'none'));
    await refusesOtherTimes(
      scene(),
      'supervisor',
      { division: '210100' },
      post('sign', 'read'),
      'system-admin',
    );
  });

  test('for the whole province by the province alone', async () => {
    const city: Reader = ['supervisor of a city', 'supervisor', { division: '210100' }, 403];
    await askAs(scene(), [city], post('sign', 'all-1'), post('sign', 'none'));
    const province: Reader = ['supervisor of the province', 'supervisor', { division: '210000' }, 200];
    await askAs(scene(), [province], post('sign', 'all-1'), post('sign', 'none'));
  });
});

describe('answering', () => {
  test('by whom it concerns', async () => {
    const may: readonly Reader[] = [
      ['supervisor above', 'supervisor', { division: '210000' }, 200],
      ['leader of the city', 'leader', { division: '210100' }, 200],
    ];
    for (const [i, reader] of may.entries()) {
      await askAs(scene(), [reader], post('answer', `answer-${i + 1}`), post('answer', 'none'));
    }
  });

  test('by nobody else, and not by operators', async () => {
    const readers: readonly Reader[] = [
      ['operator', 'operator', {}, 403],
      ['supervisor of another district', 'supervisor', { division: '210103' }, 404],
      ...otherRoles(scene(), ['supervisor', 'leader', 'operator'], '210102-water'),
    ];
    await askAs(scene(), readers, post('answer', 'answer-3'), post('answer', 'none'));
  });
});
