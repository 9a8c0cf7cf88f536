import {
  addDays,
  type Calendar,
  dayFromText,
  type EmergencyDay,
  formatDay,
  type LocalHoliday,
  makeCalendar,
  SEED_CALENDAR,
  withYears,
} from '@zongheng/core/calendar';
import { type BookState, baseToken, CALENDAR_HOME, divisionToken, yearsOf } from './book.ts';
import { MESSAGES } from './messages.ts';

/** The calendars in force: the province's, and those of divisions with days of their own. */
export type CalendarBook = {
  /** Changes with every publication. */
  readonly version: string;
  readonly calendar: Calendar;
  calendarFor(division: string): Calendar;
};

export type Lineage = (division: string) => readonly string[];

/**
 * Compiles the calendars. A division's version names all that made it (`cn-2027.1+210323.2`), so that what has
 * changed can be read from two versions; a division without days of its own has the national calendar itself.
 */
export function compileBook(state: BookState, version: string, lineage: Lineage): CalendarBook {
  const base = baseToken(state);
  const data = { ...SEED_CALENDAR, version: base, years: yearsOf(state) };
  const national = makeCalendar(data);
  // Divisions under one city share its calendar; to make one takes about a millisecond.
  const made = new Map<string, Calendar>([[base, national]]);
  const byDivision = new Map<string, Calendar>();
  const make = (chain: readonly string[], name: string): Calendar =>
    made.get(name) ?? withYears(data, { id: data.id, version: name, ...ownDays(state, chain, national) });
  const calendarFor = (division: string): Calendar => {
    const known = byDivision.get(division);
    if (known) return known;
    const chain = lineage(division).filter((each) => (state.revisions[each] ?? 0) > 0);
    const name = [base, ...chain.map((each) => divisionToken(state, each)).sort()].join('+');
    const calendar = make(chain, name);
    made.set(name, calendar);
    byDivision.set(division, calendar);
    return calendar;
  };
  return { version, calendar: calendarFor(CALENDAR_HOME), calendarFor };
}

/**
 * A division's holidays, and the measures in force there, the later over the earlier. A day that is as it would
 * be anyway is left out: a Sunday stays a Sunday, the Spring Festival keeps its name.
 */
function ownDays(
  state: BookState,
  chain: readonly string[],
  national: Calendar,
): { readonly local: LocalHoliday[]; readonly emergency: EmergencyDay[] } {
  const local = chain
    .flatMap((division) => Object.values(state.local[division] ?? {}).flat())
    .filter(({ day }) => works(national, day))
    .map(({ day, name, basis }) => ({ day, name, source: basis }));
  const off = new Set(local.map(({ day }) => day));
  const measures = Object.values(state.measures)
    .filter(
      ({ status, divisions }) => status === 'confirmed' && divisions.some((each) => chain.includes(each)),
    )
    .sort((a, b) => (a.confirmedAt ?? 0) - (b.confirmedAt ?? 0) || (a.id < b.id ? -1 : 1));
  const emergency = new Map<string, EmergencyDay>();
  for (const { title, documentNumber, basis, effect, from, to } of measures) {
    const last = dayFromText(to);
    for (let day = dayFromText(from); day <= last; day = addDays(day, 1)) {
      const text = formatDay(day);
      const working = effect === 'work';
      const before = emergency.get(text)?.working ?? (!off.has(text) && works(national, text));
      if (before === working) continue;
      const name = MESSAGES.measureDay(title, documentNumber);
      emergency.set(text, { day: text, working, name, source: basis });
    }
  }
  return { local, emergency: [...emergency.values()] };
}

function works(calendar: Calendar, day: string): boolean {
  return calendar.kindOf(dayFromText(day)).working;
}
