import type { Limit } from '../clock/index.ts';

/**
 * Whether a committed limit certainly ends no later than the statutory one (承诺时限不得长于法定时限).
 *
 * Limits of one unit are compared by value. Of two units the committed one counts at its longest and the
 * statutory one at its shortest: w working days last at most w + 2·⌈w/5⌉ calendar days in weeks without
 * statutory holidays, and never less than w. A holiday can stretch a promise in working days further;
 * that is for the clock, which shows both due dates of the case at hand.
 *
 * A statutory limit from receipt binds only a promise that runs from receipt too: acceptance may come
 * five working days later (行政许可法 §32).
 */
export function isWithin(committed: Limit, statutory: Limit): boolean {
  if (statutory.start === 'received' && committed.start === 'accepted') return false;
  if (committed.unit === statutory.unit) return committed.value <= statutory.value;
  return longestHours(committed) <= shortestHours(statutory);
}

function longestHours(limit: Limit): number {
  if (limit.unit === 'hour') return limit.value;
  if (limit.unit === 'calendar-day') return limit.value * 24;
  return (limit.value + 2 * Math.ceil(limit.value / 5)) * 24;
}

function shortestHours(limit: Limit): number {
  return limit.unit === 'hour' ? limit.value : limit.value * 24;
}
