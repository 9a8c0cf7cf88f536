import { addDays, dayFromCivil, dayFromText, type LegalDay, weekdayOf } from './day.ts';

/** One year of the State Council's notice on holidays and make-up days. */
export type CalendarYear = {
  readonly year: number;
  readonly source: string;
  /** Days off by the notice, weekends inside the holiday included: [day, name]. */
  readonly off: readonly (readonly [day: string, name: string])[];
  /** Saturdays and Sundays that are worked: [day, name of the holiday they make up for]. */
  readonly work: readonly (readonly [day: string, name: string])[];
};

/** A calendar as data. Its version stands in every clock row that was computed with it. */
export type CalendarData = {
  readonly id: string;
  readonly version: string;
  readonly source: string;
  readonly years: readonly CalendarYear[];
};

export type DayReason = 'workday' | 'weekend' | 'holiday' | 'make-up' | 'no-data';

export type DayKind = {
  readonly working: boolean;
  readonly reason: DayReason;
  /** Name of the holiday, or of the holiday a make-up day belongs to; empty for ordinary days. */
  readonly name: string;
  /** What made the day so, where that is not the yearly notice: a local rule, an emergency measure. */
  readonly source?: string;
  /** No notice of that year has arrived: the answer is an assumption (Monday to Friday) and is shown as such. */
  readonly provisional: boolean;
};

/** A compiled calendar: constant-time answers about working days. */
export type Calendar = {
  readonly id: string;
  readonly version: string;
  readonly firstYear: number;
  readonly lastYear: number;
  /** First day for which there is no notice, after all known years. */
  readonly provisionalFrom: LegalDay;
  kindOf(day: LegalDay): DayKind;
  isWorking(day: LegalDay): boolean;
  /** Working days d with from ≤ d < to; 0 if to ≤ from. */
  workingDaysBetween(from: LegalDay, to: LegalDay): number;
  /** The n-th working day d ≥ from (n ≥ 1). */
  nthWorkingDay(from: LegalDay, n: number): LegalDay;
};

/** Beyond the last known year dates can be asked for this many years, all marked provisional. */
const HORIZON_YEARS = 30;

/**
 * Compiles calendar data. Refuses by exception a calendar that contradicts itself (a day both off and
 * worked, a day outside its year, a gap between years): such data must never have been published, see
 * checkCalendarYear. `exceptions`: days of other rules, which win over the notices.
 */
export function makeCalendar(data: CalendarData, exceptions?: ReadonlyMap<LegalDay, DayKind>): Calendar {
  const known = [...data.years].sort((a, b) => a.year - b.year);
  const first = known[0];
  const last = known.at(-1);
  if (!first || !last) throw new Error(`calendar ${data.version} holds no year`);
  if (last.year - first.year + 1 !== known.length) {
    throw new Error(`calendar ${data.version} has a gap or a double between ${first.year} and ${last.year}`);
  }
  const special = new Map([...collectSpecialDays(data.version, known), ...(exceptions ?? [])]);
  const origin = dayFromCivil(first.year, 1, 1);
  const provisionalFrom = dayFromCivil(last.year + 1, 1, 1);
  const end = dayFromCivil(last.year + HORIZON_YEARS, 1, 1);

  // before[i] = working days in [origin, origin + i): a span costs two look-ups, whatever its length.
  const before = new Int32Array(end - origin + 1);
  const working: number[] = [];
  for (let i = 0; i < end - origin; i += 1) {
    const day = addDays(origin, i);
    const works = special.get(day)?.working ?? !isWeekend(day);
    before[i + 1] = (before[i] ?? 0) + (works ? 1 : 0);
    if (works) working.push(day);
  }

  const indexOf = (day: LegalDay): number => {
    const i = day - origin;
    if (i < 0 || i >= before.length) throw new RangeError(`day ${day} lies outside calendar ${data.version}`);
    return i;
  };

  return {
    id: data.id,
    version: data.version,
    firstYear: first.year,
    lastYear: last.year,
    provisionalFrom,
    kindOf(day) {
      const named = special.get(day);
      if (named) return named;
      const working = !isWeekend(day);
      if (day >= provisionalFrom || day < origin)
        return { working, reason: 'no-data', name: '', provisional: true };
      return { working, reason: working ? 'workday' : 'weekend', name: '', provisional: false };
    },
    isWorking(day) {
      const i = indexOf(day);
      return (before[i + 1] ?? 0) > (before[i] ?? 0);
    },
    workingDaysBetween(from, to) {
      return to <= from ? 0 : (before[indexOf(to)] ?? 0) - (before[indexOf(from)] ?? 0);
    },
    nthWorkingDay(from, n) {
      const day = working[(before[indexOf(from)] ?? 0) + n - 1];
      if (n < 1 || day === undefined) throw new RangeError(`no working day ${n} from day ${from}`);
      return day as LegalDay;
    },
  };
}

function isWeekend(day: LegalDay): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}

function collectSpecialDays(version: string, years: readonly CalendarYear[]): ReadonlyMap<number, DayKind> {
  const special = new Map<number, DayKind>();
  const put = (year: CalendarYear, text: string, kind: DayKind) => {
    const day = dayFromText(text);
    if (!text.startsWith(`${year.year}-`))
      throw new Error(`calendar ${version}: ${text} is not in ${year.year}`);
    if (special.has(day)) throw new Error(`calendar ${version}: ${text} stands twice`);
    special.set(day, kind);
  };
  for (const year of years) {
    for (const [day, name] of year.off) {
      put(year, day, { working: false, reason: 'holiday', name, provisional: false });
    }
    for (const [day, name] of year.work) {
      put(year, day, { working: true, reason: 'make-up', name, provisional: false });
    }
  }
  return special;
}
