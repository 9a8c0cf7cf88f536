import { addDays, type Calendar, dayOf, type Instant, type LegalDay, startOf } from '../calendar/index.ts';
import type { Ledger } from './ledger.ts';
import type { Limit, SignalRule } from './limit.ts';
import { notStarted, type Reading } from './reading.ts';
import { extensionsUntil, walk } from './walk.ts';

/** The clock of limits in working days and in calendar days; rules and sources stand at {@link clock}. */
export function dayClock(
  limit: Limit,
  ledger: Ledger,
  calendar: Calendar,
  now: Instant,
  rule: SignalRule,
): Reading {
  const total = limit.value + extensionsUntil(ledger, now);
  const inWorkingDays = limit.unit === 'working-day';
  let used = 0;
  /** The open span begins the count: nothing was counted before it. */
  let fresh = true;
  let end: LegalDay | null = null;
  /** The limit ran out before a stop or the end: nothing later brings it back in time. */
  let lapsed: LegalDay | null = null;

  const count = (after: LegalDay, until: LegalDay): number =>
    inWorkingDays
      ? calendar.workingDaysBetween(addDays(after, 1), addDays(until, 1))
      : Math.max(0, until - after);

  // A limit with nothing left ends on the day the span begins: 即办 on the day of the start (rolled off a
  // day off), a clock stopped on its last day on the day it is resumed.
  const reach = (after: LegalDay, left: number): LegalDay => {
    if (left <= 0) return inWorkingDays && !fresh ? after : calendar.nthWorkingDay(after, 1);
    return inWorkingDays
      ? calendar.nthWorkingDay(addDays(after, 1), left)
      : calendar.nthWorkingDay(addDays(after, left), 1);
  };

  const { state, from, startedAt, endedAt } = walk(ledger, now, {
    close(spanFrom, to) {
      end = reach(dayOf(spanFrom), total - used);
      if (dayOf(to) > end) lapsed ??= end;
      used += count(dayOf(spanFrom), dayOf(to));
      fresh = false;
    },
    restart() {
      used = 0;
      fresh = true;
      lapsed = null;
    },
  });
  if (state === 'not-started') return notStarted(total);

  const today = dayOf(now);
  const since = dayOf(from);
  const running = state === 'running';
  const ifResumed = state === 'stopped' ? (lapsed ?? reach(today, total - used)) : null;
  const due: LegalDay | null =
    lapsed ?? (running ? reach(since, total - used) : state === 'ended' ? end : null);
  const over = lapsed !== null || (running && due !== null && today > due);
  const usedNow = running ? used + count(since, today) : used;
  const shareAt = (share: number): Instant | null => {
    if (!running || due === null) return null;
    const day = reach(since, Math.min(total, Math.ceil(total * share)) - used);
    return startOf(day < due ? day : due);
  };
  const remindAt = shareAt(rule.remindAt);
  const warnAt = shareAt(rule.warnAt);
  const lastDay = due ?? ifResumed;
  return {
    state,
    signal:
      state === 'ended'
        ? 'done'
        : over
          ? 'overdue'
          : state === 'stopped'
            ? 'stopped'
            : warnAt !== null && now >= warnAt
              ? 'warning'
              : remindAt !== null && now >= remindAt
                ? 'reminder'
                : 'normal',
    over,
    limit: total,
    used: usedNow,
    remaining: total - usedNow,
    dueDay: due,
    dueAt: due === null ? null : startOf(addDays(due, 1)),
    remindAt,
    warnAt,
    ifResumedDueDay: ifResumed,
    provisional: state !== 'ended' && lastDay !== null && lastDay >= calendar.provisionalFrom,
    startedAt,
    endedAt,
  };
}
