import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayFromText,
  dayOf,
  formatDay,
  type Instant,
  instantFromText,
  type LegalDay,
  makeCalendar,
  SEED_CALENDAR,
  seedCalendar,
  startOf,
} from '../calendar/index.ts';
import { clock, explain, type Ledger, type LedgerEntry, type Limit } from './index.ts';
import { slowClock } from './slow-clock.ts';

const at = (text: string): Instant => instantFromText(`${text.replace(' ', 'T')}:00+08:00`);
const workingDays = (value: number): Limit => ({
  value,
  unit: 'working-day',
  basis: '行政许可法 §42',
  start: 'accepted',
});
const calendarDays = (value: number): Limit => ({
  value,
  unit: 'calendar-day',
  basis: '环境影响评价法 §22',
  start: 'received',
});
const entry = (kind: Exclude<LedgerEntry['kind'], 'extended'>, when: string): LedgerEntry => ({
  kind,
  at: at(when),
  reason: kind === 'stopped' ? '特别程序:专家评审' : kind,
  basis: '行政许可法 §45',
});
const extended = (by: number, when: string): LedgerEntry => ({
  kind: 'extended',
  by,
  at: at(when),
  reason: '延长',
  basis: '行政许可法 §42',
});
const due = (limit: Limit, ledger: Ledger, now = '2026-11-30 12:00') => {
  const { dueDay } = clock(limit, ledger, seedCalendar, at(now));
  return dueDay === null ? null : formatDay(dueDay);
};

describe('start and end of a limit', () => {
  it.each<[string, Limit, string, string]>([
    ['民法典 §201: the start day is not counted', workingDays(1), '2026-11-23 09:00', '2026-11-24'],
    ['行政许可法 §42: 20 working days', workingDays(20), '2026-11-02 09:00', '2026-11-30'],
    ['行政许可法 §82: holiday weeks do not count', workingDays(5), '2026-09-28 10:00', '2026-10-10'],
    ['行政许可法 §82: a make-up Saturday counts', workingDays(3), '2026-10-07 10:00', '2026-10-10'],
    ['arrival on a Sunday counts from Monday', workingDays(1), '2026-11-22 20:00', '2026-11-23'],
    ['arrival after hours on Friday counts from Monday', workingDays(5), '2026-11-20 23:59', '2026-11-27'],
    ['环境影响评价法 §22: 60 calendar days', calendarDays(60), '2026-04-01 09:00', '2026-06-01'],
    [
      '民法典 §203: a last day on a Sunday moves to Monday',
      calendarDays(30),
      '2026-10-23 09:00',
      '2026-11-23',
    ],
    [
      '民法典 §203: a last day in the holiday moves behind it',
      calendarDays(30),
      '2026-09-02 09:00',
      '2026-10-08',
    ],
    ['令673 §13: 即办 ends on the day of receipt', workingDays(0), '2026-11-23 09:00', '2026-11-23'],
    [
      '即办 received on a day off ends on the next working day',
      workingDays(0),
      '2026-11-21 09:00',
      '2026-11-23',
    ],
  ])('%s', (_name, limit, start, expected) => {
    expect(due(limit, [entry('started', start)], start)).toBe(expected);
  });

  it('民法典 §201: the limit ends at the close of its last day', () => {
    const ledger = [entry('started', '2026-11-23 09:00')];
    expect(clock(workingDays(1), ledger, seedCalendar, at('2026-11-24 23:59')).over).toBe(false);
    expect(clock(workingDays(1), ledger, seedCalendar, at('2026-11-25 00:00')).over).toBe(true);
  });

  it('counts accepted Monday, decided Tuesday as one day', () => {
    const ledger = [entry('started', '2026-11-23 09:00'), entry('ended', '2026-11-24 16:00')];
    expect(clock(workingDays(5), ledger, seedCalendar, at('2026-12-30 09:00'))).toMatchObject({
      state: 'ended',
      signal: 'done',
      used: 1,
      over: false,
    });
  });

  it('a due date in a year without a notice is provisional', () => {
    const reading = clock(
      workingDays(20),
      [entry('started', '2026-12-20 09:00')],
      seedCalendar,
      at('2026-12-21 09:00'),
    );
    expect(reading.provisional).toBe(true);
    expect(
      clock(workingDays(2), [entry('started', '2026-12-20 09:00')], seedCalendar, at('2026-12-21 09:00'))
        .provisional,
    ).toBe(false);
  });
});

describe('stops, restarts, extensions', () => {
  const start = entry('started', '2026-11-02 09:00'); // Monday

  it('行政许可法 §45: a stop of n working days moves the due day by n', () => {
    expect(due(workingDays(5), [start])).toBe('2026-11-09');
    const stopped = [start, entry('stopped', '2026-11-03 10:00'), entry('resumed', '2026-11-05 10:00')];
    expect(due(workingDays(5), stopped)).toBe('2026-11-11');
  });

  it('a stop within one day moves nothing', () => {
    const ledger = [start, entry('stopped', '2026-11-03 10:00'), entry('resumed', '2026-11-03 17:00')];
    expect(due(workingDays(5), ledger)).toBe('2026-11-09');
  });

  it('while stopped there is no due day, but one if resumed now', () => {
    const ledger = [start, entry('stopped', '2026-11-03 10:00')];
    const reading = clock(workingDays(5), ledger, seedCalendar, at('2026-11-12 10:00'));
    expect(reading).toMatchObject({
      state: 'stopped',
      signal: 'stopped',
      dueDay: null,
      used: 1,
      remaining: 4,
    });
    expect(reading.ifResumedDueDay).toBe(dayFromText('2026-11-18'));
  });

  it('stopped on its last day, it ends on the day it is resumed', () => {
    const ledger = [start, entry('stopped', '2026-11-09 10:00'), entry('resumed', '2026-11-12 10:00')];
    const reading = clock(workingDays(5), ledger, seedCalendar, at('2026-11-12 11:00'));
    expect(reading.dueDay).toBe(dayFromText('2026-11-12'));
    expect(reading.over).toBe(false);
    expect(clock(workingDays(5), ledger, seedCalendar, at('2026-11-13 00:00')).over).toBe(true);
  });

  it('stopped after it had run out, it stays overdue', () => {
    const ledger = [start, entry('stopped', '2026-11-10 10:00'), entry('resumed', '2026-11-12 10:00')];
    const during = clock(workingDays(5), ledger, seedCalendar, at('2026-11-11 10:00'));
    expect(during).toMatchObject({ state: 'stopped', signal: 'overdue', over: true });
    expect(clock(workingDays(5), ledger, seedCalendar, at('2026-11-12 11:00'))).toMatchObject({
      over: true,
      dueDay: dayFromText('2026-11-09'),
    });
  });

  it('a run-out on Friday is not healed by a stop on Saturday', () => {
    const ledger = [start, entry('stopped', '2026-11-07 10:00')];
    expect(clock(workingDays(4), ledger, seedCalendar, at('2026-11-07 11:00')).over).toBe(true);
  });

  it('an interruption starts the count again', () => {
    const ledger = [start, entry('interrupted', '2026-11-05 10:00'), entry('resumed', '2026-11-10 10:00')];
    expect(due(workingDays(5), ledger)).toBe('2026-11-17');
    expect(clock(workingDays(5), ledger, seedCalendar, at('2026-11-11 10:00')).used).toBe(1);
  });

  it('overlapping stops: the clock runs again when the last is over', () => {
    const ledger = [
      start,
      entry('stopped', '2026-11-03 10:00'),
      entry('stopped', '2026-11-04 10:00'),
      entry('resumed', '2026-11-05 10:00'),
      entry('resumed', '2026-11-06 10:00'),
      entry('resumed', '2026-11-06 11:00'),
    ];
    expect(due(workingDays(5), ledger)).toBe('2026-11-12');
  });

  it('行政许可法 §42: extended by 10', () => {
    expect(due(workingDays(20), [start, extended(10, '2026-11-20 10:00')])).toBe('2026-12-14');
    expect(due(workingDays(20), [start, extended(10, '2026-11-20 10:00')], '2026-11-10 10:00')).toBe(
      '2026-11-30',
    );
  });

  it('a stop over the National Day holiday costs no working day of the limit', () => {
    const from = entry('started', '2026-09-29 09:00');
    const ledger = [from, entry('stopped', '2026-09-30 18:00'), entry('resumed', '2026-10-08 08:00')];
    expect(due(workingDays(5), [from], '2026-10-08 12:00')).toBe('2026-10-12');
    expect(due(workingDays(5), ledger, '2026-10-08 12:00')).toBe('2026-10-13');
  });

  it('a ledger reported out of order reads as the ordered one', () => {
    const ordered = [start, entry('stopped', '2026-11-03 10:00'), entry('resumed', '2026-11-05 10:00')];
    expect(clock(workingDays(5), [...ordered].reverse(), seedCalendar, at('2026-11-06 10:00'))).toEqual(
      clock(workingDays(5), ordered, seedCalendar, at('2026-11-06 10:00')),
    );
  });
});

describe('signals (defaults: reminder 60 %, warning 80 % or the last day)', () => {
  const ledger = [entry('started', '2026-11-02 09:00')];
  it.each([
    ['2026-11-02 10:00', 'normal'],
    ['2026-11-04 10:00', 'normal'],
    ['2026-11-05 00:00', 'reminder'],
    ['2026-11-06 00:00', 'warning'],
    ['2026-11-09 23:59', 'warning'],
    ['2026-11-10 00:00', 'overdue'],
  ])('5 working days at %s: %s', (now, signal) => {
    expect(clock(workingDays(5), ledger, seedCalendar, at(now)).signal).toBe(signal);
  });

  it('a limit of one day warns on that day', () => {
    expect(clock(workingDays(1), ledger, seedCalendar, at('2026-11-03 08:00')).signal).toBe('warning');
  });

  it('a limit in hours runs through the night', () => {
    const hours: Limit = { value: 24, unit: 'hour', basis: '示例', start: 'received' };
    const reading = clock(hours, ledger, seedCalendar, at('2026-11-03 05:00'));
    expect(reading).toMatchObject({ used: 20, signal: 'warning', dueAt: at('2026-11-03 09:00') });
    expect(clock(hours, ledger, seedCalendar, at('2026-11-03 09:00')).over).toBe(true);
  });
});

// Random ledgers: a start, then stop/interrupt + resume pairs, extensions, perhaps an end.
const firstDay = dayFromText('2024-01-01');
const moment = fc
  .integer({ min: 0, max: 500 * 24 * 60 })
  .map((m) => (startOf(firstDay) + m * 60_000) as Instant);
const ledgerArb: fc.Arbitrary<{ ledger: Ledger; now: Instant }> = fc
  .tuple(
    moment,
    fc.array(fc.tuple(fc.constantFrom('stopped' as const, 'interrupted' as const), moment, moment), {
      maxLength: 3,
    }),
    fc.option(moment),
    moment,
  )
  .map(([start, stops, end, now]) => {
    const point = (
      kind: 'started' | 'stopped' | 'interrupted' | 'resumed' | 'ended',
      when: Instant,
    ): LedgerEntry => ({
      kind,
      at: when,
      reason: '',
      basis: '',
    });
    // Pairs one after the other, as casework allows them.
    const times = stops
      .flatMap(([, a, b]) => [a, b])
      .filter((t) => t > start)
      .sort((a, b) => a - b);
    const pairs: LedgerEntry[] = [];
    for (let i = 0; i + 1 < times.length; i += 2) {
      pairs.push(
        point(stops[i / 2]?.[0] ?? 'stopped', times[i] as Instant),
        point('resumed', times[i + 1] as Instant),
      );
    }
    const last = times.at(-1) ?? start;
    const closing = end !== null && end > last ? [point('ended', end)] : [];
    return { ledger: [point('started', start), ...pairs, ...closing], now: Math.max(now, start) as Instant };
  });
const limitArb: fc.Arbitrary<Limit> = fc
  .tuple(fc.integer({ min: 1, max: 60 }), fc.boolean())
  .map(([value, working]) => (working ? workingDays(value) : calendarDays(value)));

describe('properties', () => {
  it('used days and run-out agree with the slow day-by-day computation', () => {
    fc.assert(
      fc.property(limitArb, ledgerArb, (limit, { ledger, now }) => {
        const slow = slowClock(limit, ledger, seedCalendar, now);
        const fast = clock(limit, ledger, seedCalendar, now);
        expect(fast.used).toBe(slow?.used);
        expect(fast.limit).toBe(slow?.total);
        if (limit.unit === 'working-day' && slow?.reachedOn !== undefined && slow.reachedOn !== null) {
          if (fast.state === 'running' && fast.used > fast.limit) expect(fast.over).toBe(true);
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('a running clock of working days is due on the day the slow count reaches the limit', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), ledgerArb, (value, { ledger, now }) => {
        const limit = workingDays(value);
        const fast = clock(limit, ledger, seedCalendar, now);
        if (fast.state !== 'running' || fast.dueDay === null || fast.remaining < 1) return;
        const open = ledger.filter((e) => e.at <= now);
        const atDue = slowClock(limit, open, seedCalendar, startOf(fast.dueDay));
        const dayBefore = slowClock(limit, open, seedCalendar, startOf(addDays(fast.dueDay, -1)));
        expect(atDue?.used).toBe(value);
        expect(dayBefore?.used ?? 0).toBe(value - 1);
      }),
      { numRuns: 3000 },
    );
  });

  it('stop and resume of n working days moves the due day by exactly n', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 40 }),
        moment,
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 0, max: 90 }),
        (value, start, stopAfter, stopFor) => {
          const limit = workingDays(value);
          const begin: LedgerEntry = { kind: 'started', at: start, reason: '', basis: '' };
          const plain = clock(limit, [begin], seedCalendar, start);
          const stopDay = addDays(dayOf(start), stopAfter);
          if (plain.dueDay === null || stopDay > plain.dueDay) return;
          const stop = Math.max(start, startOf(stopDay)) as Instant;
          const resume =
            startOf(addDays(stopDay, stopFor)) >= stop ? startOf(addDays(stopDay, stopFor)) : stop;
          const paused = clock(
            limit,
            [
              begin,
              { kind: 'stopped', at: stop, reason: '', basis: '' },
              { kind: 'resumed', at: resume, reason: '', basis: '' },
            ],
            seedCalendar,
            resume,
          );
          const lost = seedCalendar.workingDaysBetween(addDays(dayOf(stop), 1), addDays(dayOf(resume), 1));
          const moved =
            paused.dueDay === null
              ? -1
              : seedCalendar.workingDaysBetween(addDays(plain.dueDay, 1), addDays(paused.dueDay, 1));
          expect(moved).toBe(lost);
        },
      ),
      { numRuns: 3000 },
    );
  });

  it('more days off never make a due day earlier', () => {
    fc.assert(
      fc.property(
        limitArb,
        moment,
        fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 20 }),
        (limit, start, off) => {
          const year = (y: number) => SEED_CALENDAR.years.find((row) => row.year === y);
          const extra = off.map((n) => formatDay(addDays(firstDay, n)));
          const years = [2024, 2025, 2026].flatMap((y) => {
            const known = year(y);
            if (!known) return [];
            const taken = new Set([...known.off, ...known.work].map(([day]) => day));
            const added = [...new Set(extra)]
              .filter((day) => day.startsWith(`${y}-`) && !taken.has(day))
              .map((day) => [day, '临时'] as const);
            return [{ ...known, off: [...known.off, ...added] }];
          });
          const fewer = makeCalendar({ id: 'x', version: 'x', source: 'test', years });
          const ledger: Ledger = [{ kind: 'started', at: start, reason: '', basis: '' }];
          const before = clock(limit, ledger, seedCalendar, start).dueDay ?? 0;
          const after = clock(limit, ledger, fewer, start).dueDay ?? 0;
          expect(after).toBeGreaterThanOrEqual(before);
        },
      ),
    );
  });

  it('the explanation counts what the clock counts', () => {
    fc.assert(
      fc.property(limitArb, ledgerArb, (limit, { ledger, now }) => {
        const { reading, lines } = explain(limit, ledger, seedCalendar, now);
        const today = dayOf(reading.endedAt ?? now);
        let counted = 0;
        for (const line of lines) {
          for (let day: LegalDay = line.from; day <= line.to && day <= today; day = addDays(day, 1)) {
            if (line.counted) counted += 1;
          }
        }
        expect(counted).toBe(reading.used);
      }),
      { numRuns: 1500 },
    );
  });
});

describe('explanation', () => {
  it('gives each run of days its reason and source', () => {
    const ledger = [
      entry('started', '2026-09-28 09:00'),
      entry('stopped', '2026-10-09 10:00'),
      entry('resumed', '2026-10-13 10:00'),
    ];
    const { sentence, lines } = explain(workingDays(5), ledger, seedCalendar, at('2026-10-13 12:00'));
    expect(
      lines.map((l) => [formatDay(l.from), formatDay(l.to), l.kind, l.days, l.reason, l.source]),
    ).toEqual([
      ['2026-09-28', '2026-09-28', 'start', 0, 'started,当日不计', '民法典 §201'],
      ['2026-09-29', '2026-09-30', 'counted', 2, '工作日,计入', '行政许可法 §82'],
      ['2026-10-01', '2026-10-07', 'holiday', 0, '国庆节放假,不计', '行政许可法 §82'],
      ['2026-10-08', '2026-10-09', 'counted', 2, '工作日,计入', '行政许可法 §82'],
      ['2026-10-10', '2026-10-13', 'stopped', 0, '特别程序:专家评审,不计', '行政许可法 §45'],
      ['2026-10-14', '2026-10-14', 'counted', 1, '工作日,计入', '行政许可法 §82'],
    ]);
    expect(sentence).toBe('时限5个工作日,依据行政许可法 §42;已用4个工作日,2026-10-14到期。');
  });
});
