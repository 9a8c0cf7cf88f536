import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type BaseApp, baseApp, testDirectory } from '../base-fixture.ts';
import { START } from '../people-fixture.ts';
import { useTestDatabase } from '../testing/index.ts';
import { grantSeat, type Role } from './index.ts';

const database = useTestDatabase();
let fixture: BaseApp;

beforeEach(async () => {
  fixture = await baseApp(database().app);
});
afterEach(() => fixture.close());

describe('people', () => {
  const people = (headers: Record<string, string>, query = '') =>
    fixture.app.inject({ url: `/api/people${query}`, headers });
  const loginsOf = (answer: Awaited<ReturnType<typeof people>>) =>
    answer.json().rows.map((row: { login: string }) => row.login);
  const keeper = (bodyId: string) => fixture.as('catalogue-keeper', { bodyId });

  beforeEach(async () => {
    await database().owner.query({
      name: 'clear',
      text: 'TRUNCATE identity.persons, identity.units CASCADE',
    });
  });

  test('are listed with their valid seats, without telephone numbers', async () => {
    const handler = await fixture.person('case-handler');
    const granting = { database: database().app, directory: testDirectory, newId: fixture.newId };
    const over = { personId: handler.id, role: 'operator', validFrom: START - 2000, validTo: START } as const;
    await grantSeat(granting, over, START);
    const answer = await people(await fixture.as('system-admin'), `?q=${handler.login.slice(0, 12)}`);
    expect(answer.json()).toEqual({
      rows: [
        {
          id: handler.id,
          name: '示例人员1',
          login: handler.login,
          disabled: false,
          seats: [expect.objectContaining({ id: handler.seatId, role: 'case-handler' })],
        },
      ],
      next: null,
      total: 1,
    });
    expect(answer.body).not.toContain('1990000');
  });

  test('are seen by a keeper in the own division and below, not above or beside', async () => {
    const above = await fixture.person('leader', { division: '210000' });
    const own = await fixture.person('supervisor', { division: '210100' });
    const body = await fixture.person('window-clerk', { bodyId: '210100-approval' });
    const below = await fixture.person('case-handler', { bodyId: '210102-approval' });
    const beside = await fixture.person('case-handler', { bodyId: '210200-approval' });
    const headers = await keeper('210100-approval');
    const seen = loginsOf(await people(headers));
    expect(seen).toEqual(expect.arrayContaining([own.login, body.login, below.login]));
    expect(seen).not.toContain(above.login);
    expect(seen).not.toContain(beside.login);
    expect(loginsOf(await people(headers, '?division=210102'))).toEqual([below.login]);
    expect(loginsOf(await people(headers, '?body=210102-approval'))).toEqual([below.login]);
    for (const division of ['210000', '210200']) {
      const answer = await people(headers, `?division=${division}`);
      expect(answer.statusCode).toBe(403);
      expect(answer.json().detail).toBe('这项内容不在您岗位所辖的地区。');
    }
    expect((await people(headers, '?division=219999')).json().code).toBe('unknown-division');
    expect(loginsOf(await people(headers, '?body=210200-approval'))).toEqual([]);
  });

  test('come page by page, each once', async () => {
    for (let index = 0; index < 7; index += 1) await fixture.person('operator');
    const headers = await fixture.as('audit-admin');
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const query: string = cursor === '' ? '?limit=3' : `?limit=3&cursor=${cursor}`;
      const answer = await people(headers, query);
      expect(answer.json().total).toBe(8);
      seen.push(...loginsOf(answer));
      cursor = answer.json().next;
    }
    expect(seen).toHaveLength(8);
    expect(new Set(seen).size).toBe(8);
  });

  test.each(['limit=0', 'limit=201', 'limit=x', 'cursor=abc', 'sort=name', `q=${'x'.repeat(61)}`])(
    'asked for by %s are refused',
    async (query) => {
      expect((await people(await fixture.as('audit-admin'), `?${query}`)).statusCode).toBe(422);
    },
  );

  test.each<[Role, boolean]>([
    ['catalogue-keeper', true],
    ['system-admin', true],
    ['leader', false],
    ['unit-member', false],
  ])('%s may list: %s', async (role, may) => {
    expect((await people(await fixture.as(role))).statusCode).toBe(may ? 200 : 403);
  });
});

describe('sample logins', () => {
  const login = {
    login: 'sample',
    password: 'Sample-12345',
    personName: '示例人员',
    roleName: '经办人',
    place: '沈阳市',
    face: 'workbench' as const,
    hint: '今天有 3 件到期',
  };

  test('are there on a sample installation only', async () => {
    expect((await fixture.app.inject('/api/samples/logins')).statusCode).toBe(404);
    const sample = await baseApp(database().app, { sampleLogins: [login] });
    expect((await sample.app.inject('/api/samples/logins')).json()).toEqual({ rows: [login] });
    await sample.close();
  });
});
