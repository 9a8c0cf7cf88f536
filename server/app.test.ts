import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS } from './app.ts';
import { type TestApp, testApp } from './app-fixture.ts';
import { ALL_ROLES, rolesFor } from './identity/index.ts';
import { listRoutes } from './platform/http/index.ts';
import { useTestDatabase } from './testing/index.ts';

const database = useTestDatabase();
let fixture: TestApp;

beforeAll(async () => {
  fixture = await testApp(database());
});
afterAll(() => fixture.close());

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
        const asked = { method: method as 'GET', url: addressOf(url), headers };
        // Only how an answer begins: the live view's never ends by itself.
        const answer = await fixture.app.inject({ ...asked, payloadAsStream: true });
        answer.stream().destroy();
        const may = rolesFor(ACTIONS, action).includes(role);
        expect([role, url, !isTurnedAway(answer.statusCode)]).toEqual([role, url, may]);
      }
    }
  });
});

test('the documents describe every route of the API with a summary', async () => {
  const answer = await fixture.app.inject('/openapi.json');
  expect(answer.statusCode).toBe(200);
  const { paths } = answer.json();
  const described = listRoutes(fixture.app).filter(({ url }) => url.startsWith('/api/'));
  expect(described.length).toBeGreaterThan(20);
  for (const { method, url } of described) {
    const path = url.replace(/:(\w+)/g, '{$1}');
    expect(paths[path]?.[method.toLowerCase()]?.summary, `${method} ${url}`).toMatch(/\p{Script=Han}/u);
  }
});

test('it is ready when database and files are', async () => {
  expect((await fixture.app.inject('/health/ready')).json()).toEqual({
    ready: true,
    checks: { database: 'ok', files: 'ok' },
  });
});
