import { type Calendar, dayOf, type Instant } from '../calendar/index.ts';
import type { Ledger } from './ledger.ts';
import { type Limit, type SignalRule, valueInRound } from './limit.ts';
import { notStarted, type Reading } from './reading.ts';
import { extensionsUntil, walk } from './walk.ts';

const HOUR_MS = 3_600_000;

/** The clock of limits in hours: plain elapsed time while it runs, whatever the day (民法典 §201 ¶2). */
export function hourClock(
  limit: Limit,
  ledger: Ledger,
  calendar: Calendar,
  now: Instant,
  rule: SignalRule,
): Reading {
  const extensions = extensionsUntil(ledger, now);
  let round = 1;
  let total = limit.value + extensions;
  let closed = 0;
  const { state, from, startedAt, endedAt } = walk(ledger, now, {
    close(spanFrom, to) {
      closed += to - spanFrom;
    },
    restart() {
      closed = 0;
      round += 1;
      total = valueInRound(limit, round) + extensions;
    },
  });
  if (state === 'not-started') return notStarted(total);

  const running = state === 'running';
  const used = (closed + (running ? now - from : 0)) / HOUR_MS;
  const reach = (start: Instant, hours: number): Instant => (start + hours * HOUR_MS - closed) as Instant;
  const dueAt = running ? reach(from, total) : null;
  const over = used > total || (running && dueAt !== null && now >= dueAt);
  const ifResumed = state === 'stopped' ? dayOf(reach(now, Math.max(total, closed / HOUR_MS))) : null;
  const warnHours = Math.min(total * rule.warnAt, total - (rule.warnDaysLeft ?? 0));
  const lastDay = dueAt === null ? ifResumed : dayOf(dueAt);
  return {
    state,
    signal:
      state === 'ended'
        ? 'done'
        : over
          ? 'overdue'
          : state === 'stopped'
            ? 'stopped'
            : used >= warnHours
              ? 'warning'
              : used >= total * rule.remindAt
                ? 'reminder'
                : 'normal',
    over,
    limit: total,
    round,
    used,
    remaining: total - used,
    dueDay: dueAt === null ? null : lastDay,
    dueAt,
    remindAt: running ? reach(from, total * rule.remindAt) : null,
    warnAt: running ? reach(from, warnHours) : null,
    ifResumedDueDay: ifResumed,
    provisional: state !== 'ended' && lastDay !== null && lastDay >= calendar.provisionalFrom,
    startedAt,
    endedAt,
  };
}
