import { addDays, type Calendar, dayOf, type Instant, type LegalDay, startOf } from '../calendar/index.ts';
import type { Ledger } from './ledger.ts';
import type { Limit } from './limit.ts';

/**
 * A second, deliberately simple computation for tests: asks of every single day, from the ledger alone,
 * whether the clock ran at its first moment. Slow and obvious; must agree with {@link clock}.
 */
export function slowClock(limit: Limit, ledger: Ledger, calendar: Calendar, now: Instant) {
  const known = ledger.filter((entry) => entry.at <= now);
  const start = known.find((entry) => entry.kind === 'started');
  if (!start) return null;
  const end = known.find((entry) => entry.kind === 'ended');
  const restarts = known.filter((entry) => entry.kind === 'interrupted' && entry.at >= start.at);
  const restart = restarts.at(-1);
  const total =
    limit.value + known.reduce((sum, entry) => (entry.kind === 'extended' ? sum + entry.by : sum), 0);
  const ranAtFirstMoment = (day: LegalDay): boolean => {
    const moment = startOf(day);
    if (start.at >= moment) return false;
    if (end && end.at < moment) return false;
    if (restart && restart.at >= moment) return false;
    let depth = 0;
    for (const entry of known) {
      if (entry.at >= moment) break;
      if (entry.at < start.at) continue;
      if (entry.kind === 'stopped' || entry.kind === 'interrupted') depth += 1;
      if (entry.kind === 'resumed' && depth > 0) depth -= 1;
    }
    return depth === 0;
  };
  const counts = (day: LegalDay) =>
    ranAtFirstMoment(day) && (limit.unit === 'calendar-day' || calendar.kindOf(day).working);
  let used = 0;
  let reachedOn: LegalDay | null = null;
  for (let day = dayOf(start.at); day <= dayOf(now); day = addDays(day, 1)) {
    if (counts(day)) {
      used += 1;
      if (used === total) reachedOn = day;
    }
  }
  return { used, total, reachedOn };
}
