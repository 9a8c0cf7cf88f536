import type { Calendar, Instant } from '../calendar/index.ts';
import { dayClock } from './day-clock.ts';
import { hourClock } from './hour-clock.ts';
import { inOrder, type Ledger } from './ledger.ts';
import { DEFAULT_SIGNAL_RULE, type Limit, type SignalRule } from './limit.ts';
import type { Reading } from './reading.ts';

/**
 * The legal clock: the only place that knows how days are counted.
 *
 * A day counts if the clock ran at its first moment (00:00 +08:00) and the calendar counts it. So the day
 * of the start is not counted and the limit ends at the close of its last day (民法典 §201); in a limit of
 * working days only working days count (行政许可法 §82); a limit of calendar days that ends on a day off
 * ends on the next working day (民法典 §203). A limit of 0 (即办) ends on the day of the start itself, see
 * {@link immediateDay}. What the ledger says after `now` is not yet known to this reading.
 */
export function clock(
  limit: Limit,
  ledger: Ledger,
  calendar: Calendar,
  now: Instant,
  rule: SignalRule = DEFAULT_SIGNAL_RULE,
): Reading {
  const read = limit.unit === 'hour' ? hourClock : dayClock;
  return read(limit, inOrder(ledger), calendar, now, rule);
}
