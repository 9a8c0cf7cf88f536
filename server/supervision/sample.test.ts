import { randomBytes } from 'node:crypto';
import { dayOf, formatDay, formatInstant, type Instant, instantFromText } from '@zongheng/core/calendar';
import { lightOf } from '@zongheng/core/casework';
import { verifyChain } from '@zongheng/core/evidence';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { applicationFollower } from '../applications/index.ts';
import { itemOf, readCases, scopesFollower } from '../casework/index.ts';
import { openScene, type Scene } from '../journey/scene.ts';
import type { Caller } from '../journey/world.ts';
import { seededRandom, sm3, systemRandom } from '../platform/crypto/index.ts';
import { catchUp, readHeads, readStream } from '../platform/facts/index.ts';
import { loadSample } from '../sample/index.ts';
import { END, sampleDeps } from '../sample/sample-fixture.ts';
import { createServices, type Services } from '../services.ts';
import { useTestDatabase } from '../testing/index.ts';
import { RULES } from './flags/rules.ts';
import type { FlagRow } from './flags/store.ts';
import { evidenceWords } from './flags/words.ts';
import {
  applicantFollower,
  escalateOrders,
  flagFollower,
  measuresFollower,
  refreshStages,
  stagesFollower,
  sweepFlags,
  sweepLadder,
  toldFollower,
  withdrawFallen,
} from './index.ts';
import { OPEN_SIGNALS } from './live/roll-up.ts';
import { evolveOrder } from './orders/evolve.ts';
import { orderFact } from './orders/history.ts';
import type { OrderState } from './orders/order.ts';

/** Part of the sample year, read by everything that supervises: nothing fails on it, and all say the same of it. */
const PROJECTS = 60;
const DAY = 86_400_000;
/** `ZONGHENG_SEED` repeats the moments of a run. */
const seed = process.env.ZONGHENG_SEED ?? randomBytes(4).toString('hex');
const database = useTestDatabase();
let deps: Awaited<ReturnType<typeof sampleDeps>>;
let services: Services;
let scene: Scene;
let flags: readonly FlagRow[];

beforeAll(async () => {
  deps = await sampleDeps(database().app);
  await loadSample(deps, { endsAt: END, projects: PROJECTS });
  services = createServices(database().app, deps.catalogue, { now: () => END }, systemRandom);
  for (const follower of followersOf(services)) await catchUp(database().app, follower);
  await sweepFlags(services);
  flags = await database().app.read({ name: 'sample_flags', text: 'SELECT * FROM supervision.flags' });
  scene = await openScene(database(), { start: '2026-11-23 10:00', certNumber: '91210100MA0TEXT71C' });
}, 300_000);
afterAll(async () => {
  await scene?.close();
  await deps?.close();
});

/** All that follow the feed, as the work process has them. */
const followersOf = (given: Services) => [
  applicationFollower(given),
  applicantFollower(given),
  flagFollower(given),
  measuresFollower(given),
  toldFollower(given),
  stagesFollower(given),
  scopesFollower(),
];

test('whoever follows the feed has come to its end, in every home', async () => {
  const heads = await readHeads(database().app);
  expect(heads.size).toBeGreaterThan(10);
  const cursors = await database().app.read<{ reader: string; home: string; position: number }>({
    name: 'sample_cursors',
    text: 'SELECT reader, home, position FROM facts.cursors',
  });
  for (const { name } of followersOf(services)) {
    const own = cursors.filter(({ reader }) => reader === name);
    expect([name, new Map(own.map(({ home, position }) => [home, position]))]).toEqual([name, heads]);
  }
});

test('every flag names a fact of its case, what was seen in a sentence, and a rule with its basis', async () => {
  expect(flags.length).toBeGreaterThan(0);
  for (const flag of flags) {
    const facts = await readStream(database().app, flag.home, flag.case_id);
    const fact = facts.find(({ envelope }) => envelope.id === flag.fact_id);
    expect([flag.rule, fact?.envelope.stream.id]).toEqual([flag.rule, flag.case_id]);
    expect(flag.happened_at).toBe(fact?.envelope.happenedAt);
    expect(flag.raised_at >= flag.happened_at).toBe(true);
    expect(evidenceWords(flag.evidence, flag.happened_at)).toMatch(/^[^{}]*\p{Script=Han}.*。$/u);
    expect(evidenceWords(flag.evidence, flag.happened_at)).not.toMatch(/undefined|null|NaN/);
    expect(RULES.rule(flag.rule).basis).not.toBe('');
    expect(flag.evidence.facts[0]).toBe(flag.fact_id);
  }
});

test('each fact that somebody told stands once in the reporting clock, and late is what the clock says', async () => {
  const [counted] = await database().owner.read<Record<string, number>>({
    name: 'sample_told',
    text: `SELECT
        (SELECT count(*)::int FROM supervision.told) AS told,
        (SELECT count(*)::int FROM supervision.told WHERE late <> (recorded_at >= due_at)) AS odd,
        (SELECT count(*)::int FROM facts.facts f JOIN casework.cases c ON c.id = f.stream_id AND c.home = f.home
          WHERE f.stream_kind = 'case' AND c.body_name IS NULL AND f.channel <> 'timer'
            AND f.type <> 'case.handling-started' AND coalesce(f.data->>'closing', '') <> 'true'
            AND coalesce(f.data->>'deemed', '') <> 'true')
        + (SELECT count(*)::int FROM facts.facts WHERE type = 'report.filed') AS facts`,
  });
  expect(counted?.odd).toBe(0);
  expect(counted?.told).toBe(counted?.facts);
  expect(counted?.told).toBeGreaterThan(500);
});

type Light = {
  signal: string;
  measure: 'acceptance' | 'committed';
  dueDay: string | null;
  statutoryDueDay: string | null;
};
type ClockView = { signal: string; over: boolean; dueDay: string | null };
type Row = { id: string; light: Light; clock: { signal: string; dueAt: string | null } };
type Detail = { light: Light; clocks: Record<'acceptance' | 'committed' | 'statutory', ClockView | null> };
type Figures = { open: number; lights: Record<string, number> };
type Overview = Figures & { asOf: string; cities: Figures[]; departments: Figures[] };

test('list, page, statistics, SQL and core say one thing of every open case, whenever they are asked', async () => {
  console.info(`lights of the sample: ZONGHENG_SEED=${seed}`);
  const random = seededRandom(seed);
  const supervisor = await scene.as('supervisor', { division: '210000' });
  const moments = Array.from({ length: 5 }, () => END + random.below(150 * 86_400) * 1000).toSorted(
    (a, b) => a - b,
  );
  const seen = new Set<string>();
  for (const moment of moments) {
    scene.time.now = moment;
    const when = formatInstant(moment as Instant);
    const expected = await lightsAt(moment as Instant);
    const lights = await allOf<Row>(supervisor, '/api/oversight/lights?');
    const cases = await allOf<Row>(supervisor, '/api/cases?box=body&');
    expect([when, lights.length, cases.length]).toEqual([when, expected.size, expected.size]);
    for (const row of cases) expect([row.id, short(row.light)]).toEqual([row.id, expected.get(row.id)]);
    for (const { id, light, clock } of lights) {
      expect([id, short(light)]).toEqual([id, expected.get(id)]);
      expect([clock.signal, lastDay(clock.dueAt)]).toEqual([light.signal, light.dueDay]);
      const page = (await supervisor.get(`/api/cases/${id}`)).json<Detail>();
      expect(page.light).toEqual(light);
      const { [light.measure]: own, statutory } = page.clocks;
      expect([own?.dueDay, statutory?.dueDay ?? null]).toEqual([light.dueDay, light.statutoryDueDay]);
      expect(statutory?.over ?? false).toBe(light.signal === 'beyond-statute');
      if (light.signal !== 'beyond-statute') expect(own?.signal).toBe(light.signal);
    }
    const overview = (await supervisor.get('/api/oversight/overview')).json<Overview>();
    expect([overview.asOf, overview.open]).toEqual([when, expected.size]);
    for (const signal of OPEN_SIGNALS) {
      const listed = [...expected.values()].filter((light) => light.signal === signal).length;
      const sum = (cells: readonly Figures[]) =>
        cells.reduce((all, cell) => all + (cell.lights[signal] ?? 0), 0);
      const { cities, departments } = overview;
      const figures = [overview.lights[signal], sum(cities), sum(departments)];
      expect([when, signal, ...figures]).toEqual([when, signal, listed, listed, listed]);
      if (listed > 0) seen.add(signal);
    }
  }
  expect(seen.size).toBeGreaterThanOrEqual(3);
}, 180_000);

test('the sweeps of a later day fail on nothing, and what they issue refolds from its facts', async () => {
  const errors: unknown[] = [];
  const log = { error: (...given: unknown[]) => void errors.push(given), warn: () => {} };
  const later = createServices(database().app, deps.catalogue, { now: () => END + 3 * DAY }, systemRandom);
  const swept = await sweepLadder({ ...later, log });
  await Promise.all([refreshStages(later), withdrawFallen(later), escalateOrders(later), sweepFlags(later)]);
  for (const follower of followersOf(later)) await catchUp(database().app, follower);
  expect([errors, swept.fired > 0, swept.issued > 0]).toEqual([[], true, true]);
  const orders = await database().app.read<Record<'id' | 'home' | 'head', string> & Stored>({
    name: 'sample_orders',
    text: 'SELECT id, home, version, head, state FROM supervision.orders',
  });
  expect(orders.length).toBe(swept.issued);
  for (const { id, home, version, head, state } of orders) {
    const facts = await readStream(database().app, home, id);
    expect(verifyChain(facts, sm3)).toEqual({ ok: true, value: { count: version, head } });
    expect(facts.map(orderFact).reduce<OrderState | null>(evolveOrder, null)).toEqual(state);
  }
});
type Stored = { version: number; state: OrderState };

/** All pages of a list. */
async function allOf<T>(who: Caller, url: string): Promise<T[]> {
  const rows: T[] = [];
  for (let next: string | null = ''; next !== null; ) {
    const answer = await who.get(`${url}limit=200${next === '' ? '' : `&cursor=${next}`}`);
    expect(answer.statusCode, answer.body).toBe(200);
    const page: { rows: T[]; next: string | null } = answer.json();
    rows.push(...page.rows);
    next = page.next;
  }
  return rows;
}

const short = ({ signal, dueDay, statutoryDueDay }: Light) => ({ signal, dueDay, statutoryDueDay });
/** The last day of a limit that ends at an instant. */
const lastDay = (dueAt: string | null) =>
  dueAt === null ? null : formatDay(dayOf((instantFromText(dueAt) - 1) as Instant));

/** What core says of every open case, once it is sure that SQL says the same. */
async function lightsAt(now: Instant): Promise<Map<string, ReturnType<typeof short>>> {
  const rows = await database().app.read<
    Record<'id' | 'light', string> & Record<'due' | 'end', string | null>
  >({
    name: 'sample_lights',
    text: `SELECT id, casework.light(k, $1) AS light, due_at AS due, statutory_due_at AS end
           FROM casework.clocks k WHERE shown AND state <> 'ended'`,
    values: [formatInstant(now)],
  });
  const cases = await readCases(
    database().app,
    rows.map(({ id }) => id),
  );
  const { catalogue } = scene.services;
  const lights = cases.map((row) => {
    const item = itemOf(catalogue, row);
    if (!item) throw new Error(row.item_id);
    const rule = catalogue.signalRule(row.division, row.item_id);
    const light = lightOf(row.state, item, catalogue.calendarFor(row.division), now, rule);
    if (!light) throw new Error(row.number);
    const day = (value: typeof light.dueDay) => (value === null ? null : formatDay(value));
    const { signal, dueDay, statutoryDueDay } = light;
    return [row.id, { signal, dueDay: day(dueDay), statutoryDueDay: day(statutoryDueDay) }] as const;
  });
  const core = new Map(lights);
  for (const { id, light, due, end } of rows) {
    const told = { signal: light, dueDay: lastDay(due), statutoryDueDay: lastDay(end) };
    expect([id, told]).toEqual([id, core.get(id)]);
  }
  return core;
}
