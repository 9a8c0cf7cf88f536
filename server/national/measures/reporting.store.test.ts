import fc from 'fast-check';
import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { useTestDatabase } from '../../testing/index.ts';
import type { EventFilter, EventScope, STATUSES } from './events.ts';
import { type EventRow, type Figures, listEvents, reportingFigures } from './figures.ts';

const database = useTestDatabase();

/** One thing with its revisions, the oldest first. */
type Told = {
  readonly line: 'investment' | 'construction';
  readonly kind: string;
  readonly home: string;
  readonly caseOf: number;
  readonly happenedAt: number;
  readonly dueAt: number;
  readonly revisions: readonly Revision[];
};
type Revision = {
  readonly state: 'waiting' | 'sent' | 'checked' | 'stored' | 'refused';
  readonly hours: number;
  readonly by: 'door' | 'centre';
  readonly rules: readonly (number | null)[];
};

const HOUR = 3_600_000;
const START = Date.parse('2026-11-01T00:00:00Z');
const NOW = START + 60 * HOUR;
const OPENED = START + 10 * HOUR;
const HOMES = ['210000', '210100', '210200'];
const BODIES = ['210100-a', '210100-b'];
const CASE_KINDS = ['construction.case-step', 'investment.case'];

const hours = fc.integer({ min: 0, max: 60 });
const revision: fc.Arbitrary<Revision> = fc.record({
  state: fc.constantFrom('waiting', 'sent', 'checked', 'stored', 'refused'),
  hours,
  by: fc.constantFrom('door', 'centre'),
  rules: fc.array(fc.constantFrom(6, 9, 11, null), { minLength: 1, maxLength: 3 }),
});
const told: fc.Arbitrary<Told> = fc.record({
  line: fc.constantFrom('investment', 'construction'),
  kind: fc.constantFrom(
    'construction.case-step',
    'investment.case',
    'construction.project',
    'investment.apply',
  ),
  home: fc.constantFrom(...HOMES),
  caseOf: fc.integer({ min: 0, max: 3 }),
  happenedAt: hours.map((h) => START + h * HOUR),
  dueAt: hours.map((h) => START + h * HOUR),
  revisions: fc.array(revision, { minLength: 1, maxLength: 3 }),
});

const caseId = (index: number) => `019a0000-0000-7000-8000-00000000010${index}`;
const iso = (at: number) => new Date(at).toISOString();

describe('the timeliness of reporting', () => {
  beforeAll(async () => {
    const { owner } = database();
    await owner.query({
      name: 'test_line',
      text: `INSERT INTO national.lines (line, opened_at, next_at) VALUES ('investment', $1, $1), ('construction', $1, $1)`,
      values: [iso(OPENED)],
    });
    // Cases 0 and 1 are the bodies' in 210100; 2 is there under another home, 3 is none.
    await owner.query({
      name: 'test_cases',
      text: `INSERT INTO casework.cases (id, home, version, head, state, status, number, project_id, project_name,
               unit_id, unit_name, application_id, application_number, work_ids, stage, item_id, item_version,
               item_name, flow_id, flow_version, body_id, division, window_body_id, grams, received_at, updated_at)
             SELECT id, home, 1, '', '{}', '', id::text, id, '', id, '', id, '', '{}', 1, '', 1, '', '', 1, body, home,
               '', '{}', now(), now()
             FROM json_to_recordset($1::json) AS n(id uuid, home text, body text)`,
      values: [
        JSON.stringify([
          { id: caseId(0), home: '210100', body: BODIES[0] },
          { id: caseId(1), home: '210100', body: BODIES[1] },
          { id: caseId(2), home: '210200', body: BODIES[0] },
        ]),
      ],
    });
  });
  beforeEach(async () => {
    await database().owner.query({ name: 'test_empty', text: 'TRUNCATE national.messages' });
  });

  test('every figure is the length of the list behind it, as counted slowly', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(told, { maxLength: 25 }), hours, hours, async (things, a, b) => {
        await database().owner.query({ name: 'test_empty', text: 'TRUNCATE national.messages' });
        await insert(things);
        const [from, to] = [START + Math.min(a, b) * HOUR, START + Math.max(a, b) * HOUR];
        const scope: EventScope = {
          from: iso(from),
          to: iso(to),
          division: null,
          now: iso(NOW),
          caseKinds: CASE_KINDS,
        };
        const slow = things.filter(
          ({ kind, happenedAt }) => kind !== 'investment.apply' && happenedAt >= from && happenedAt < to,
        );
        await agree(scope, {}, slow);
        const line = 'construction' as const;
        await agree(
          scope,
          { line },
          slow.filter((each) => each.line === line),
        );
        await agree(
          scope,
          { city: '210100' },
          slow.filter((each) => each.home === '210100'),
        );
      }),
      { numRuns: 40 },
    );
  }, 120_000);

  async function agree(scope: EventScope, filter: EventFilter, slow: readonly Told[]) {
    const { app } = database();
    const figures = await reportingFigures(app, scope, filter);
    check(figures.total, slow);
    for (const home of HOMES)
      check(
        figures.cities.get(home),
        slow.filter((each) => each.home === home),
      );
    for (const body of BODIES)
      check(
        figures.bodies.get(body),
        slow.filter((each) => bodyOf(each) === body),
      );
    const list = async (given: EventFilter) => {
      const rows: EventRow[] = [];
      for (;;) {
        const last = rows.at(-1);
        const after = last && ([last.happened_at, last.first_id] as const);
        const page = await listEvents(app, scope, given, { after, limit: 4 });
        rows.push(...page.rows.slice(0, 4));
        if (page.rows.length <= 4) {
          expect(page.total).toBe(rows.length);
          return rows;
        }
      }
    };
    expect((await list(filter)).length).toBe(figures.total.told);
    for (const [status, cell] of [
      ['in-time', 'in_time'],
      ['late', 'late'],
      ['past-due', 'past_due'],
      ['pending', 'pending'],
      ['refused', 'refused'],
    ] as const) {
      expect([status, (await list({ ...filter, status })).length]).toEqual([status, figures.total[cell]]);
    }
    for (const [home, own] of figures.cities) {
      expect((await list({ ...filter, city: home, status: 'late' })).length).toBe(own.late);
    }
    for (const [body, own] of figures.bodies) {
      expect((await list({ ...filter, body })).length).toBe(own.told);
    }
    for (const { home, rule, n } of figures.refusals) {
      expect((await list({ ...filter, city: home, rule })).length).toBe(n);
    }
  }
});

function check(given: Figures | undefined, things: readonly Told[]): void {
  if (things.length === 0 && !given) return;
  const statuses = things.map(statusOf);
  const open = things.filter((each) => storedAt(each) === null).map((each) => each.happenedAt);
  const took = things
    .flatMap((each) => {
      const at = storedAt(each);
      return at === null ? [] : [(at - Math.max(each.happenedAt, OPENED)) / HOUR];
    })
    .sort((a, b) => a - b);
  const place = 0.9 * (took.length - 1);
  const [low, high] = [took[Math.floor(place)] ?? 0, took[Math.ceil(place)] ?? 0];
  expect(given).toMatchObject({
    told: things.length,
    in_time: statuses.filter((status) => status === 'in-time').length,
    late: statuses.filter((status) => status === 'late').length,
    past_due: statuses.filter((status) => status === 'past-due').length,
    pending: statuses.filter((status) => status === 'pending').length,
    refused: things.filter((each) => each.revisions.at(-1)?.state === 'refused').length,
    oldest_open_at: open.length === 0 ? null : iso(Math.min(...open)),
  });
  if (took.length === 0) expect(given?.p90_hours).toBeNull();
  else expect(given?.p90_hours).toBeCloseTo(low + (high - low) * (place - Math.floor(place)), 6);
}

function storedAt({ revisions }: Told): number | null {
  const times = revisions.filter(({ state }) => state === 'stored').map((each) => START + each.hours * HOUR);
  return times.length === 0 ? null : Math.min(...times);
}

function statusOf(each: Told): (typeof STATUSES)[number] {
  const at = storedAt(each);
  if (at !== null) return at <= each.dueAt ? 'in-time' : 'late';
  return each.dueAt < NOW ? 'past-due' : 'pending';
}

function bodyOf({ kind, home, caseOf }: Told): string | undefined {
  if (!CASE_KINDS.includes(kind)) return undefined;
  if (home === '210100') return BODIES[caseOf];
  return home === '210200' && caseOf === 2 ? BODIES[0] : undefined;
}

async function insert(things: readonly Told[]): Promise<void> {
  let count = 0;
  const rows = things.flatMap((each, i) =>
    each.revisions.map((own, r) => {
      count += 1;
      const last = r === each.revisions.length - 1;
      return {
        id: `019a0000-0000-7000-8000-${count.toString(16).padStart(12, '0')}`,
        line: each.line,
        kind: each.kind,
        thing: `${each.kind}:${caseId(each.caseOf)}/${i}`,
        revision: r + 1,
        current: last,
        home: each.home,
        state: own.state,
        refused_by: own.state === 'refused' ? own.by : null,
        happened_at: iso(each.happenedAt),
        due_at: iso(r === 0 ? each.dueAt : each.dueAt + 24 * HOUR),
        stored_at: own.state === 'stored' ? iso(START + own.hours * HOUR) : null,
        faults:
          own.state === 'refused' && own.by === 'door'
            ? own.rules.map((rule) => ({ rule, message: '缺' }))
            : [],
      };
    }),
  );
  await database().owner.query({
    name: 'test_messages',
    text: `INSERT INTO national.messages (id, line, kind, ordinal, thing, revision, current, home, division, subject,
             state, refused_by, payload, digest, mapping_version, parents, missing, retract, happened_at, due_at,
             created_at, stored_at, next_at, faults)
           SELECT id, line, kind, 1, thing, revision, current, home, home, thing, state, refused_by, '{}', '', '', '{}',
             0, false, happened_at, due_at, happened_at, stored_at, happened_at, faults
           FROM json_to_recordset($1::json) AS n(id uuid, line text, kind text, thing text, revision integer,
             current boolean, home text, state text, refused_by text, happened_at timestamptz, due_at timestamptz,
             stored_at timestamptz, faults jsonb)`,
    values: [JSON.stringify(rows)],
  });
}
