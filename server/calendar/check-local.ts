import { accept, type Result, refuse } from '@zongheng/core';
import { parseDay } from '@zongheng/core/calendar';
import { type BookState, type LocalDay, yearsOf } from './book.ts';
import type { BookContext } from './book-context.ts';
import { MESSAGES } from './messages.ts';

/** Autonomous counties are known by their name (宪法 §30: 自治县). */
const AUTONOMOUS = /自治县$/;

type Wanted = { readonly division: string; readonly year: number; readonly days: readonly LocalDay[] };

/**
 * A division's own holidays of one year: named, each with its basis, and only those of an autonomous county
 * (全国年节及纪念日放假办法 §4). Returns them in order.
 */
export function checkLocalDays(
  state: BookState,
  { division, year, days }: Wanted,
  { divisionName }: BookContext,
): Result<readonly LocalDay[]> {
  const name = divisionName(division);
  if (name === undefined) return refuse('unknown-division', MESSAGES.unknownDivision, '', 'division');
  if (!AUTONOMOUS.test(name)) {
    return refuse('local-not-autonomous', MESSAGES.notAutonomous, MESSAGES.sourceLocal, 'division');
  }
  if (!yearsOf(state).some((each) => each.year === year)) {
    return refuse('calendar-gap', MESSAGES.yearUnpublished(year), MESSAGES.sourceNotice, 'year');
  }
  const seen = new Set<string>();
  for (const [i, { day }] of days.entries()) {
    const field = `days[${i}].day`;
    const parsed = parseDay(day, field);
    if (!parsed.ok) return parsed;
    if (!day.startsWith(`${year}-`)) {
      return refuse('calendar-other-year', MESSAGES.otherLocalYear(day, year), MESSAGES.sourceLocal, field);
    }
    if (seen.has(day))
      return refuse('calendar-day-twice', MESSAGES.localTwice(day), MESSAGES.sourceLocal, field);
    seen.add(day);
  }
  const sorted = days.toSorted((a, b) => (a.day < b.day ? -1 : 1));
  const current = state.local[division]?.[year] ?? [];
  const text = (list: readonly LocalDay[]) =>
    JSON.stringify(list.map(({ day, name: own, basis }) => [day, own, basis]));
  return text(sorted) === text(current) ? refuse('calendar-same', MESSAGES.localSame, '') : accept(sorted);
}

/** Whether a division may have holidays of its own. */
export function isAutonomous(name: string): boolean {
  return AUTONOMOUS.test(name);
}
