import { addDays, dayOf, type Instant, instantFromText, startOf } from '@zongheng/core/calendar';
import { CASE_STATUSES, type CaseFact, evolve, lightOf, NO_CASE } from '@zongheng/core/casework';
import { type JsonObject, verifyChain } from '@zongheng/core/evidence';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ApplicationFact, type ApplicationState, evolveApplication } from '../applications/index.ts';
import { BOXES, type CaseRow, fromRecord, itemOf, listCases, readCases } from '../casework/index.ts';
import type { Role } from '../identity/index.ts';
import { sm3 } from '../platform/crypto/index.ts';
import { readFeed, readHeads, readSealed, type StoredFact } from '../platform/facts/index.ts';
import { evolveProject, type ProjectFact, type ProjectState } from '../projects/index.ts';
import { createServices } from '../services.ts';
import { overviewOf } from '../supervision/index.ts';
import { useTestDatabase } from '../testing/index.ts';
import { loadSample, SAMPLE_LOGINS, SAMPLE_PASSWORD, sampleState } from './index.ts';
import { actorOf, END, NO_RANDOM, sampleDeps } from './sample-fixture.ts';

/** The whole sample, loaded once: what it holds, and that nothing in it contradicts anything else. */

const database = useTestDatabase();
let deps: Awaited<ReturnType<typeof sampleDeps>>;
let facts: readonly StoredFact[];
let sealed: ReadonlyMap<string, { content: JsonObject }>;
let cases: readonly CaseRow[];

beforeAll(async () => {
  deps = await sampleDeps(database().app);
  const labels: string[] = [];
  const result = await loadSample(deps, { endsAt: END, onProgress: ({ label }) => labels.push(label) });
  expect(result.outcome).toBe('loaded');
  expect(labels.at(-1)).toBe('2026年11月');
  const heads = await readHeads(database().app);
  const feeds = [...heads].map(([home]) => readFeed(database().app, home, 0, 1_000_000));
  facts = (await Promise.all(feeds)).flat();
  const byHome = Map.groupBy(
    facts.filter(({ envelope }) => envelope.sealed),
    ({ envelope }) => envelope.home,
  );
  const contents = [...byHome].map(([home, those]) =>
    readSealed(
      database().app,
      home,
      those.map(({ envelope }) => envelope.id),
    ),
  );
  sealed = new Map((await Promise.all(contents)).flatMap((each) => [...each]));
  const ids = await database().app.read<{ id: string }>({
    name: 'ids',
    text: 'SELECT id FROM casework.cases',
  });
  cases = await readCases(
    database().app,
    ids.map(({ id }) => id),
  );
}, 300_000);

afterAll(() => deps.close());

const ruleOf = (row: CaseRow) => {
  const rule = itemOf(deps.catalogue, row);
  if (!rule) throw new Error(row.item_id);
  return rule;
};
const streams = (kind: string) =>
  [...Map.groupBy(facts, ({ envelope }) => envelope.stream.id).values()].filter(
    ([first]) => first?.envelope.stream.kind === kind,
  );
/** What a module recorded as one of its facts, with what was sealed. */
const restored = ({ envelope }: StoredFact) => ({
  ...envelope.data,
  type: envelope.type,
  at: instantFromText(envelope.happenedAt),
});

describe('the sample year', () => {
  test('is there: projects, cases, every state and every light', async () => {
    expect(await sampleState(database().app)).toBe('done');
    expect(streams('project').length).toBeGreaterThanOrEqual(300);
    expect(cases.length).toBeGreaterThanOrEqual(2000);
    const recorded = new Set(facts.map(({ envelope }) => envelope.type));
    expect([...recorded].sort()).toEqual([
      'application.case-opened',
      'application.closed',
      'application.queue-dropped',
      'application.submitted',
      'case.acceptance-refused',
      'case.accepted',
      'case.correction-requested',
      'case.correction-supplied',
      'case.delivered',
      'case.extended',
      'case.granted',
      'case.granted-with-owed',
      'case.handling-started',
      'case.not-needed',
      'case.opinion-asked',
      'case.received',
      'case.refused',
      'case.renewal-applied',
      'case.revoked',
      'case.special-ended',
      'case.special-started',
      'case.withdrawn',
      'case.withdrawn-before-acceptance',
      'project.code-issued',
      'project.code-rejected',
      'project.code-requested',
      'project.code-voided',
      'project.form-amended',
      'project.registered',
    ]);
    // 受理 is left in the moment it is reached: the department begins at once.
    const statuses = new Set(cases.map(({ state }) => state.status));
    expect(CASE_STATUSES.filter((status) => !statuses.has(status))).toEqual(['accepted']);
    const late = facts.filter(({ envelope }) => envelope.happenedAt < envelope.recordedAt);
    expect(late.length).toBeGreaterThan(20);
    const kinds = new Set(facts.flatMap(({ envelope }) => envelope.data.kind ?? []));
    expect(kinds.size).toBeGreaterThanOrEqual(6);
  });

  test('was recorded in the order of time, home by home, and not after its end', () => {
    for (const feed of Map.groupBy(facts, ({ envelope }) => envelope.home).values()) {
      const times = feed.sort((a, b) => a.position - b.position).map(({ envelope }) => envelope.recordedAt);
      expect(times).toEqual([...times].sort());
    }
    const end = new Date(END).toISOString();
    expect(facts.every(({ envelope }) => envelope.recordedAt <= end)).toBe(true);
  });

  test('every chain verifies to the head its row names', async () => {
    const heads = await database().app.read<{ id: string; version: number; head: string }>({
      name: 'heads',
      text: `SELECT id, version, head FROM projects.projects UNION ALL
             SELECT id, version, head FROM applications.applications UNION ALL
             SELECT id, version, head FROM casework.cases`,
    });
    const byStream = Map.groupBy(facts, ({ envelope }) => envelope.stream.id);
    expect(byStream.size).toBe(heads.length);
    for (const { id, version, head } of heads) {
      const chain = (byStream.get(id) ?? []).sort((a, b) => a.envelope.version - b.envelope.version);
      expect(verifyChain(chain, sm3)).toEqual({ ok: true, value: { count: version, head } });
    }
  });

  test('every project, application and case refolded from its facts is the one that is stored', async () => {
    const stored = async (name: string, table: string) =>
      new Map(
        (
          await database().app.read<{ id: string; state: unknown }>({
            name,
            text: `SELECT id, state FROM ${table}`,
          })
        ).map(({ id, state }) => [id, state]),
      );
    const projects = await stored('states.projects', 'projects.projects');
    for (const stream of streams('project')) {
      const folded = stream.reduce<ProjectState | null>(
        (state, fact) => evolveProject(state, restored(fact) as unknown as ProjectFact),
        null,
      );
      expect(folded).toEqual(projects.get(stream[0]?.envelope.stream.id ?? ''));
    }
    const applications = await stored('states.applications', 'applications.applications');
    for (const stream of streams('application')) {
      const folded = stream.reduce<ApplicationState | null>(
        (state, fact) => evolveApplication(state, restored(fact) as unknown as ApplicationFact),
        null,
      );
      expect(folded).toEqual(applications.get(stream[0]?.envelope.stream.id ?? ''));
    }
    const rows = new Map(cases.map((row) => [row.id, row.state]));
    for (const stream of streams('case')) {
      const folded = stream.reduce((state, { envelope }) => {
        const { id, type, happenedAt, data } = envelope;
        const fact: CaseFact = fromRecord(type, happenedAt, data, sealed.get(id)?.content ?? null);
        return evolve(state, fact);
      }, NO_CASE);
      expect(folded).toEqual(rows.get(stream[0]?.envelope.stream.id ?? ''));
    }
  });

  test('a light is the same in SQL and in core, at the end and later', async () => {
    const today = dayOf(END as Instant);
    const moments = [0, 1, 2, 3, 8, 30, 90].flatMap((days) => {
      const midnight = startOf(addDays(today, days));
      return [midnight - 1, midnight, midnight + 9 * 3_600_000].filter((moment) => moment >= END);
    });
    const seen = new Set<string>();
    for (const moment of [END, ...moments]) {
      const rows = await database().app.read<{ id: string; light: string }>({
        name: 'lights',
        text: 'SELECT id, casework.light(k, $1) AS light FROM casework.clocks k WHERE shown',
        values: [new Date(moment).toISOString()],
      });
      const lights = new Map(rows.map(({ id, light }) => [id, light]));
      expect(lights.size).toBe(cases.length);
      for (const row of cases) {
        const light = lightOf(row.state, ruleOf(row), deps.catalogue.calendar, moment as Instant);
        if (lights.get(row.id) !== light?.signal) {
          throw new Error(
            `${row.number} at ${new Date(moment).toISOString()}: ${lights.get(row.id)}, ${light?.signal}`,
          );
        }
        if (moment === END) seen.add(light?.signal ?? '');
      }
    }
    expect(seen.size).toBe(7);
  });

  test('lists, counts and figures agree', async () => {
    const now = END as Instant;
    const services = createServices(database().app, deps.catalogue, { now: () => END }, NO_RANDOM);
    const actors = [
      seat('supervisor', { division: '210000' }),
      seat('leader', { division: '210100' }),
      seat('window-clerk', { body: '210100-service-centre' }),
      seat('case-handler', { body: '210100-water' }),
      seat('case-approver', { body: '210000-earthquake' }),
    ];
    for (const actor of actors) {
      for (const box of BOXES) {
        const list = await listCases(database().app, actor, { box, limit: 10_000 }, now);
        expect(list.rows.length).toBe(list.total);
        expect(list.counts?.[box]).toBe(list.total);
      }
    }
    const province = seat('supervisor', { division: '210000' });
    const overview = await overviewOf(services, province, now);
    for (const light of ['normal', 'reminder', 'warning', 'overdue', 'beyond-statute', 'stopped'] as const) {
      const list = await listCases(database().app, province, { box: 'body', light, limit: 10_000 }, now);
      expect(list.total).toBe(overview.lights[light]);
      const byCity = Map.groupBy(list.rows, ({ home }) => home);
      for (const city of overview.cities) {
        expect(byCity.get(city.code)?.length ?? 0).toBe(city.lights[light]);
      }
      const byDepartment = Map.groupBy(list.rows, (row) => deps.catalogue.item(row.item_id)?.department);
      for (const department of overview.departments) {
        expect(byDepartment.get(department.id)?.length ?? 0).toBe(department.lights[light]);
      }
    }
    const all = await listCases(database().app, province, { box: 'body', limit: 10_000 }, now);
    expect(all.total).toBe(overview.open);
    expect(overview.open + overview.lights.done).toBe(cases.length);
  });

  test('the feed has been followed to its end', async () => {
    const behind = await database().app.read({
      name: 'behind',
      text: `SELECT h.home FROM facts.heads h LEFT JOIN facts.cursors c ON c.home = h.home
             AND c.reader = 'applications.advance' WHERE c.position IS DISTINCT FROM h.position`,
    });
    expect(behind).toEqual([]);
  });

  test('everybody with a sample login can sign in and has the seat that is promised', async () => {
    const rows = await database().app.read<{ login: string; role: string; hash: string; name: string }>({
      name: 'logins',
      text: `SELECT p.login, p.name, s.role, c.password_hash AS hash FROM identity.persons p
             JOIN identity.credentials c ON c.person_id = p.id JOIN identity.seats s ON s.person_id = p.id`,
    });
    const byLogin = new Map(rows.map((row) => [row.login, row]));
    for (const { login, personName } of SAMPLE_LOGINS) expect(byLogin.get(login)?.name).toBe(personName);
    expect(new Set(rows.map(({ hash }) => hash)).size).toBe(1);
    const check = await deps.passwords.check(SAMPLE_PASSWORD, rows[0]?.hash ?? '');
    expect(check.matches).toBe(true);
    // Every desk at which a case waits has somebody to deal with it.
    const seats = await database().app.read<{ desk: string }>({
      name: 'desks',
      text: `SELECT role || ' ' || body_id AS desk FROM identity.seats WHERE body_id IS NOT NULL`,
    });
    const staffed = new Set(seats.map(({ desk }) => desk));
    const desks = cases.flatMap(({ body_id, window_body_id }) => [
      `window-clerk ${window_body_id}`,
      `case-handler ${body_id}`,
      `case-approver ${body_id}`,
    ]);
    expect([...new Set(desks)].filter((desk) => !staffed.has(desk))).toEqual([]);
  });

  test('files that decisions and applications name are there', async () => {
    const [missing] = await database().app.read<{ documents: number; files: number; contents: number }>({
      name: 'files',
      text: `SELECT (SELECT count(*)::int FROM casework.documents d LEFT JOIN materials.files f ON f.id = d.file_id
               AND f.digest = d.digest WHERE f.id IS NULL) AS documents,
             count(*)::int AS files, count(DISTINCT digest)::int AS contents FROM materials.files`,
    });
    expect(missing?.documents).toBe(0);
    expect(missing?.files).toBeGreaterThan(2000);
    expect(missing?.contents).toBeLessThan(200);
    const digests = await database().app.read<{ digest: string }>({
      name: 'digests',
      text: 'SELECT DISTINCT digest FROM materials.files',
    });
    for (const { digest } of digests) expect(await deps.files.has(digest)).toBe(true);
  });
});

const seat = (role: Role, where: { division?: string; body?: string }) =>
  actorOf(deps.catalogue, role, where);
