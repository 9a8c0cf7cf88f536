import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ACTIONS } from './app.ts';
import { ALL_ROLES, type Role, rolesFor } from './identity/index.ts';
import { expectRefusal } from './journey/problem.ts';
import { useScene } from './journey/scene.ts';
import type { SeatChoice } from './journey/world.ts';
import { listRoutes, type RouteInfo } from './platform/http/index.ts';

/**
 * Every route of the server and who may call it. A route that is added, taken away or opened to others has to
 * be entered here: who widens a right does it with open eyes.
 *
 * `public`: everybody. `session`: whoever is signed in. Else the action and the roles that hold it; which
 * projects and cases they then reach is decided by the module's policy (see the permission tests).
 */
const APPLICANT = 'unit-member';
const OFFICES = 'window-clerk case-handler case-approver';
const OVERSIGHT = 'supervisor leader';
const RUNNING = 'operator system-admin audit-admin';
const ADMINS = 'system-admin security-admin audit-admin';
const EVERYBODY = ALL_ROLES.join(' ');

const TABLE: readonly (readonly [route: string, access: string, roles?: string])[] = [
  ['DELETE /api/drafts/:kind/:key', 'session'],
  ['DELETE /api/session', 'public'],
  ['GET /', 'public'],
  ['GET /api/applications', 'application.list', `${APPLICANT} window-clerk`],
  ['GET /api/applications/:id', 'application.read', `${APPLICANT} ${OFFICES} ${OVERSIGHT}`],
  ['GET /api/calendar/:year', 'session'],
  [
    'GET /api/calendar/overview',
    'calendar.read',
    `${OFFICES} ${OVERSIGHT} catalogue-keeper ${ADMINS} operator`,
  ],
  ['GET /api/calendar/adjustments', 'calendar.records', `${OVERSIGHT} system-admin audit-admin`],
  ['GET /api/calendar/previews/:id', 'calendar.weigh', 'system-admin leader'],
  ['GET /api/calendar/previews/:id/moves', 'calendar.weigh', 'system-admin leader'],
  ['POST /api/calendar/measures', 'calendar.keep', 'system-admin'],
  ['POST /api/calendar/measures/:id/confirm', 'calendar.confirm', 'leader'],
  ['POST /api/calendar/measures/:id/withdraw', 'calendar.weigh', 'system-admin leader'],
  ['POST /api/calendar/notices/read', 'calendar.keep', 'system-admin'],
  ['POST /api/calendar/previews', 'calendar.weigh', 'system-admin leader'],
  ['POST /api/calendar/previews/:id/publish', 'calendar.keep', 'system-admin'],
  ['GET /api/cases/:id/reprojections', 'case.read', `${APPLICANT} ${OFFICES} ${OVERSIGHT}`],
  ['GET /api/cases', 'case.list', `${OFFICES} ${OVERSIGHT}`],
  ['GET /api/cases/:id', 'case.read', `${APPLICANT} ${OFFICES} ${OVERSIGHT}`],
  ['GET /api/cases/:id/explanation', 'case.read', `${APPLICANT} ${OFFICES} ${OVERSIGHT}`],
  ['GET /api/catalogue/areas', 'session'],
  ['POST /api/catalogue/areas', 'area.keep', 'catalogue-keeper'],
  ['POST /api/catalogue/areas/:id/correct', 'area.keep', 'catalogue-keeper'],
  ['POST /api/catalogue/areas/:id/withdraw', 'area.keep', 'catalogue-keeper'],
  ['GET /api/catalogue/compare', 'catalogue.entries', 'catalogue-keeper'],
  ['POST /api/catalogue/conformity', 'catalogue.entries', 'catalogue-keeper'],
  ['GET /api/catalogue/entries', 'catalogue.entries', 'catalogue-keeper'],
  ['GET /api/catalogue/entries/:kind/:subject/:division', 'catalogue.entries', 'catalogue-keeper'],
  ['GET /api/catalogue/entries/:kind/:subject/:division/draft', 'catalogue.entries', 'catalogue-keeper'],
  ['POST /api/catalogue/entries/:kind/:subject/:division/draft', 'catalogue.keep', 'catalogue-keeper'],
  ['PUT /api/catalogue/entries/:kind/:subject/:division/draft', 'catalogue.keep', 'catalogue-keeper'],
  ['DELETE /api/catalogue/entries/:kind/:subject/:division/draft', 'catalogue.keep', 'catalogue-keeper'],
  ['POST /api/catalogue/entries/:kind/:subject/:division/commands', 'catalogue.keep', 'catalogue-keeper'],
  ['POST /api/catalogue/entries/commands', 'catalogue.keep', 'catalogue-keeper'],
  ['GET /api/catalogue/entries/:kind/:subject/:division/history', 'catalogue.entries', 'catalogue-keeper'],
  ['GET /api/catalogue/entries/:kind/:subject/:division/versions', 'catalogue.entries', 'catalogue-keeper'],
  ['GET /api/catalogue/exceptions', 'catalogue.entries', 'catalogue-keeper'],
  ['GET /api/catalogue/matrix', 'catalogue.matrix', `${OVERSIGHT} catalogue-keeper`],
  ['GET /api/catalogue/matrix/file', 'catalogue.matrix', `${OVERSIGHT} catalogue-keeper`],
  ['GET /api/catalogue/tasks', 'catalogue.tasks', `${OVERSIGHT} catalogue-keeper`],
  ['POST /api/catalogue/rules/check', 'catalogue.keep', 'catalogue-keeper'],
  ['POST /api/catalogue/tasks/remind', 'catalogue.keep', 'catalogue-keeper'],
  ['GET /api/catalogue/exchange/export', 'catalogue.export', 'supervisor catalogue-keeper'],
  ['GET /api/catalogue/exchange/imports', 'catalogue.import', 'catalogue-keeper'],
  ['POST /api/catalogue/exchange/imports', 'catalogue.import', 'catalogue-keeper'],
  ['GET /api/catalogue/exchange/imports/:id', 'catalogue.import', 'catalogue-keeper'],
  ['GET /api/catalogue/exchange/imports/:id/errors', 'catalogue.import', 'catalogue-keeper'],
  ['POST /api/catalogue/exchange/imports/:id/apply', 'catalogue.import', 'catalogue-keeper'],
  ['POST /api/catalogue/exchange/imports/:id/check', 'catalogue.import', 'catalogue-keeper'],
  ['GET /api/national/catalogue-export', 'national.catalogue-export', 'supervisor catalogue-keeper operator'],
  ['GET /api/catalogue/facts', 'session'],
  ['GET /api/catalogue/flows', 'session'],
  ['GET /api/catalogue/flows/:id', 'session'],
  ['GET /api/catalogue/flows/suggest', 'session'],
  ['GET /api/catalogue/items', 'session'],
  ['GET /api/catalogue/items/:id', 'session'],
  ['GET /api/catalogue/materials', 'session'],
  ['GET /api/directives', 'directive.read', `${OVERSIGHT} operator`],
  ['GET /api/drafts/:kind/:key', 'session'],
  ['GET /api/files/:id', 'file.read', `${APPLICANT} ${OFFICES} ${OVERSIGHT} audit-admin`],
  ['GET /api/national/bundles', 'national.bundle', 'operator'],
  ['GET /api/national/bundles/:number/file', 'national.bundle', 'operator'],
  ['GET /api/national/bundles/keys', 'national.bundle', 'operator'],
  ['GET /api/national/mappings', 'national.read', RUNNING],
  ['GET /api/national/mappings/:kind', 'national.read', RUNNING],
  ['GET /api/national/messages', 'national.read', RUNNING],
  ['GET /api/national/messages/:id', 'national.read', RUNNING],
  ['GET /api/national/differences', 'national.reconcile-read', RUNNING],
  ['GET /api/national/reconciliations', 'national.reconcile-read', RUNNING],
  ['GET /api/national/reconciliations/:id', 'national.reconcile-read', RUNNING],
  ['POST /api/national/differences/:id/explain', 'national.reconcile', 'operator'],
  ['POST /api/national/differences/repair', 'national.reconcile', 'operator'],
  ['POST /api/national/reconciliations', 'national.reconcile', 'operator'],
  ['GET /api/national/overview', 'national.read', RUNNING],
  ['GET /api/national/resend-progress', 'national.read', RUNNING],
  ['GET /api/national/inbox', 'national.inbox', 'operator system-admin'],
  ['GET /api/national/inbox/:id', 'national.inbox', 'operator system-admin'],
  ['GET /api/national/references', 'national.inbox', 'operator system-admin'],
  ['GET /api/national/references/:id/rows', 'national.inbox', 'operator system-admin'],
  ['GET /api/notices', 'notice.read', EVERYBODY],
  ['GET /api/notices/unread', 'notice.read', EVERYBODY],
  ['POST /api/notices/read', 'notice.read', EVERYBODY],
  ['GET /api/oversight/lights', 'oversight.read', OVERSIGHT],
  ['GET /api/oversight/lights/matrix', 'oversight.read', OVERSIGHT],
  ['GET /api/oversight/live', 'oversight.read', OVERSIGHT],
  ['GET /api/oversight/measures', 'oversight.measure', OVERSIGHT],
  ['GET /api/oversight/measures.csv', 'oversight.measure', OVERSIGHT],
  ['GET /api/oversight/measures/cases', 'oversight.measure', OVERSIGHT],
  ['GET /api/oversight/measures/cases.csv', 'oversight.measure', OVERSIGHT],
  ['GET /api/oversight/flags', 'flag.read', `${OVERSIGHT} case-approver`],
  ['GET /api/oversight/flags/:id', 'flag.read', `${OVERSIGHT} case-approver`],
  ['POST /api/oversight/flags/commands', 'flag.review', 'supervisor case-approver'],
  ['GET /api/oversight/reporting-clock', 'told.read', OVERSIGHT],
  ['GET /api/oversight/reporting-clock.csv', 'told.read', OVERSIGHT],
  ['GET /api/oversight/reporting-clock/facts', 'told.read', OVERSIGHT],
  ['GET /api/oversight/reporting-clock/facts/:id', 'told.read', OVERSIGHT],
  ['GET /api/orders', 'order.read', `${OFFICES} ${OVERSIGHT}`],
  ['GET /api/orders.csv', 'order.read', `${OFFICES} ${OVERSIGHT}`],
  ['GET /api/orders/:id', 'order.read', `${OFFICES} ${OVERSIGHT}`],
  ['GET /api/orders/:id/explanation', 'order.read', `${OFFICES} ${OVERSIGHT}`],
  ['GET /api/orders/addressees', 'order.readdress', 'supervisor case-approver'],
  ['GET /api/orders/choices', 'order.issue', 'supervisor'],
  ['GET /api/orders/figures', 'order.read', `${OFFICES} ${OVERSIGHT}`],
  ['POST /api/orders', 'order.issue', 'supervisor'],
  ['POST /api/orders/:id/answer', 'order.answer', `${OFFICES} leader`],
  ['POST /api/orders/:id/handle', 'order.handle', 'supervisor'],
  ['POST /api/orders/:id/instruct', 'order.instruct', 'leader'],
  ['POST /api/orders/:id/readdress', 'order.readdress', 'supervisor case-approver'],
  ['GET /api/oversight/overview', 'oversight.read', OVERSIGHT],
  ['GET /api/oversight/stage-clocks', 'oversight.read', OVERSIGHT],
  ['GET /api/oversight/time', 'oversight.measure', OVERSIGHT],
  ['POST /api/oversight/what-if', 'oversight.measure', OVERSIGHT],
  ['GET /api/oversight/reporting', 'national.measure', `${OVERSIGHT} operator`],
  ['GET /api/oversight/reporting.csv', 'national.measure', `${OVERSIGHT} operator`],
  ['GET /api/oversight/reporting/messages', 'national.measure', `${OVERSIGHT} operator`],
  ['GET /api/people', 'people.list', `catalogue-keeper ${ADMINS}`],
  ['GET /api/projects', 'project.read', `${APPLICANT} ${OFFICES} ${OVERSIGHT} catalogue-keeper`],
  ['GET /api/projects/:id', 'project.read', `${APPLICANT} ${OFFICES} ${OVERSIGHT} catalogue-keeper`],
  [
    'GET /api/projects/:id/explanation',
    'project.read',
    `${APPLICANT} ${OFFICES} ${OVERSIGHT} catalogue-keeper`,
  ],
  ['GET /api/projects/:id/filing', 'application.file', APPLICANT],
  ['GET /api/projects/:id/qr.svg', 'project.read', `${APPLICANT} ${OFFICES} ${OVERSIGHT} catalogue-keeper`],
  ['GET /api/projects/:id/reports', 'project.read', `${APPLICANT} ${OFFICES} ${OVERSIGHT} catalogue-keeper`],
  [
    'GET /api/projects/:id/supervision-records',
    'project.read',
    `${APPLICANT} ${OFFICES} ${OVERSIGHT} catalogue-keeper`,
  ],
  ['GET /api/reference', 'session'],
  ['GET /api/reference/bodies', 'session'],
  ['GET /api/reference/industries', 'session'],
  ['GET /api/reports/due', 'report.file', APPLICANT],
  ['GET /api/samples/logins', 'public'],
  ['GET /api/session', 'session'],
  ['GET /api/signal-rules', 'signal-rule.read', 'supervisor leader case-approver system-admin'],
  ['GET /api/signal-rules/history', 'signal-rule.read', 'supervisor leader case-approver system-admin'],
  ['POST /api/signal-rules', 'signal-rule.set', 'supervisor'],
  ['POST /api/signal-rules/end', 'signal-rule.set', 'supervisor'],
  ['POST /api/signal-rules/preview', 'signal-rule.set', 'supervisor'],
  ['GET /app', 'public'],
  ['GET /app/*', 'public'],
  ['GET /health/live', 'public'],
  ['GET /health/ready', 'public'],
  ['GET /metrics', 'public'],
  ['GET /openapi.json', 'public'],
  ['GET /p/:code', 'public'],
  ['GET /api/public/guides', 'public'],
  ['GET /api/public/guides/:item/:division', 'public'],
  ['GET /guide-me', 'public'],
  ['GET /guides', 'public'],
  ['GET /guides/:item/:division', 'public'],
  ['GET /portal.css', 'public'],
  ['GET /robots.txt', 'public'],
  ['GET /sitemap.xml', 'public'],
  ['GET /sitemaps/:part', 'public'],
  ['GET /verify', 'public'],
  ['POST /api/cases/commands', 'case.command', `${APPLICANT} ${OFFICES}`],
  ['POST /api/directives/:id/answer', 'directive.handle', `${OVERSIGHT} operator`],
  ['POST /api/directives/:id/sign', 'directive.handle', `${OVERSIGHT} operator`],
  ['POST /api/files', 'file.upload', `${APPLICANT} ${OFFICES}`],
  ['POST /api/guide', 'public'],
  ['POST /api/national/bundles', 'national.bundle', 'operator'],
  ['POST /api/national/bundles/:number/remake', 'national.bundle', 'operator'],
  ['POST /api/national/bundles/answers', 'national.bundle', 'operator'],
  ['POST /api/national/mappings/:kind/test', 'national.mapping', 'operator system-admin'],
  ['POST /api/national/messages/resend', 'national.resend', 'operator'],
  ['POST /api/national/inbox/:id/retake', 'national.inbox', 'operator system-admin'],
  ['POST /api/projects', 'project.register', APPLICANT],
  ['POST /api/projects/:id/applications', 'application.file', APPLICANT],
  ['POST /api/projects/:id/change', 'project.change', APPLICANT],
  ['POST /api/projects/:id/code/cancel', 'project.cancel-code', APPLICANT],
  ['POST /api/projects/:id/code/lapse', 'project.lapse', 'supervisor'],
  ['POST /api/projects/:id/reports', 'report.file', APPLICANT],
  ['POST /api/projects/:id/supervision-records', 'supervision.record', 'supervisor'],
  ['POST /api/reports/:id/correct', 'report.correct', APPLICANT],
  ['POST /api/reports/:id/withdraw', 'report.correct', APPLICANT],
  ['POST /api/session', 'public'],
  ['POST /api/supervision-records/:id/resolve', 'supervision.resolve', 'supervisor'],
  ['POST /api/supervision-records/:id/withdraw', 'supervision.resolve', 'supervisor'],
  ['PUT /api/drafts/:kind/:key', 'session'],
  ['PUT /api/national/mappings/:kind', 'national.mapping', 'operator system-admin'],
  ['PUT /api/projects/:id/form', 'project.amend', APPLICANT],
  ['PUT /api/session/seat', 'session'],
];

const web = mkdtempSync(join(tmpdir(), 'web-'));
writeFileSync(join(web, 'index.html'), '<title>page</title>');
afterAll(() => rmSync(web, { recursive: true, force: true }));
const scene = useScene({ webFolder: web });

const UUID = '019a0000-0000-7000-8000-000000000001';
const placeOf = (url: string) => url.replace(':kind', 'correction').replace(/:\w+/g, UUID).replace('*', '');
const routes = () => listRoutes(scene().app);
const call = ({ method, url }: RouteInfo, headers: Record<string, string>) =>
  scene().app.inject({
    method: method as 'GET',
    url: placeOf(url),
    headers: { 'x-zongheng': '1', ...headers },
  });

/** As `call`, of a stream that never ends by itself: only how it begins. */
const begin = async ({ url }: RouteInfo, headers: Record<string, string>) => {
  const answer = await scene().app.inject({ url: placeOf(url), headers, payloadAsStream: true });
  answer.stream().destroy();
  return answer;
};

test('the routes of the server are those of the table, open to whom it says', () => {
  const sorted = (words: string) => words.split(' ').sort().join(' ');
  const actual = routes().map(({ method, url, access }) =>
    access.kind === 'action'
      ? [`${method} ${url}`, access.action, sorted(rolesFor(ACTIONS, access.action).join(' '))]
      : [`${method} ${url}`, access.kind],
  );
  const expected = TABLE.map(([route, access, roles]) =>
    roles === undefined ? [route, access] : [route, access, sorted(roles)],
  );
  expect(actual.sort()).toEqual(expected.sort());
});

test('no action is granted that no route asks for', () => {
  const asked = routes().flatMap(({ access }) => (access.kind === 'action' ? [access.action] : []));
  expect(Object.keys(ACTIONS).sort()).toEqual([...new Set(asked)].sort());
});

test('without a session every route that is not public answers 401, and says so', async () => {
  const closed = routes().filter(({ access }) => access.kind !== 'public');
  expect(closed.length).toBeGreaterThan(25);
  for (const route of closed) expectRefusal(await call(route, {}), 401, 'not-signed-in');
});

test('a made-up session is none', async () => {
  const forged = { cookie: `zongheng_session=${'A'.repeat(43)}` };
  for (const route of routes().filter(({ access }) => access.kind !== 'public')) {
    expectRefusal(await call(route, forged), 401, 'not-signed-in');
  }
});

describe('with a session', () => {
  const headers = new Map<Role, Record<string, string>>();
  const bodyId = '210102-water';
  const seats: Readonly<Record<string, SeatChoice>> = {
    'window-clerk': { bodyId },
    'case-handler': { bodyId },
    'case-approver': { bodyId },
    'catalogue-keeper': { bodyId },
    supervisor: { division: '210100' },
    leader: { division: '210100' },
  };
  beforeAll(async () => {
    for (const role of ALL_ROLES) {
      const { unitId } = scene();
      const { login } = await scene().person(role, role === 'unit-member' ? { unitId } : (seats[role] ?? {}));
      headers.set(role, await scene().signIn(login));
    }
  });

  test.each(ALL_ROLES)(
    '%s is turned away from every action of others, and let in to the own',
    async (role) => {
      const allowed = TABLE.filter(([, , roles]) => roles?.split(' ').includes(role)).map(([route]) => route);
      const actions = routes().filter(({ access }) => access.kind === 'action');
      expect(actions.length).toBe(TABLE.filter(([, , roles]) => roles !== undefined).length);
      for (const route of actions) {
        const name = `${route.method} ${route.url}`;
        const endless = route.url === '/api/oversight/live' && allowed.includes(name);
        const answer = await (endless ? begin : call)(route, headers.get(role) ?? {});
        if (allowed.includes(name)) {
          expect([name, [401, 403].includes(answer.statusCode)], answer.body).toEqual([name, false]);
        } else {
          const { detail } = expectRefusal(answer, 403, 'forbidden');
          expect(detail).toContain('无权进行这项操作');
        }
      }
    },
  );

  test.each(ALL_ROLES)('%s reaches what everybody signed in may reach', async (role) => {
    for (const route of routes().filter(({ access }) => access.kind === 'session')) {
      const answer = await call(route, headers.get(role) ?? {});
      expect([route.url, [401, 403, 500].includes(answer.statusCode)], answer.body).toEqual([
        route.url,
        false,
      ]);
    }
  });
});
