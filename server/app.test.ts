import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { ACTIONS } from './app.ts';
import { START, type TestApp, testApp, testDirectory } from './app-fixture.ts';
import { ALL_ROLES, grantSeat, type Role, rolesFor } from './identity/index.ts';
import { listRoutes } from './platform/http/index.ts';
import { useTestDatabase } from './testing/index.ts';

const database = useTestDatabase();
let fixture: TestApp;

beforeEach(async () => {
  fixture = await testApp(database().app);
});
afterEach(() => fixture.close());

const UUID = '019a0000-0000-7000-8000-000000000001';
const addressOf = (url: string) => url.replace(':kind', 'correction').replace(/:\w+/g, UUID).replace('*', '');
const isTurnedAway = (status: number) => status === 401 || status === 403;

describe('every route', () => {
  test('that is not public turns away whoever is not signed in, and none else does', async () => {
    for (const { method, url, access } of listRoutes(fixture.app)) {
      const answer = await fixture.app.inject({
        method: method as 'GET',
        url: addressOf(url),
        headers: { 'x-zongheng': '1' },
      });
      expect([url, answer.statusCode === 401], url).toEqual([url, access.kind !== 'public']);
    }
  });

  test('that changes something turns away who does not send the header', async () => {
    const headers = await fixture.as('case-handler');
    for (const { method, url } of listRoutes(fixture.app).filter((route) => route.method !== 'GET')) {
      const cookie = { cookie: headers.cookie ?? '' };
      const answer = await fixture.app.inject({
        method: method as 'POST',
        url: addressOf(url),
        headers: cookie,
      });
      expect(answer.json().code, url).toBe('csrf-header-missing');
    }
  });

  test('with an action lets exactly the roles through that hold it', async () => {
    const routes = listRoutes(fixture.app).flatMap((route) =>
      route.access.kind === 'action' ? [{ ...route, action: route.access.action }] : [],
    );
    expect(routes.length).toBeGreaterThanOrEqual(3);
    for (const role of ALL_ROLES) {
      const headers = await fixture.as(role);
      for (const { method, url, action } of routes) {
        const answer = await fixture.app.inject({ method: method as 'GET', url: addressOf(url), headers });
        const may = rolesFor(ACTIONS, action).includes(role);
        expect([role, url, !isTurnedAway(answer.statusCode)]).toEqual([role, url, may]);
      }
    }
  });
});

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
    const sample = await testApp(database().app, { sampleLogins: [login] });
    expect((await sample.app.inject('/api/samples/logins')).json()).toEqual({ rows: [login] });
    await sample.close();
  });
});

describe('the front end', () => {
  let folder: string;
  let web: TestApp;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'web-'));
    await mkdir(join(folder, 'assets'));
    await writeFile(join(folder, 'index.html'), '<title>page</title>');
    await writeFile(join(folder, 'favicon.svg'), '<svg/>');
    await writeFile(join(folder, 'assets', 'index-abc123.js'), 'export {};');
    await writeFile(join(folder, '..', 'outside.txt'), 'secret');
    web = await testApp(database().app, { webFolder: folder });
  });
  afterAll(async () => {
    await web.close();
    await rm(folder, { recursive: true });
    await rm(join(folder, '..', 'outside.txt'), { force: true });
  });

  test('answers every place inside the app with its page, fresh and confined', async () => {
    for (const url of ['/app/', '/app/cases/019a', '/app/oversight?city=210100']) {
      const answer = await web.app.inject(url);
      expect([answer.statusCode, answer.body]).toEqual([200, '<title>page</title>']);
      expect(answer.headers['cache-control']).toBe('no-cache');
      expect(answer.headers['content-security-policy']).toContain("script-src 'self';");
      expect(answer.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    }
    expect((await web.app.inject('/app')).headers.location).toBe('/app/');
  });

  test('lets files with a hash in their name be kept', async () => {
    const answer = await web.app.inject('/app/assets/index-abc123.js');
    expect(answer.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    expect(answer.headers['content-type']).toContain('javascript');
    expect((await web.app.inject('/app/favicon.svg')).headers['cache-control']).toBe('public, max-age=3600');
  });

  test.each([
    '/app/assets/missing.js',
    '/app/assets/..%2f..%2foutside.txt',
    '/app/..%2foutside.txt',
    '/app/%2e%2e/outside.txt',
    '/app/.env.local',
  ])('has no %s', async (url) => {
    const answer = await web.app.inject(url);
    expect(answer.statusCode).toBeGreaterThanOrEqual(400);
    expect(answer.body).not.toContain('secret');
    expect(answer.headers['content-type']).toContain('application/problem+json');
  });

  test('is not there where it was not built', async () => {
    expect((await fixture.app.inject('/app/')).statusCode).toBe(404);
  });
});

test('it is ready when database and files are', async () => {
  expect((await fixture.app.inject('/health/ready')).json()).toEqual({
    ready: true,
    checks: { database: 'ok', files: 'ok' },
  });
});
