import { makeCalendar, SEED_CALENDAR } from '@zongheng/core/calendar';
import type { Services } from '../services.ts';

const WEEK = ['2026-11-09', '2026-11-10', '2026-11-11', '2026-11-12', '2026-11-13'];

/** The province as it is after an emergency measure: the second week of November 2026 is off. */
export function withWeekOff(services: Services, version: string): Services {
  const years = SEED_CALENDAR.years.map((year) =>
    year.year === 2026
      ? { ...year, off: [...year.off, ...WEEK.map((day) => [day, '应急停摆'] as const)] }
      : year,
  );
  const calendar = makeCalendar({ ...SEED_CALENDAR, version, years });
  return { ...services, catalogue: { ...services.catalogue, calendar, calendarFor: () => calendar } };
}
