import fc from 'fast-check';
import { addDays, dayFromText, type Instant, startOf } from '../calendar/index.ts';
import type { Ledger, LedgerEntry, Limit } from './index.ts';

/** Random limits and ledgers for the properties: also what casework never lets happen. */

export const FIRST_DAY = dayFromText('2024-01-01');
const DAYS = 400;

/** Moments of 2024 and early 2025; a quarter of them at the very first moment of a day. */
export const anyMoment: fc.Arbitrary<Instant> = fc
  .tuple(fc.nat({ max: DAYS }), fc.nat({ max: 1439 }), fc.nat({ max: 3 }))
  .map(
    ([day, minute, whole]) => (startOf(addDays(FIRST_DAY, day)) + (whole ? minute * 60_000 : 0)) as Instant,
  );

export const anyDayLimit: fc.Arbitrary<Limit> = fc
  .tuple(
    fc.integer({ min: 0, max: 60 }),
    fc.boolean(),
    fc.option(fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 2 }), { nil: null }),
  )
  .map(([value, working, rounds]) => ({
    value,
    unit: working ? 'working-day' : 'calendar-day',
    basis: '示例',
    start: 'accepted',
    ...(rounds === null ? {} : { rounds }),
  }));

const KINDS = ['stopped', 'interrupted', 'resumed', 'resumed', 'extended'] as const;
const entryOf = (kind: LedgerEntry['kind'], at: Instant): LedgerEntry =>
  kind === 'extended'
    ? { kind, at, by: 10, reason: '延长', basis: '行政许可法 §42' }
    : { kind, at, reason: kind, basis: '示例' };

/** A start, then stops, interruptions, resumptions and extensions in any number and order, perhaps an end, told in any order and now and then twice. */
export const anyLedger: fc.Arbitrary<{ readonly ledger: Ledger; readonly now: Instant }> = fc
  .tuple(
    anyMoment,
    fc.array(fc.tuple(fc.constantFrom(...KINDS), anyMoment), { maxLength: 6 }),
    fc.option(anyMoment, { nil: null, freq: 2 }),
    anyMoment,
    fc.nat({ max: 5 }),
  )
  .map(([start, moves, end, now, disorder]) => {
    const entries = [
      entryOf('started', start),
      ...moves.map(([kind, at]) => entryOf(kind, at)),
      ...(end === null ? [] : [entryOf('ended', end)]),
    ];
    const told = disorder === 0 ? [...entries].reverse() : entries;
    return { ledger: disorder === 1 ? [...told, ...told.slice(-2)] : told, now };
  });
