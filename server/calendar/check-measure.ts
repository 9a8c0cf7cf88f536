import { accept, type Result, refuse } from '@zongheng/core';
import { civilFromDay, parseDay } from '@zongheng/core/calendar';
import { type BookState, type MeasureWords, yearsOf } from './book.ts';
import type { BookContext } from './book-context.ts';
import { MESSAGES } from './messages.ts';

/** A document of government bears a number: 辽政发〔2026〕5号, 第3号令. */
const NUMBER = /\d+\s*号/;
/** Longer than any measure so far; what lasts longer is decided anew. */
const MOST_DAYS = 62;

/**
 * An emergency measure as it is proposed. Without a document of its own it is a local closure, which moves no
 * statutory clock (行政许可法 §82), however good its reasons. Returns it with its divisions in order.
 */
export function checkMeasure(
  state: BookState,
  proposed: MeasureWords & { readonly emergency: boolean },
  { divisionName }: BookContext,
): Result<MeasureWords> {
  const { title, documentNumber, basis, effect, from, to, divisions, emergency } = proposed;
  if (!emergency) {
    return refuse('measure-not-emergency', MESSAGES.notEmergency, MESSAGES.sourceWorkingDays, 'emergency');
  }
  if (!NUMBER.test(documentNumber)) {
    return refuse('measure-document', MESSAGES.documentNeeded, MESSAGES.sourceEmergency, 'documentNumber');
  }
  const first = parseDay(from, 'from');
  if (!first.ok) return first;
  const last = parseDay(to, 'to');
  if (!last.ok) return last;
  if (last.value < first.value) {
    return refuse('measure-span', MESSAGES.spanReversed, MESSAGES.sourceEmergency, 'to');
  }
  if (last.value - first.value >= MOST_DAYS) {
    return refuse('measure-span', MESSAGES.spanTooLong(MOST_DAYS), MESSAGES.sourceEmergency, 'to');
  }
  const year = civilFromDay(last.value).year;
  const known = yearsOf(state);
  if (civilFromDay(first.value).year < (known[0]?.year ?? 0) || year > (known.at(-1)?.year ?? 0) + 1) {
    return refuse('calendar-gap', MESSAGES.yearUnpublished(year), MESSAGES.sourceNotice, 'to');
  }
  const own = [...new Set(divisions)].sort();
  const unknown = own.findIndex((code) => divisionName(code) === undefined);
  if (unknown >= 0) return refuse('unknown-division', MESSAGES.unknownDivision, '', 'divisions');
  return accept({ title, documentNumber, basis, effect, from, to, divisions: own });
}
