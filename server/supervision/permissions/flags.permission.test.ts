import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '../../journey/problem.ts';
import { askAs, NOT_THERE, otherRoles, type Reader, refusesOtherTimes } from '../../journey/readers.ts';
import { type Filed, useScene } from '../../journey/scene.ts';
import { type Headers, signedIn } from '../../journey/strangers.ts';
import { catchUp } from '../../platform/facts/index.ts';
import { flagFollower } from '../flags/follower.ts';
import { mayCommandFlag } from '../flags/policy.ts';
import { toldFollower } from '../told/follower.ts';

/** flag.read, flag.review, told.read: what lies in the reader's own division, and of an approver in the own body. */
const scene = useScene();
let filed: Filed;
let flagId: string;
let factId: string;
const bodyId = () => filed.of('soil').bodyId;

beforeAll(async () => {
  filed = await scene().file(['soil', 'seismic']);
  await scene().grant(filed, 'soil');
  await catchUp(scene().database.app, flagFollower(scene().services));
  await catchUp(scene().database.app, toldFollower(scene().services));
  const headers = await signedIn(scene(), 'supervisor', { division: '210100' });
  const list = (await ask('/flags')(headers)).json();
  expect(list.total).toBeGreaterThan(0);
  flagId = list.rows[0].id;
  factId = (await ask('/reporting-clock/facts')(headers)).json().rows[0].id;
});

const ask = (path: string) => (headers: Headers) =>
  scene().app.inject({ url: `/api/oversight${path}`, headers });
const say = (type: string, id: string) => (headers: Headers) =>
  scene().app.inject({
    method: 'POST',
    url: '/api/oversight/flags/commands',
    headers,
    payload: { flags: [{ id }], command: { type, text: '经查。' } },
  });

const readers = (): readonly Reader[] => [
  ['supervisor of the province', 'supervisor', { division: '210000' }, 200],
  ['supervisor of the city', 'supervisor', { division: '210100' }, 200],
  ['supervisor of the district', 'supervisor', { division: '210102' }, 200],
  ['supervisor of the district beside it', 'supervisor', { division: '210103' }, 404],
  ['supervisor of another city', 'supervisor', { division: '210200' }, 404],
  ['leader of the city', 'leader', { division: '210100' }, 200],
  ['leader of another city', 'leader', { division: '210200' }, 404],
];

describe('flag.read', () => {
  test('one flag', async () => {
    const approvers: readonly Reader[] = [
      ['approver of the body', 'case-approver', { bodyId: bodyId() }, 200],
      ['approver of another body', 'case-approver', { bodyId: filed.of('seismic').bodyId }, 404],
    ];
    await askAs(
      scene(),
      [
        ...readers(),
        ...approvers,
        ...otherRoles(scene(), ['supervisor', 'leader', 'case-approver'], bodyId()),
      ],
      (headers) => ask(`/flags/${flagId}`)(headers),
      ask(`/flags/${NOT_THERE}`),
    );
    await refusesOtherTimes(scene(), 'supervisor', { division: '210100' }, ask(`/flags/${flagId}`));
  });

  test('the list holds what one may open, and no more', async () => {
    for (const [who, role, seat, status] of readers()) {
      const list = (await ask('/flags')(await signedIn(scene(), role, seat))).json();
      expect([who, list.total > 0, list.rows.length]).toEqual([who, status === 200, list.total]);
    }
    const other = await signedIn(scene(), 'case-approver', { bodyId: filed.of('seismic').bodyId });
    expect((await ask('/flags')(other)).json().total).toBe(0);
    await refusesOtherTimes(scene(), 'case-approver', { bodyId: bodyId() }, ask('/flags'));
  });
});

describe('flag.review', () => {
  test.each(['confirm', 'explain'])('%s: who may not', async (type) => {
    const refused: readonly Reader[] = [
      ['supervisor of another city', 'supervisor', { division: '210200' }, 404],
      ['supervisor of the district beside it', 'supervisor', { division: '210103' }, 404],
      ['leader of the city', 'leader', { division: '210100' }, 403],
      ['approver of the body', 'case-approver', { bodyId: bodyId() }, 403],
      ['approver of another body', 'case-approver', { bodyId: filed.of('seismic').bodyId }, 404],
      ...otherRoles(scene(), ['supervisor', 'case-approver'], bodyId()),
    ];
    await askAs(scene(), refused, (headers) => say(type, flagId)(headers), say(type, NOT_THERE));
    await refusesOtherTimes(scene(), 'supervisor', { division: '210100' }, (headers) =>
      say(type, flagId)(headers),
    );
  });

  test('answer: the approver of the body, nobody else; then a supervisor above it finds', async () => {
    const refused: readonly Reader[] = [
      ['supervisor of the city', 'supervisor', { division: '210100' }, 403],
      ['approver of another body', 'case-approver', { bodyId: filed.of('seismic').bodyId }, 404],
      ['handler of the body', 'case-handler', { bodyId: bodyId() }, 403],
    ];
    await askAs(scene(), refused, (headers) => say('answer', flagId)(headers), say('answer', NOT_THERE));
    const own = await scene().staff('case-approver', bodyId());
    const answer = await own.post('/api/oversight/flags/commands', {
      flags: [{ id: flagId }],
      command: { type: 'answer', text: '当日集中办理。' },
    });
    expect(answer.statusCode, answer.body).toBe(200);
    const headers = await signedIn(scene(), 'supervisor', { division: '210000' });
    expect((await say('confirm', flagId)(headers)).statusCode).toBe(200);
  });
});

test.each([
  ["a district does not judge the city's bureau", '210102', 'another', 'forbidden'],
  ['the city does', '210100', 'another', null],
  ['the province does', '210000', 'another', null],
  ['nobody judges what they did themselves', '210100', 'me', 'forbidden'],
])('who reviews: %s', (_, division, person, code) => {
  const seat = {
    id: 's',
    role: 'supervisor' as const,
    roleName: '监察员',
    division: { code: division, name: '' },
  };
  const scope = {
    body_id: '210100-water',
    person,
    divisions: ['210102', '210100', '210000'],
    lineage: ['210100', '210000'],
  };
  const may = mayCommandFlag({ personId: 'me', personName: '', seat }, scope, 'confirm');
  expect(may.ok ? null : may.refusal.code).toBe(code);
});

describe('told.read', () => {
  test.each(['', '.csv', '/facts'])('figures and list%s', async (path) => {
    const others = otherRoles(scene(), ['supervisor', 'leader'], bodyId());
    for (const [, role, seat] of others) {
      expectRefusal(
        await ask(`/reporting-clock${path}`)(await signedIn(scene(), role, seat)),
        403,
        'forbidden',
      );
    }
    await refusesOtherTimes(scene(), 'leader', { division: '210100' }, ask(`/reporting-clock${path}`));
  });

  test('of the own division alone', async () => {
    for (const [who, role, seat, status] of readers()) {
      const headers = await signedIn(scene(), role, seat);
      const { total } = (await ask('/reporting-clock')(headers)).json();
      const list = (await ask('/reporting-clock/facts')(headers)).json();
      expect([who, total.told > 0, list.total]).toEqual([who, status === 200, total.told]);
    }
    await askAs(
      scene(),
      readers(),
      (headers) => ask(`/reporting-clock/facts/${factId}`)(headers),
      ask(`/reporting-clock/facts/${NOT_THERE}`),
    );
  });
});
