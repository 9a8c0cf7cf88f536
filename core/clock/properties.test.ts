import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayOf,
  formatDay,
  type Instant,
  type LegalDay,
  makeCalendar,
  SEED_CALENDAR,
  seedCalendar,
  startOf,
} from '../calendar/index.ts';
import { clock, DEFAULT_SIGNAL_RULE, explain, type LedgerEntry, type Limit } from './index.ts';
import { anyDayLimit, anyLedger, anyMoment, FIRST_DAY } from './ledgers-fixture.ts';
import { slowClock } from './slow-clock.ts';

const started = (at: Instant): LedgerEntry => ({ kind: 'started', at, reason: '受理', basis: '示例' });
const workingDays = (value: number): Limit => ({
  value,
  unit: 'working-day',
  basis: '示例',
  start: 'accepted',
});

describe('the clock', () => {
  it('agrees with the slow day-by-day computation on 100,000 random ledgers', { timeout: 60_000 }, () => {
    let over = 0;
    let rounds = 0;
    fc.assert(
      fc.property(anyDayLimit, anyLedger, (limit, { ledger, now }) => {
        const fast = clock(limit, ledger, seedCalendar, now);
        const slow = slowClock(limit, ledger, seedCalendar, now);
        if (slow === null) return fast.state === 'not-started';
        if (slow.over) over += 1;
        if (slow.round > 1) rounds += 1;
        const due = fast.state === 'ended' && !fast.over ? null : fast.dueDay;
        return (
          fast.used === slow.used &&
          fast.limit === slow.total &&
          fast.round === slow.round &&
          fast.over === slow.over &&
          due === slow.due
        );
      }),
      { numRuns: 100_000 },
    );
    // The random ledgers reach what they are there for.
    expect(Math.min(over, rounds)).toBeGreaterThan(5000);
  });

  it('moves its due day by exactly n working days when it stands still for n', () => {
    const days = fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 90 }));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), anyMoment, days, (value, at, [stopAfter, stopFor]) => {
        const limit = workingDays(value);
        const plain = clock(limit, [started(at)], seedCalendar, at);
        const stopDay = addDays(dayOf(at), stopAfter);
        if (plain.dueDay === null || stopDay > plain.dueDay) return;
        const stop = Math.max(at, startOf(stopDay)) as Instant;
        const resume = Math.max(stop, startOf(addDays(stopDay, stopFor))) as Instant;
        const stopped: LedgerEntry = { kind: 'stopped', at: stop, reason: '', basis: '' };
        const resumed: LedgerEntry = { kind: 'resumed', at: resume, reason: '', basis: '' };
        const paused = clock(limit, [started(at), stopped, resumed], seedCalendar, resume);
        const after = (from: LegalDay, to: LegalDay) =>
          seedCalendar.workingDaysBetween(addDays(from, 1), addDays(to, 1));
        expect(paused.dueDay).not.toBeNull();
        if (paused.dueDay !== null) {
          expect(after(plain.dueDay, paused.dueDay)).toBe(after(dayOf(stop), dayOf(resume)));
        }
      }),
      { numRuns: 5000 },
    );
  });

  it('is never due earlier where more days are off', () => {
    const offDays = fc.array(fc.integer({ min: 0, max: 700 }), { maxLength: 20 });
    fc.assert(
      fc.property(anyDayLimit, anyLedger, offDays, (limit, { ledger, now }, off) => {
        const extra = off.map((n) => formatDay(addDays(FIRST_DAY, n)));
        const years = SEED_CALENDAR.years.map((known) => {
          const taken = new Set([...known.off, ...known.work].map(([day]) => day));
          const added = [...new Set(extra)]
            .filter((day) => day.startsWith(`${known.year}-`) && !taken.has(day))
            .map((day) => [day, '临时'] as const);
          return { ...known, off: [...known.off, ...added] };
        });
        const fewer = makeCalendar({ id: 'x', version: 'x', source: 'test', years });
        const before = clock(limit, ledger, seedCalendar, now);
        const after = clock(limit, ledger, fewer, now);
        if (before.dueDay !== null && after.dueDay !== null) {
          expect(after.dueDay).toBeGreaterThanOrEqual(before.dueDay);
        }
        expect(after.over && !before.over).toBe(false);
      }),
      { numRuns: 300 },
    );
  });

  it('is never due earlier with a longer limit, nor by an extension', () => {
    fc.assert(
      fc.property(anyDayLimit, anyLedger, fc.integer({ min: 1, max: 20 }), (limit, { ledger, now }, more) => {
        const short = clock(limit, ledger, seedCalendar, now);
        const rounds = limit.rounds?.map((value) => value + more);
        const longer = { ...limit, value: limit.value + more, ...(rounds ? { rounds } : {}) };
        const long = clock(longer, ledger, seedCalendar, now);
        if (short.dueDay !== null && long.dueDay !== null) {
          expect(long.dueDay).toBeGreaterThanOrEqual(short.dueDay);
        }
        expect(long.over && !short.over).toBe(false);
      }),
      { numRuns: 5000 },
    );
  });

  it('turns yellow at the due day at the latest, and earlier with more days left asked for', () => {
    fc.assert(
      fc.property(anyDayLimit, anyLedger, fc.integer({ min: 0, max: 8 }), (limit, { ledger, now }, left) => {
        const plain = clock(limit, ledger, seedCalendar, now);
        const rule = { ...DEFAULT_SIGNAL_RULE, warnDaysLeft: left };
        const early = clock(limit, ledger, seedCalendar, now, rule);
        expect(early.warnAt === null).toBe(plain.warnAt === null);
        if (plain.warnAt === null || early.warnAt === null || plain.dueDay === null) return;
        expect(early.warnAt).toBeLessThanOrEqual(plain.warnAt);
        expect(plain.warnAt).toBeLessThanOrEqual(startOf(plain.dueDay));
        expect(plain.remindAt).toBeLessThanOrEqual(plain.warnAt);
      }),
      { numRuns: 5000 },
    );
  });

  it('reads the same ledger told in any order, and any entry twice, the same', () => {
    fc.assert(
      fc.property(anyDayLimit, anyLedger, fc.nat(), (limit, { ledger, now }, at) => {
        const moments = new Set(ledger.map((entry) => entry.at));
        if (moments.size < ledger.length) return;
        const again = ledger.slice(at % ledger.length, (at % ledger.length) + 1);
        const told = [...ledger, ...again].reverse();
        expect(clock(limit, told, seedCalendar, now)).toEqual(clock(limit, ledger, seedCalendar, now));
      }),
      { numRuns: 3000 },
    );
  });
});

describe('the explanation', () => {
  it('counts what the clock counts, and tells every extension and round', () => {
    fc.assert(
      fc.property(anyDayLimit, anyLedger, (limit, { ledger, now }) => {
        const { reading, lines, notes } = explain(limit, ledger, seedCalendar, now);
        const today = dayOf(reading.endedAt ?? now);
        let counted = 0;
        for (const line of lines) {
          for (let day: LegalDay = line.from; day <= line.to && day <= today; day = addDays(day, 1)) {
            if (line.counted) counted += 1;
          }
        }
        expect(counted).toBe(reading.used);
        const rounds = notes.filter(({ text }) => text.includes('此前天数作废')).length;
        expect(rounds).toBe(reading.state === 'not-started' ? 0 : reading.round - 1);
        if (lines[0]) expect(lines[0].kind).toBe('start');
      }),
      { numRuns: 5000 },
    );
  });

  it('of a clock in hours agrees with elapsed time', () => {
    fc.assert(
      fc.property(anyMoment, fc.integer({ min: 1, max: 100 }), fc.nat({ max: 200 }), (at, value, passed) => {
        const limit: Limit = { value, unit: 'hour', basis: '示例', start: 'received' };
        const now = (at + passed * 3_600_000) as Instant;
        const reading = clock(limit, [started(at)], seedCalendar, now);
        expect([reading.used, reading.over, reading.dueAt]).toEqual([
          passed,
          passed >= value,
          at + value * 3_600_000,
        ]);
      }),
    );
  });
});
