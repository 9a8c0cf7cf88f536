import { type Calendar, dayOf, type Instant } from '../calendar/index.ts';
import type { Ledger } from './ledger.ts';
import type { Limit, SignalRule } from './limit.ts';
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
  const total = limit.value + extensionsUntil(ledger, now);
  let closed = 0;
  const { state, from, startedAt, endedAt } = walk(ledger, now, {
    close(spanFrom, to) {
      closed += to - spanFrom;
    },
    restart() {
      closed = 0;
    },
  });
  if (state === 'not-started') return notStarted(total);

  const running = state === 'running';
  const used = (closed + (running ? now - from : 0)) / HOUR_MS;
  const reach = (start: Instant, hours: number): Instant => (start + hours * HOUR_MS - closed) as Instant;
  const dueAt = running ? reach(from, total) : null;
  const over = used > total || (running && dueAt !== null && now >= dueAt);
  const ifResumed = state === 'stopped' ? dayOf(reach(now, Math.max(total, closed / HOUR_MS))) : null;
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
            : used >= total * rule.warnAt
              ? 'warning'
              : used >= total * rule.remindAt
                ? 'reminder'
                : 'normal',
    over,
    limit: total,
    used,
    remaining: total - used,
    dueDay: dueAt === null ? null : lastDay,
    dueAt,
    remindAt: running ? reach(from, total * rule.remindAt) : null,
    warnAt: running ? reach(from, total * rule.warnAt) : null,
    ifResumedDueDay: ifResumed,
    provisional: state !== 'ended' && lastDay !== null && lastDay >= calendar.provisionalFrom,
    startedAt,
    endedAt,
  };
}
