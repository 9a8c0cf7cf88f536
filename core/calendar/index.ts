export {
  type Calendar,
  type CalendarData,
  type CalendarYear,
  type DayKind,
  type DayReason,
  makeCalendar,
} from './calendar.ts';
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
