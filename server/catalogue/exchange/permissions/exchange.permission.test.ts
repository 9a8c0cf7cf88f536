import type { LightMyRequestResponse } from 'fastify';
import { beforeAll, describe, expect, test } from 'vitest';
import { expectRefusal } from '../../../journey/problem.ts';
import { askAs, NOT_THERE, otherRoles, refusesOtherTimes } from '../../../journey/readers.ts';
import { useScene } from '../../../journey/scene.ts';
import { type Headers, signedIn } from '../../../journey/strangers.ts';
import type { Caller } from '../../../journey/world.ts';
import { apply, checked, download, EXCHANGE, multipart } from '../exchange-fixture.ts';

/**
 * catalogue.export and national.catalogue-export: keepers everywhere, supervisors their divisions. catalogue.import:
 * keepers into the division of their body; an item's draft by the body that exercises it, and by the 行政审批局 of its
 * division; an import is read, looked through and applied by the body that brought it.
 */
const scene = useScene();
const CITY = '210100';
const BODY = '210100-water';
const HERE = `kind=implementation&division=${CITY}`;
type Ask = (headers: Headers) => Promise<LightMyRequestResponse>;
const get =
  (url: string): Ask =>
  (headers) =>
    scene().app.inject({ url, headers });
const post =
  (url: string, payload: object = {}): Ask =>
  (headers) =>
    scene().app.inject({ method: 'POST', url, headers, payload });
const sends =
  (query: string): Ask =>
  (headers) => {
    const { payload, headers: type } = multipart('清单.json', Buffer.from('{}'));
    const url = `${EXCHANGE}/imports?${query}`;
    return scene().app.inject({ method: 'POST', url, headers: { ...headers, ...type }, payload });
  };
const keeper = (bodyId: string) => signedIn(scene(), 'catalogue-keeper', { bodyId });

let own: Caller;
let id: string;
let whole: Buffer;
beforeAll(async () => {
  own = await scene().as('catalogue-keeper', { bodyId: BODY });
  whole = await download(own, `${EXCHANGE}/export?${HERE}&format=json`);
  id = (await checked(own, '清单.json', whole, HERE)).id;
});

describe.each([
  ['catalogue.export', `${EXCHANGE}/export?${HERE}`, ['catalogue-keeper', 'supervisor']],
  [
    'national.catalogue-export',
    `/api/national/catalogue-export?division=${CITY}`,
    ['catalogue-keeper', 'supervisor', 'operator'],
  ],
] as const)('%s', (_, url, roles) => {
  test('keepers everywhere, supervisors their divisions, nobody else', async () => {
    const there = get(url.replace(CITY, '999999'));
    await askAs(
      scene(),
      [
        ['a keeper of the city', 'catalogue-keeper', { bodyId: BODY }, 200],
        ['a keeper of another city', 'catalogue-keeper', { bodyId: '210200-water' }, 200],
        ['the supervisor of the city', 'supervisor', { division: CITY }, 200],
        ['the supervisor of the province', 'supervisor', { division: '210000' }, 200],
        ['the supervisor of another city', 'supervisor', { division: '210200' }, 404],
        ['the supervisor of a county of it', 'supervisor', { division: '210181' }, 404],
        ...otherRoles(scene(), roles, BODY),
      ],
      get(url),
      there,
    );
    const today = roles.some((role) => role === 'operator') ? 'system-admin' : 'operator';
    await refusesOtherTimes(scene(), 'catalogue-keeper', { bodyId: BODY }, get(url), today);
  });
});

describe('catalogue.import', () => {
  test('a file is taken from keepers into the division of their own body', async () => {
    for (const [who, bodyId, status] of [
      ['the body', BODY, 201],
      ['the 行政审批局', `${CITY}-administrative-approval`, 201],
      ['a county below', '210181-water', 403],
      ['another city', '210200-water', 403],
      ['the province', '210000-water', 403],
    ] as const) {
      const answer = await sends(HERE)(await keeper(bodyId));
      expect([who, answer.statusCode], answer.body).toEqual([who, status]);
    }
    // Standards are the province's, whatever division is named.
    expectRefusal(await sends(`kind=standard&division=${CITY}`)(await keeper(BODY)), 403, 'forbidden');
    await askAs(scene(), otherRoles(scene(), ['catalogue-keeper'], BODY), sends(HERE), sends(HERE));
    await refusesOtherTimes(scene(), 'catalogue-keeper', { bodyId: BODY }, sends(HERE));
  });

  test.each([
    ['read', (each: string) => get(`${EXCHANGE}/imports/${each}`)],
    ['looked through', (each: string) => post(`${EXCHANGE}/imports/${each}/check`)],
    ['applied', (each: string) => post(`${EXCHANGE}/imports/${each}/apply`, {})],
    ['fetched with its errors', (each: string) => get(`${EXCHANGE}/imports/${each}/errors`)],
  ])('an import is %s by the body that brought it', async (_, ask) => {
    const answer = await ask(id)(await keeper(BODY));
    expect([200, 422], answer.body.slice(0, 200)).toContain(answer.statusCode);
    await askAs(
      scene(),
      [
        ['another department of the city', 'catalogue-keeper', { bodyId: '210100-transport' }, 404],
        ['the same department of the province', 'catalogue-keeper', { bodyId: '210000-water' }, 404],
        ['the same department of another city', 'catalogue-keeper', { bodyId: '210200-water' }, 404],
        ...otherRoles(scene(), ['catalogue-keeper'], BODY),
      ],
      ask(id),
      ask(NOT_THERE),
    );
    await refusesOtherTimes(scene(), 'catalogue-keeper', { bodyId: BODY }, ask(id));
  });

  test('the list shows the own body’s', async () => {
    const url = `${EXCHANGE}/imports`;
    expect((await own.get(url)).json().rows.map((row: { id: string }) => row.id)).toContain(id);
    const other = await get(url)(await keeper('210100-transport'));
    expect(other.json().rows).toEqual([]);
    await askAs(scene(), otherRoles(scene(), ['catalogue-keeper'], BODY), get(url), get(url));
  });

  test('items of others are refused at each of them, and keep the whole from being applied', async () => {
    const found = await checked(own, '清单.json', whole, HERE);
    const refused = found.errors.filter(({ code }) => code === 'entry-not-drafter');
    expect(refused.length).toBeGreaterThan(0);
    expect(refused.map(({ item }) => item)).not.toContain('soil');
    expectRefusal(await apply(own, found.id), 422, 'import-errors');
  });

  test('the 行政审批局 gathers those of its own division, and the 编办 none', async () => {
    const office = await scene().as('catalogue-keeper', { bodyId: `${CITY}-administrative-approval` });
    expect((await checked(office, '清单.json', whole, HERE)).errors).toEqual([]);
    const staffing = await scene().as('catalogue-keeper', { bodyId: `${CITY}-staffing-office` });
    const found = await checked(staffing, '清单.json', whole, HERE);
    expect([...new Set(found.errors.map(({ code }) => code))]).toEqual(['entry-not-drafter']);
  });
});
