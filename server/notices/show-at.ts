import { addDays, type Calendar, dayOf, type Instant, startOf } from '@zongheng/core/calendar';
import type { NoticeKind, QuietHours } from './notice.ts';

/** No law sets them; local rules may (see the signal rules). */
export const QUIET: QuietHours = { from: '20:00', to: '08:00' };

/** What can wait until people work again; lateness itself is told on the next morning, day off or not. */
const WORKING_DAYS_ONLY: ReadonlySet<NoticeKind> = new Set(['reminder', 'yellow', 'flag', 'catalogue']);

const MINUTE_MS = 60_000;

/**
 * When a notice made at `now` may be shown: at once, or at the end of the quiet hours; reminders and warnings on
 * working days only. A night lies on two days: 20:00–08:00 ends on the morning after.
 */
export function showAt(
  now: Instant,
  kind: NoticeKind,
  calendar: Calendar,
  quiet: QuietHours = QUIET,
): Instant {
  const [from, to] = [minutesOf(quiet.from), minutesOf(quiet.to)];
  let shown = afterQuiet(now, from, to);
  if (!WORKING_DAYS_ONLY.has(kind)) return shown;
  if (!calendar.isWorking(dayOf(shown))) {
    // The morning's end of the quiet hours; without quiet hours the working day itself.
    const opens = from === to ? 0 : to;
    shown = (startOf(calendar.nthWorkingDay(dayOf(shown), 1)) + opens * MINUTE_MS) as Instant;
  }
  return shown;
}

function afterQuiet(now: Instant, from: number, to: number): Instant {
  const day = dayOf(now);
  const minute = (now - startOf(day)) / MINUTE_MS;
  const overnight = from > to;
  const isQuiet = overnight ? minute >= from || minute < to : minute >= from && minute < to;
  if (!isQuiet) return now;
  const ends = overnight && minute >= from ? addDays(day, 1) : day;
  return (startOf(ends) + to * MINUTE_MS) as Instant;
}

function minutesOf(text: string): number {
  const [hours = 0, minutes = 0] = text.split(':').map(Number);
  return hours * 60 + minutes;
}
