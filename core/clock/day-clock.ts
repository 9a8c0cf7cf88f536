import { addDays, type Calendar, dayOf, type Instant, type LegalDay, startOf } from '../calendar/index.ts';
import type { Ledger } from './ledger.ts';
import { type Limit, type SignalRule, valueInRound } from './limit.ts';
import { immediateDay } from './office-hours.ts';
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
  const extensions = extensionsUntil(ledger, now);
  let round = 1;
  let total = limit.value + extensions;
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
  // day off, and off an evening), a clock stopped on its last day on the day it is resumed.
  const reach = (from: Instant, left: number): LegalDay => {
    const after = dayOf(from);
    if (left <= 0 && fresh && total === 0) return immediateDay(from, calendar);
    if (left <= 0) return inWorkingDays && !fresh ? after : calendar.nthWorkingDay(after, 1);
    return inWorkingDays
      ? calendar.nthWorkingDay(addDays(after, 1), left)
      : calendar.nthWorkingDay(addDays(after, left), 1);
  };

  const { state, from, startedAt, endedAt } = walk(ledger, now, {
    close(spanFrom, to) {
      end = reach(spanFrom, total - used);
      if (dayOf(to) > end) lapsed ??= end;
      used += count(dayOf(spanFrom), dayOf(to));
      fresh = false;
    },
    restart() {
      used = 0;
      fresh = true;
      lapsed = null;
      round += 1;
      total = valueInRound(limit, round) + extensions;
    },
  });
  if (state === 'not-started') return notStarted(total);

  const today = dayOf(now);
  const running = state === 'running';
  const ifResumed = state === 'stopped' ? (lapsed ?? reach(now, total - used)) : null;
  const due: LegalDay | null =
    lapsed ?? (running ? reach(from, total - used) : state === 'ended' ? end : null);
  const over = lapsed !== null || (running && due !== null && today > due);
  const usedNow = running ? used + count(dayOf(from), today) : used;
  /** First moment of the day on which so much is used; the due day at the latest. */
  const usedAt = (amount: number): Instant | null => {
    if (!running || due === null) return null;
    const day = reach(from, Math.min(total, amount) - used);
    return startOf(day < due ? day : due);
  };
  const { warnDaysLeft = 0 } = rule;
  const remindAt = usedAt(Math.ceil(total * rule.remindAt));
  // Yellow at its share, with so many left, or on the last day, whichever comes first.
  const warnAt = usedAt(Math.min(Math.ceil(total * rule.warnAt), total - warnDaysLeft));
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
    round,
    used: usedNow,
    // A last day moved on (off a day off, off an evening) is in time although more days are used than given.
    remaining: over ? total - usedNow : Math.max(0, total - usedNow),
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
