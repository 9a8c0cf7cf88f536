import type { LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '../../../journey/problem.ts';
import { askAs, NOT_THERE, otherRoles, type Reader, refusesOtherTimes } from '../../../journey/readers.ts';
import { type Headers, signedIn } from '../../../journey/strangers.ts';
import {
  CITY,
  COUNTY,
  implementationOf,
  type Key,
  standardOf,
  urlOf,
  useKeepers,
} from '../entries-fixture.ts';

/**
 * catalogue.entries and catalogue.keep: keepers alone. What a keeper may do follows from the body: drafted, handed in,
 * published and withdrawn by the body that exercises the item; content confirmed and exceptions decided by the
 * provincial body of its department, never by who handed it in; authority confirmed by the 编办. catalogue.matrix and
 * catalogue.tasks: keepers all, supervisors and leaders their divisions.
 */
const keepers = useKeepers();
const { scene, as, start, done, open } = keepers;
const KEY = implementationOf(CITY);
const BODY = '210100-water';
const KEEPER = ['catalogue-keeper'] as const;

type Ask = (headers: Headers) => Promise<LightMyRequestResponse>;
const get =
  (url: string): Ask =>
  (headers) =>
    scene().app.inject({ url, headers });
const send =
  (method: 'POST' | 'PUT' | 'DELETE', url: string, payload: object = {}): Ask =>
  (headers) =>
    scene().app.inject({ method, url, headers, ...(method === 'DELETE' ? {} : { payload }) });
const command = (given: object, key: Key = KEY) => send('POST', urlOf(key, '/commands'), { command: given });
const keeper = (bodyId: string, more: object = {}) =>
  signedIn(scene(), 'catalogue-keeper', { bodyId, ...more });

/** Those who are never the right ones for what a body of the city has to do, or confirms for it. */
const STRANGERS = [
  ['another department of the city', '210100-development-reform'],
  ['the right department of another city', '210200-water'],
  ['a county below', '210181-water'],
  ['the 编办 of another city', '210200-staffing-office'],
  ['another department of the province', '210000-development-reform'],
] as const;

let revision = 0;
beforeAll(async () => {
  revision = (await start('city', KEY)).revision;
});

async function refusesStrangers(
  ask: Ask,
  code: string,
  more: readonly (readonly [string, string])[] = [],
): Promise<void> {
  for (const [who, bodyId] of [...STRANGERS, ...more]) {
    const answer = await ask(await keeper(bodyId));
    expect([who, answer.statusCode, answer.json().code], answer.body).toEqual([who, 403, code]);
  }
  await askAs(scene(), otherRoles(scene(), KEEPER, BODY), ask, ask);
}

describe('drafts: the body that exercises the item', () => {
  const ABOVE = [
    ['the province', '210000-water'],
    ['the own 编办', '210100-staffing-office'],
  ] as const;
  test('saves, begins, deletes', async () => {
    const { draft } = await open('city', KEY);
    const save = send('PUT', urlOf(KEY, '/draft'), { revision, content: draft?.content });
    await refusesStrangers(save, 'entry-not-drafter', ABOVE);
    await refusesOtherTimes(scene(), 'catalogue-keeper', { bodyId: BODY }, save);
    await refusesStrangers(
      send('DELETE', urlOf(KEY, `/draft?revision=${revision}`)),
      'entry-not-drafter',
      ABOVE,
    );
    await refusesStrangers(
      send('POST', urlOf(KEY, '/draft'), { from: 'current' }),
      'entry-not-drafter',
      ABOVE,
    );
    // A seat that is narrowed to a district has no power over the city.
    expectRefusal(await save(await keeper('210000-water', { division: CITY })), 403, 'entry-not-drafter');
    const saved = await save(await keeper(BODY));
    expect(saved.statusCode, saved.body).toBe(200);
    revision = saved.json().revision;
  });

  test('are read by those who have to do with them', async () => {
    const readers = [
      [BODY, true],
      ['210000-water', true],
      ['210100-staffing-office', true],
      ['210000-development-reform', false],
      ['210181-water', false],
      ['210200-staffing-office', false],
    ] as const;
    for (const [bodyId, may] of readers) {
      const headers = await keeper(bodyId);
      const shown = await get(urlOf(KEY))(headers);
      expect([bodyId, shown.json().draft !== null, shown.json().mayReadDraft], shown.body).toEqual([
        bodyId,
        may,
        may,
      ]);
      expect((await get(urlOf(KEY, '/history'))(headers)).statusCode).toBe(may ? 200 : 404);
      const compared = `/api/catalogue/compare?kind=implementation&subject=soil&division=${CITY}&a=draft&b=current`;
      expect((await get(compared)(headers)).statusCode).toBe(may ? 200 : 404);
    }
    const unknown = get(urlOf(['implementation', 'no-such-item', CITY]));
    expectRefusal(await unknown(await keeper(BODY)), 404, 'not-found');
  });
});

describe('the way to publication: each step its own body, and never the same person', () => {
  test('submit', async () => {
    const ask = command({ type: 'submit', revision });
    await refusesStrangers(ask, 'entry-not-drafter', [['the province', '210000-water']]);
    await refusesOtherTimes(scene(), 'catalogue-keeper', { bodyId: BODY }, ask);
    await done('city', KEY, { type: 'submit', revision });
  });

  test('recall: the body that handed it in', async () => {
    await refusesStrangers(command({ type: 'recall' }), 'entry-not-submitter', [
      ['the province', '210000-water'],
    ]);
  });

  test('confirm-content: the province’s department', async () => {
    const ask = command({ type: 'confirm-content' });
    await refusesStrangers(ask, 'entry-not-content-keeper', [
      ['who drafts', BODY],
      ['the own 编办', '210100-staffing-office'],
    ]);
    await refusesOtherTimes(scene(), 'catalogue-keeper', { bodyId: '210000-water' }, ask);
    await refusesStrangers(command({ type: 'return', reason: '退回' }), 'entry-not-involved', [
      ['who drafts', BODY],
    ]);
    await done('province', KEY, { type: 'confirm-content' });
  });

  test('confirm-authority: the 编办 of the division', async () => {
    const ask = command({ type: 'confirm-authority' });
    await refusesStrangers(ask, 'entry-not-authority-keeper', [
      ['who drafts', BODY],
      ['who confirmed the content', '210000-water'],
      ['the 编办 of the province', '210000-staffing-office'],
      ['the 编办 of a county below', '210181-staffing-office'],
    ]);
    await refusesOtherTimes(scene(), 'catalogue-keeper', { bodyId: '210100-staffing-office' }, ask);
    await done('cityStaffing', KEY, { type: 'confirm-authority' });
  });

  test('publish and withdraw: the body that drafts', async () => {
    const ask = command({ type: 'publish', validFrom: '2026-11-02' });
    const others = [
      ['the province', '210000-water'],
      ['the own 编办', '210100-staffing-office'],
    ] as const;
    await refusesStrangers(ask, 'entry-not-drafter', others);
    await refusesOtherTimes(scene(), 'catalogue-keeper', { bodyId: BODY }, ask);
    await done('city', KEY, { type: 'publish', validFrom: '2026-11-02' });
    await refusesStrangers(
      command({ type: 'withdraw', version: 2, reason: '撤回' }),
      'entry-not-drafter',
      others,
    );
  });

  test('a standard: the province’s department; who hands it in does not confirm it', async () => {
    const key = standardOf();
    const begin = send('POST', urlOf(key, '/draft'), { from: 'current' });
    for (const bodyId of [BODY, '210181-water', '210000-development-reform', '210000-staffing-office']) {
      expectRefusal(await begin(await keeper(bodyId)), 403, 'entry-not-drafter');
    }
    const draft = await start('province', key);
    await done('province', key, { type: 'submit', revision: draft.revision });
    const own = await as('province').post(urlOf(key, '/commands'), { command: { type: 'confirm-content' } });
    expectRefusal(own, 403, 'entry-four-eyes');
    await done('colleague', key, { type: 'confirm-content' });
    const authority = command({ type: 'confirm-authority' }, key);
    expectRefusal(await authority(await keeper('210100-staffing-office')), 403, 'entry-not-authority-keeper');
    await done('staffing', key, { type: 'confirm-authority' });
    const published = await done('province', key, { type: 'publish', validFrom: '2026-11-02' });
    expect(published.published).toBeGreaterThan(1);
  });

  test('many at once: each entry by the same rules', async () => {
    const [kind, subject, division] = KEY;
    const ask = send('POST', '/api/catalogue/entries/commands', {
      command: { type: 'confirm-content' },
      entries: [{ kind, subject, division }],
    });
    const answer = await ask(await keeper('210000-development-reform'));
    expect(answer.json()).toMatchObject({ done: 0, results: [{ ok: false }] });
    await askAs(scene(), otherRoles(scene(), KEEPER, BODY), ask, ask);
    await refusesOtherTimes(scene(), 'catalogue-keeper', { bodyId: '210000-water' }, ask);
  });
});

test('exceptions: asked for by the body that drafts, decided by the province’s department', async () => {
  const propose = { type: 'propose-exception', element: 'visits', reason: '地方性法规。', until: null };
  await refusesStrangers(command(propose), 'entry-not-drafter', [['the province', '210000-water']]);
  await done('city', KEY, propose);
  const listed = await get('/api/catalogue/exceptions?status=proposed')(await keeper(BODY));
  const [{ id: exceptionId, mayDecide }] = listed.json().rows;
  expect(mayDecide).toBe(false);
  const decide = command({ type: 'decide-exception', exceptionId, approve: true, reason: '同意。' });
  await refusesStrangers(decide, 'entry-not-above', [
    ['who asked', BODY],
    ['the own 编办', '210100-staffing-office'],
  ]);
  await refusesOtherTimes(scene(), 'catalogue-keeper', { bodyId: '210000-water' }, decide);
  expect((await decide(await keeper('210000-water'))).statusCode).toBe(200);
});

test('matrix and tasks: keepers all, supervisors and leaders their divisions, and nobody else', async () => {
  const may = ['catalogue-keeper', 'supervisor', 'leader'] as const;
  for (const path of ['/matrix', '/tasks', '/matrix/file']) {
    const ask = get(`/api/catalogue${path}`);
    const readers: Reader[] = [
      ['a keeper', 'catalogue-keeper', { bodyId: BODY }, 200],
      ['a supervisor', 'supervisor', { division: CITY }, 200],
      ['a leader', 'leader', { division: '210000' }, 200],
      ...otherRoles(scene(), may, BODY),
    ];
    await askAs(scene(), readers, ask, ask);
    await refusesOtherTimes(scene(), 'supervisor', { division: CITY }, ask);
  }
  const seen = async (role: 'leader' | 'supervisor', division: string) => {
    const headers = await signedIn(scene(), role, { division });
    const matrix = (await get('/api/catalogue/matrix')(headers)).json<{ columns: { code: string }[] }>();
    const tasks = (await get('/api/catalogue/tasks?limit=200')(headers)).json<{
      rows: { division: { code: string } }[];
    }>();
    return [matrix.columns.map(({ code }) => code), tasks.rows.map((row) => row.division.code)] as const;
  };
  const city = new Set(scene().services.catalogue.within(CITY));
  const [columns, tasks] = await seen('supervisor', CITY);
  expect(columns).toEqual(
    scene()
      .services.catalogue.divisions()
      .map(({ code }) => code)
      .filter((code) => city.has(code)),
  );
  expect(tasks.length).toBeGreaterThan(0);
  expect(tasks.filter((code) => !city.has(code))).toEqual([]);
  expect((await seen('leader', COUNTY))[0]).toEqual([COUNTY]);
  const outside = await signedIn(scene(), 'supervisor', { division: '210200' });
  expect((await get(`/api/catalogue/tasks?division=${CITY}`)(outside)).json().total).toBe(0);
});

test('reminders: the province’s department alone', async () => {
  const tasks = await get(`/api/catalogue/tasks?division=${CITY}`)(await keeper('210000-water'));
  const [{ id }] = tasks.json().rows;
  const ask = send('POST', '/api/catalogue/tasks/remind', { ids: [id, NOT_THERE] });
  for (const [who, bodyId] of [
    ...STRANGERS,
    ['whose task it is', BODY],
    ['the 编办', '210000-staffing-office'],
  ] as const) {
    const answer = await ask(await keeper(bodyId));
    expect([who, answer.json().done], answer.body).toEqual([who, 0]);
  }
  await askAs(scene(), otherRoles(scene(), KEEPER, BODY), ask, ask);
  await refusesOtherTimes(scene(), 'catalogue-keeper', { bodyId: '210000-water' }, ask);
  expect((await ask(await keeper('210000-water'))).json()).toMatchObject({
    done: 1,
    results: [{ ok: true }, { ok: false }],
  });
});

test('what keepers read nobody else does', async () => {
  const reads = [
    get('/api/catalogue/entries'),
    get(urlOf(KEY)),
    get(urlOf(KEY, '/draft')),
    get(urlOf(KEY, '/versions')),
    get(urlOf(KEY, '/history')),
    get('/api/catalogue/exceptions'),
    get(`/api/catalogue/compare?kind=implementation&subject=soil&division=${CITY}&a=1&b=2`),
    send('POST', '/api/catalogue/conformity', {
      kind: 'implementation',
      subject: 'soil',
      division: CITY,
      content: {},
    }),
  ];
  for (const ask of reads) {
    await askAs(scene(), otherRoles(scene(), KEEPER, BODY), ask, ask);
    await refusesOtherTimes(scene(), 'catalogue-keeper', { bodyId: BODY }, ask);
  }
});
