export {
  type Calendar,
  type CalendarData,
  type CalendarYear,
  type DayKind,
  type DayReason,
  makeCalendar,
} from './calendar.ts';
export { type CheckedYear, checkCalendarYear, type NoticeDay, type YearNotice } from './check-year.ts';
export { type CalendarAdditions, type EmergencyDay, type LocalHoliday, withYears } from './compose.ts';
export {
  addDays,
  civilFromDay,
  DAY_MS,
  dayFromCivil,
  dayFromText,
  dayOf,
  formatDay,
  formatInstant,
  type Instant,
  instantFromText,
  type LegalDay,
  parseDay,
  parseInstant,
  startOf,
  weekdayOf,
} from './day.ts';
export { SEED_CALENDAR, seedCalendar } from './seed.ts';
