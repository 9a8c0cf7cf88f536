import { formatInstant } from '@zongheng/core/calendar';
import { type BookFact, type BookState, baseToken, divisionToken, type Measure } from './book.ts';
import type { BookContext } from './book-context.ts';
import { MESSAGES } from './messages.ts';
import type { Publication } from './store.ts';

/** What a fact puts into force, under each part of a version that it makes new; nothing where no clock moves. */
export function publicationsFor(
  fact: BookFact,
  { state }: { readonly state: BookState },
  { divisionName }: BookContext,
  person: string | null,
): Publication[] {
  const base = { published_at: formatInstant(fact.at), person_id: person };
  const forEach = (measure: Measure, kind: Publication['kind'], label: string): Publication[] =>
    measure.divisions.map((code) => ({
      ...base,
      token: divisionToken(state, code),
      kind,
      subject: measure.id,
      label,
    }));
  switch (fact.type) {
    case 'calendar.year-published': {
      const { year, revision } = fact;
      const label = MESSAGES.published(year.year, revision);
      return [{ ...base, token: baseToken(state), kind: 'year', subject: String(year.year), label }];
    }
    case 'calendar.local-days-set': {
      const { division, year } = fact;
      const label = MESSAGES.localPublished(divisionName(division) ?? division, year);
      return [{ ...base, token: divisionToken(state, division), kind: 'local', subject: division, label }];
    }
    case 'calendar.emergency-proposed':
      return [];
    case 'calendar.emergency-confirmed': {
      const measure = state.measures[fact.measureId];
      if (!measure) return [];
      return forEach(measure, 'measure', MESSAGES.measureConfirmed(measure.title, measure.documentNumber));
    }
    case 'calendar.emergency-withdrawn': {
      const measure = state.measures[fact.measureId];
      // Withdrawn before it was confirmed, it has never moved anything.
      if (!measure || measure.confirmedAt === null) return [];
      return forEach(measure, 'withdrawal', MESSAGES.measureWithdrawn(measure.title, measure.documentNumber));
    }
  }
}

/** The labels of what one version of a calendar holds and an earlier one does not. */
export function causesBetween(
  earlier: string,
  later: string,
  publications: ReadonlyMap<string, Publication>,
): readonly Publication[] {
  const before = new Set(earlier.split('+'));
  const found = later
    .split('+')
    .flatMap((token) => (before.has(token) ? [] : (publications.get(token) ?? [])));
  // One measure may stand under several divisions of the same line.
  return [...new Map(found.map((each) => [each.label, each])).values()];
}
