import { type CalendarYear, type Instant, SEED_CALENDAR } from '@zongheng/core/calendar';

/** The stream of the calendar: one for the whole installation, at the province. */
export const CALENDAR_ID = '01900000-0000-7000-8000-0000000ca1e0';
export const CALENDAR_HOME = '210000';

/** A year's notice as it was published here; revision 1 is the first of a year. */
export type PublishedYear = CalendarYear & { readonly revision: number; readonly publishedAt: Instant };

/** A holiday that an autonomous county has laid down by itself. */
export type LocalDay = { readonly day: string; readonly name: string; readonly basis: string };

/** An emergency measure of the government that turns days off or into working days. */
export type MeasureWords = {
  readonly title: string;
  readonly documentNumber: string;
  readonly basis: string;
  readonly effect: 'off' | 'work';
  /** First and last day. */
  readonly from: string;
  readonly to: string;
  readonly divisions: readonly string[];
};

export type Measure = MeasureWords & {
  readonly id: string;
  readonly status: 'proposed' | 'confirmed' | 'withdrawn';
  readonly proposedAt: Instant;
  readonly confirmedAt: Instant | null;
  readonly withdrawnAt: Instant | null;
};

/**
 * The calendar folded from its facts: what was published here. Years nobody has published here are those that
 * core carries (`SEED_CALENDAR`), so that a new release may bring one.
 */
export type BookState = {
  readonly years: Readonly<Record<string, PublishedYear>>;
  /** By division, then year. */
  readonly local: Readonly<Record<string, Readonly<Record<string, readonly LocalDay[]>>>>;
  readonly measures: Readonly<Record<string, Measure>>;
  /** How often what is a division's own has changed; stands in the version of its calendar. */
  readonly revisions: Readonly<Record<string, number>>;
};

export const EMPTY_BOOK: BookState = { years: {}, local: {}, measures: {}, revisions: {} };

type At = { readonly at: Instant };

export type BookFact =
  | (At & {
      readonly type: 'calendar.year-published';
      readonly year: CalendarYear;
      readonly revision: number;
    })
  | (At & {
      readonly type: 'calendar.local-days-set';
      readonly division: string;
      readonly year: number;
      readonly days: readonly LocalDay[];
    })
  | (At & MeasureWords & { readonly type: 'calendar.emergency-proposed'; readonly measureId: string })
  | (At & { readonly type: 'calendar.emergency-confirmed'; readonly measureId: string })
  | (At & { readonly type: 'calendar.emergency-withdrawn'; readonly measureId: string });

/** Folds one fact into the calendar. */
export function evolveBook(state: BookState, fact: BookFact): BookState {
  switch (fact.type) {
    case 'calendar.year-published': {
      const { year, revision, at } = fact;
      return { ...state, years: { ...state.years, [year.year]: { ...year, revision, publishedAt: at } } };
    }
    case 'calendar.local-days-set': {
      const own = { ...state.local[fact.division], [fact.year]: fact.days };
      const local = { ...state.local, [fact.division]: own };
      return { ...state, local, revisions: raised(state, [fact.division]) };
    }
    case 'calendar.emergency-proposed': {
      const { type: _, at, measureId: id, ...words } = fact;
      const made: Measure = {
        ...words,
        id,
        status: 'proposed',
        proposedAt: at,
        confirmedAt: null,
        withdrawnAt: null,
      };
      return { ...state, measures: { ...state.measures, [id]: made } };
    }
    case 'calendar.emergency-confirmed': {
      const found = measureOf(state, fact.measureId);
      const measure: Measure = { ...found, status: 'confirmed', confirmedAt: fact.at };
      return withMeasure(state, measure, true);
    }
    case 'calendar.emergency-withdrawn': {
      const found = measureOf(state, fact.measureId);
      const measure: Measure = { ...found, status: 'withdrawn', withdrawnAt: fact.at };
      return withMeasure(state, measure, found.status === 'confirmed');
    }
  }
}

function measureOf(state: BookState, id: string): Measure {
  const found = state.measures[id];
  if (!found) throw new Error(`no emergency measure ${id} was proposed`);
  return found;
}

/** `moves`: the days of the measure are others than before, for everybody in its divisions. */
function withMeasure(state: BookState, measure: Measure, moves: boolean): BookState {
  const measures = { ...state.measures, [measure.id]: measure };
  return moves ? { ...state, measures, revisions: raised(state, measure.divisions) } : { ...state, measures };
}

function raised(state: BookState, divisions: readonly string[]): BookState['revisions'] {
  const own = divisions.map((division) => [division, (state.revisions[division] ?? 0) + 1] as const);
  return { ...state.revisions, ...Object.fromEntries(own) };
}

/** The years in force, oldest first; those of core are the first revision of theirs. */
export function yearsOf(state: BookState): readonly (CalendarYear & { readonly revision: number })[] {
  const years = new Map(SEED_CALENDAR.years.map((year) => [year.year, { ...year, revision: 1 }]));
  for (const { publishedAt: _, ...year } of Object.values(state.years)) years.set(year.year, year);
  return [...years.values()].sort((a, b) => a.year - b.year);
}

/** Version of the national calendar: its last year, and how often anything of it was published since the first. */
export function baseToken(state: BookState): string {
  const last = yearsOf(state).at(-1)?.year ?? 0;
  const corrections = Object.values(state.years).reduce((sum, { revision }) => sum + revision - 1, 0);
  return `${SEED_CALENDAR.id}-${last}.${1 + corrections}`;
}

/** Version of what is a division's own. */
export function divisionToken(state: BookState, division: string): string {
  return `${division}.${state.revisions[division] ?? 0}`;
}
