import { addDays, type Calendar, dayOf, type Instant, type LegalDay, startOf } from '../calendar/index.ts';

const HOUR_MS = 3_600_000;

/**
 * Office hours of windows and departments, 08:00–17:30 Shanghai [check]: places set their own. Nobody is asked
 * to finish before they open; only their close matters to a clock, and only to 即办.
 */
export const OFFICE_HOURS = { opens: 8, closes: 17.5, mark: '办公时间08:00–17:30 [check]' } as const;

/** Where business has its hours, a period ends when they do (民法典 §203 ¶2); that 即办 follows it is ours [check]. */
export const SOURCE_AFTER_HOURS = '民法典 §203 [check]';

/** Whether a moment of a working day lies after the office has closed. */
export function isAfterHours(at: Instant, calendar: Calendar): boolean {
  const day = dayOf(at);
  return calendar.isWorking(day) && at - startOf(day) >= OFFICE_HOURS.closes * HOUR_MS;
}

/**
 * The day on which 即办, begun at a moment, must be done: that day; the next working day where it begins on a
 * day off, or after the office has closed (the queue opens items at any hour; nobody can do them that evening).
 */
export function immediateDay(at: Instant, calendar: Calendar): LegalDay {
  const day = dayOf(at);
  return calendar.nthWorkingDay(isAfterHours(at, calendar) ? addDays(day, 1) : day, 1);
}
