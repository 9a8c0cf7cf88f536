import { accept, type Result, refuse } from '@zongheng/core';
import { checkCalendarYear, type Instant, type YearNotice } from '@zongheng/core/calendar';
import { type BookFact, type BookState, type LocalDay, type MeasureWords, yearsOf } from './book.ts';
import type { BookContext } from './book-context.ts';
import { checkLocalDays } from './check-local.ts';
import { checkMeasure } from './check-measure.ts';
import { MESSAGES } from './messages.ts';

export type BookCommand =
  | {
      readonly type: 'publish-year';
      readonly notice: YearNotice;
      /** Revision of that year the caller saw; 0: none. */
      readonly revision: number;
      /** Why a year that was published is published again. */
      readonly reason: string | null;
    }
  | {
      readonly type: 'set-local-days';
      readonly division: string;
      readonly year: number;
      readonly days: readonly LocalDay[];
      /** How often the division's own days had changed as the caller saw it. */
      readonly revision: number;
    }
  | (MeasureWords & { readonly type: 'propose'; readonly measureId: string; readonly emergency: boolean })
  | { readonly type: 'confirm'; readonly measureId: string }
  | { readonly type: 'withdraw'; readonly measureId: string; readonly reason: string };

/**
 * Decides a command on the calendar. Only three things move a legal clock (行政许可法 §82): the State Council's
 * notice, holidays of an autonomous county, and an emergency measure with its document that the province has
 * confirmed.
 */
export function decideBook(
  state: BookState,
  command: BookCommand,
  context: BookContext,
): Result<readonly BookFact[]> {
  const at = context.now;
  switch (command.type) {
    case 'publish-year':
      return publishYear(state, command, at);
    case 'set-local-days': {
      const { division, year, revision } = command;
      const checked = checkLocalDays(state, command, context);
      if (!checked.ok) return checked;
      if (revision !== (state.revisions[division] ?? 0)) {
        return refuse('version-conflict', MESSAGES.localMoved, '');
      }
      return accept([{ type: 'calendar.local-days-set', at, division, year, days: checked.value }]);
    }
    case 'propose': {
      if (state.measures[command.measureId]) return refuse('state-conflict', MESSAGES.measureMoved, '');
      const checked = checkMeasure(state, command, context);
      if (!checked.ok) return checked;
      const { measureId } = command;
      return accept([{ type: 'calendar.emergency-proposed', at, measureId, ...checked.value }]);
    }
    case 'confirm': {
      const measure = state.measures[command.measureId];
      if (!measure) return refuse('not-found', MESSAGES.measureNotFound, '');
      if (measure.status !== 'proposed') {
        return refuse('state-conflict', MESSAGES.notProposed, MESSAGES.sourceEmergency);
      }
      return accept([{ type: 'calendar.emergency-confirmed', at, measureId: measure.id }]);
    }
    case 'withdraw': {
      const measure = state.measures[command.measureId];
      if (!measure) return refuse('not-found', MESSAGES.measureNotFound, '');
      if (measure.status === 'withdrawn') {
        return refuse('state-conflict', MESSAGES.alreadyWithdrawn, MESSAGES.sourceEmergency);
      }
      return accept([{ type: 'calendar.emergency-withdrawn', at, measureId: measure.id }]);
    }
  }
}

function publishYear(
  state: BookState,
  { notice, revision, reason }: Extract<BookCommand, { type: 'publish-year' }>,
  at: Instant,
): Result<readonly BookFact[]> {
  const checked = checkCalendarYear(notice);
  if (!checked.ok) return checked;
  const year = checked.value;
  const known = yearsOf(state);
  const first = known[0]?.year ?? year.year;
  const next = (known.at(-1)?.year ?? year.year - 1) + 1;
  const current = known.find((each) => each.year === year.year);
  if (year.year < first) return refuse('calendar-too-early', MESSAGES.tooEarly(first), '', 'year');
  if (year.year > next) return refuse('calendar-gap', MESSAGES.gap(next), MESSAGES.sourceNotice, 'year');
  if (revision !== (current?.revision ?? 0)) return refuse('version-conflict', MESSAGES.yearMoved, '');
  if (current) {
    if (reason === null || reason.trim() === '') {
      return refuse('calendar-reason', MESSAGES.reasonNeeded, MESSAGES.sourceNotice, 'reason');
    }
    const days = (each: Pick<typeof year, 'off' | 'work'>) =>
      JSON.stringify([each.off, each.work].map((list) => [...list].sort(([a], [b]) => (a < b ? -1 : 1))));
    if (days(current) === days(year)) return refuse('calendar-same', MESSAGES.sameYear, '');
  }
  return accept([{ type: 'calendar.year-published', at, year, revision: (current?.revision ?? 0) + 1 }]);
}
