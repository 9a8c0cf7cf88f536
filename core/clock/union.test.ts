import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayOf,
  formatDay,
  type Instant,
  instantFromText,
  type LegalDay,
  seedCalendar,
  startOf,
} from '../calendar/index.ts';
import { clock, explain, type Ledger, type LedgerEntry, type Limit, unionLedger } from './index.ts';
import { anyLedger } from './ledgers-fixture.ts';

const WORDS = { started: '首个办件受理', idle: '没有在办事项', ended: '本阶段办结', basis: '示例' };
const LIMIT: Limit = { value: 20, unit: 'working-day', basis: '示例', start: 'accepted' };
const at = (text: string): Instant => instantFromText(`${text.replace(' ', 'T')}:00+08:00`);
const entry = (
  kind: Exclude<LedgerEntry['kind'], 'extended'>,
  when: string,
  reason: string = kind,
): LedgerEntry => ({
  ...{ kind, at: at(when), reason, basis: '行政许可法 §45' },
});
const used = (parts: readonly Ledger[], now: string, closed: Instant | null = null) => {
  const union = unionLedger(
    parts.map((ledger, i) => ({ name: `事项${i + 1}`, ledger })),
    WORDS,
    closed,
  );
  return clock(LIMIT, union, seedCalendar, at(now));
};

describe('a stage’s clock runs while at least one of its cases runs (house rule §3)', () => {
  // 2026-11-02 is a Monday.
  const first = [entry('started', '2026-11-02 09:00'), entry('ended', '2026-11-06 10:00')];
  it.each<[string, readonly Ledger[], string, string, number]>([
    ['one case alone', [first], '2026-11-06 12:00', 'stopped', 4],
    ['two at once count once', [first, first], '2026-11-06 12:00', 'stopped', 4],
    ['before the first acceptance', [first], '2026-11-02 08:00', 'not-started', 0],
    [
      'one stopped, the other runs: the day counts',
      [first, [entry('started', '2026-11-02 09:00'), entry('stopped', '2026-11-03 09:00')]],
      '2026-11-05 12:00',
      'running',
      3,
    ],
    [
      'both stopped: the days do not count',
      [
        [entry('started', '2026-11-02 09:00'), entry('stopped', '2026-11-04 09:00')],
        [entry('started', '2026-11-03 09:00'), entry('stopped', '2026-11-05 09:00')],
      ],
      '2026-11-12 12:00',
      'stopped',
      3,
    ],
    [
      'waiting between applications does not count',
      [first, [entry('started', '2026-11-16 09:00')]],
      '2026-11-18 12:00',
      'running',
      6,
    ],
    [
      'the next begins the moment the last one ends: no day is lost',
      [first, [entry('started', '2026-11-06 10:00')]],
      '2026-11-10 12:00',
      'running',
      6,
    ],
  ])('%s', (_name, parts, now, state, days) => {
    expect(used(parts, now)).toMatchObject({ state, used: days });
  });

  it('ends where its stage is closed, and says when it was late', () => {
    expect(used([first], '2026-12-30 09:00', at('2026-11-06 10:00'))).toMatchObject({
      state: 'ended',
      used: 4,
      over: false,
    });
    const slow = [entry('started', '2026-09-01 09:00'), entry('ended', '2026-11-06 10:00')];
    expect(used([slow], '2026-12-30 09:00', at('2026-11-06 10:00')).over).toBe(true);
  });

  it('names what holds it, case by case', () => {
    const union = unionLedger(
      [
        {
          name: '用地预审',
          ledger: [
            entry('started', '2026-11-02 09:00'),
            entry('stopped', '2026-11-03 09:00', '特别程序:专家评审'),
          ],
        },
        {
          name: '节能审查',
          ledger: [entry('started', '2026-11-02 09:00'), entry('ended', '2026-11-04 09:00')],
        },
      ],
      WORDS,
    );
    const { lines } = explain(LIMIT, union, seedCalendar, at('2026-11-06 12:00'));
    expect(lines.map(({ from, to, reason }) => [formatDay(from), formatDay(to), reason]).slice(0, 3)).toEqual(
      [
        ['2026-11-02', '2026-11-02', '首个办件受理,当日不计'],
        ['2026-11-03', '2026-11-04', '工作日,计入'],
        ['2026-11-05', '2026-11-06', '在办事项均停表(用地预审:特别程序:专家评审),不计'],
      ],
    );
  });

  it('counts the days a slow look at every clock on every day counts', () => {
    const anyParts = fc.array(anyLedger, { minLength: 0, maxLength: 4 });
    fc.assert(
      fc.property(anyParts, anyLedger, (parts, { now }) => {
        const ledgers = parts.map(({ ledger }) => [...ledger].sort((a, b) => a.at - b.at));
        const named = ledgers.map((ledger, i) => ({ name: String(i), ledger }));
        const reading = clock(LIMIT, unionLedger(named, WORDS), seedCalendar, now);
        let days = 0;
        const first = Math.min(...ledgers.flatMap((ledger) => ledger.map((each) => each.at)));
        for (let day = dayOf(first as Instant); day <= dayOf(now); day = addDays(day, 1) as LegalDay) {
          const ran = ledgers.some((ledger) => ranAt(ledger, startOf(day)));
          if (ran && seedCalendar.isWorking(day)) days += 1;
        }
        expect(reading.used).toBe(days);
        expect(reading.state === 'running').toBe(
          ledgers.some((ledger) => ranAt(ledger, (now + 1) as Instant)),
        );
      }),
      { numRuns: 3000 },
    );
  });
});

/** Whether a clock ran at the very end of the time before a moment. */
function ranAt(ledger: Ledger, moment: Instant): boolean {
  let state = 'no' as 'no' | 'yes' | 'over';
  let stops = 0;
  ledger.forEach((each, i) => {
    const told = ledger.findIndex(({ kind, at: when }) => kind === each.kind && when === each.at) < i;
    if (each.at >= moment || told) return;
    if (each.kind === 'started' && state === 'no') state = 'yes';
    else if (each.kind === 'ended' && state === 'yes') state = 'over';
    else if (state === 'yes' && (each.kind === 'stopped' || each.kind === 'interrupted')) stops += 1;
    else if (state === 'yes' && each.kind === 'resumed') stops = Math.max(0, stops - 1);
  });
  return state === 'yes' && stops === 0;
}
