import { formatInstant, type Instant, instantFromText } from '@zongheng/core/calendar';
import { type CaseCommand, type CaseState, decide, evolve, lightOf, NO_CASE } from '@zongheng/core/casework';
import type { ItemRule } from '@zongheng/core/catalogue';
import { DEFAULT_SIGNAL_RULE } from '@zongheng/core/clock';
import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import type { Catalogue } from '../catalogue/index.ts';
import { openCatalogue } from '../services.ts';
import { useTestDatabase } from '../testing/index.ts';
import { type ClockRow, clockRows } from './clock-rows.ts';

/** The light in SQL, by which lists filter and figures count, is the light of the law, whatever has happened. */
const database = useTestDatabase();
const START = instantFromText('2026-09-28T01:00:00.000Z');
const HOUR = 3_600_000;
let catalogue: Catalogue;

beforeAll(async () => {
  catalogue = await openCatalogue(database().app, { now: () => START });
});

/** Some hours pass, then something is tried; what the law refuses does not happen. */
const step = fc.record({
  hours: fc.oneof(fc.nat(30), fc.nat(600)),
  what: fc.constantFrom(
    'accept',
    'correct',
    'supply',
    'special',
    'end',
    'extend',
    'grant',
    'refuse',
    'withdraw',
  ),
  days: fc.integer({ min: 1, max: 30 }),
});
type Step = { readonly hours: number; readonly what: string; readonly days: number };

const file = { fileId: '019a0000-0000-7000-8000-000000000001', digest: 'sha256:00', name: '批复.pdf' };

function commandOf({ what, days }: Step, item: ItemRule, today: string): CaseCommand {
  const document = { number: '1号', title: '批复', issuedOn: today, validUntil: '9999-01-01', file };
  switch (what) {
    case 'accept':
      return { type: 'accept' };
    case 'correct':
      return {
        type: 'request-correction',
        items: [{ material: '甲', problem: '乙' }],
        replyBy: '2027-12-31',
      };
    case 'supply':
      return { type: 'supply-correction', materials: [], note: '说明' };
    case 'special': {
      const { kind, name } = item.specialProcedures[days % Math.max(1, item.specialProcedures.length)] ?? {
        kind: 'other' as const,
        name: '其他',
      };
      return { type: 'start-special', kind, name, days, note: null };
    }
    case 'end':
      return { type: 'end-special', note: null };
    case 'extend':
      return { type: 'extend', days, reason: '情况复杂。' };
    case 'grant':
      return { type: 'grant', document };
    case 'refuse':
      return { type: 'refuse', reason: '不符合条件。', document };
    default:
      return { type: 'withdraw', reason: '方案调整。' };
  }
}

const WHOSE = { id: 'x', body_id: 'b', item_id: 'i', division: '210102', stage: 1 };
const RULE = { ...DEFAULT_SIGNAL_RULE, version: 'default-1' };

type Sight = { readonly state: CaseState; readonly rows: readonly ClockRow[]; readonly from: Instant };

/** The clock rows after every step that happened, as they would have been written then. */
function sightsOf(item: ItemRule, steps: readonly Step[]): Sight[] {
  const sights: Sight[] = [];
  let state = NO_CASE;
  let now = START;
  const attempt = (command: CaseCommand) => {
    const context = { now, calendar: catalogue.calendar, item, projectCode: 'issued', owable: [] } as const;
    const decided = decide(state, command, context);
    if (!decided.ok || decided.value.length === 0) return;
    state = decided.value.reduce(evolve, state);
    sights.push({
      state,
      rows: clockRows(WHOSE, state, { item, calendar: catalogue.calendar, rule: RULE }, now),
      from: now,
    });
  };
  attempt({ type: 'receive' });
  for (const each of steps) {
    now = (now + each.hours * HOUR) as Instant;
    attempt(commandOf(each, item, new Date(now + 8 * HOUR).toISOString().slice(0, 10)));
  }
  return sights;
}

/** Moments at which a light may be looked at: now, later, and around every moment at which it changes. */
function momentsOf({ rows, from }: Sight): Instant[] {
  const edges = rows.flatMap((row) => [row.remind_at, row.yellow_at, row.due_at, row.statutory_due_at]);
  const around = edges.flatMap((text) => {
    if (text === null) return [];
    const at = instantFromText(text);
    return [at - 1, at, at + 1];
  });
  const later = [0, 1, 5, 10, 20, 40, 80, 160].map((days) => from + days * 24 * HOUR);
  return [...around, ...later].filter((at) => at >= from) as Instant[];
}

const SQL = `
SELECT casework.light(json_populate_record(NULL::casework.clocks, n.row), n.moment) AS light
FROM json_to_recordset($1::json) AS n(i int, row json, moment timestamptz) ORDER BY n.i`;

test('is the same for every case at every moment', async () => {
  const flows = catalogue.flows().map((flow) => flow.id);
  const items = catalogue.items().map((item) => item.id);
  const seen = new Set<string>();
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...items),
      fc.constantFrom(...flows),
      fc.array(step, { maxLength: 12 }),
      async (itemId, flowId, steps) => {
        const item = catalogue.ruleFor(itemId, catalogue.item(itemId)?.version ?? 0, flowId, 1);
        if (!item) throw new Error(`no rule for ${itemId}`);
        const asked = sightsOf(item, steps).flatMap((sight) => {
          const row = sight.rows.find(({ shown }) => shown);
          if (!row || sight.rows.filter(({ shown }) => shown).length !== 1)
            throw new Error('one clock is shown');
          const { id: _, ...columns } = row;
          return momentsOf(sight).map((moment) => ({ sight, row: columns, moment }));
        });
        const values = [
          JSON.stringify(asked.map(({ row, moment }, i) => ({ i, row, moment: formatInstant(moment) }))),
        ];
        const answers = await database().app.read<{ light: string }>({ name: 'lights', text: SQL, values });
        const expected = asked.map(({ sight, moment }) => ({
          at: formatInstant(moment),
          light: lightOf(sight.state, item, catalogue.calendar, moment)?.signal,
        }));
        for (const { light } of answers) seen.add(light);
        expect(answers.map(({ light }, i) => ({ at: expected[i]?.at, light }))).toEqual(expected);
      },
    ),
    { numRuns: 150 },
  );
  const all = ['normal', 'reminder', 'warning', 'overdue', 'beyond-statute', 'stopped', 'done'];
  expect([...seen].sort()).toEqual(all.sort());
}, 120_000);
