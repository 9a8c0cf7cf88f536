import {
  type Calendar,
  type CalendarData,
  type CalendarYear,
  type DayKind,
  makeCalendar,
} from './calendar.ts';
import { dayFromText, type LegalDay } from './day.ts';

/** A day off of an autonomous county (自治县纪念日), by the rule its people's congress made. */
export type LocalHoliday = { readonly day: string; readonly name: string; readonly source: string };

/** A day off, or worked, by an emergency measure: its document number, and the province has confirmed it. */
export type EmergencyDay = {
  readonly day: string;
  readonly working: boolean;
  readonly name: string;
  readonly source: string;
};

export type CalendarAdditions = {
  readonly id: string;
  /** Stands in every clock row that was computed with it; never the version of another content. */
  readonly version: string;
  /** Notices of further years, or newer ones of years that the base holds. */
  readonly years?: readonly CalendarYear[];
  readonly local?: readonly LocalHoliday[];
  readonly emergency?: readonly EmergencyDay[];
};

/**
 * A calendar on top of another: further years, local holidays, emergency days. A local holiday wins over the
 * notice's make-up day, an emergency measure over both: it is the later and the narrower rule. Throws as
 * {@link makeCalendar} does, and for a local or emergency day that stands twice.
 */
export function withYears(base: CalendarData, additions: CalendarAdditions): Calendar {
  const { id, version, years = [], local = [], emergency = [] } = additions;
  const newer = new Set(years.map(({ year }) => year));
  const kept = base.years.filter(({ year }) => !newer.has(year));
  const days = new Map<LegalDay, DayKind>();
  addOnce(
    days,
    version,
    local.map(({ day, name, source }) => ({
      day,
      kind: { working: false, reason: 'holiday', name, source, provisional: false },
    })),
  );
  addOnce(
    days,
    version,
    emergency.map(({ day, working, name, source }) => ({
      day,
      kind: { working, reason: working ? 'make-up' : 'holiday', name, source, provisional: false },
    })),
  );
  return makeCalendar({ id, version, source: base.source, years: [...kept, ...years] }, days);
}

function addOnce(
  days: Map<LegalDay, DayKind>,
  version: string,
  rows: readonly { readonly day: string; readonly kind: DayKind }[],
): void {
  const seen = new Set<LegalDay>();
  for (const { day: text, kind } of rows) {
    const day = dayFromText(text);
    if (seen.has(day)) throw new Error(`calendar ${version}: ${text} stands twice`);
    seen.add(day);
    days.set(day, kind);
  }
}
