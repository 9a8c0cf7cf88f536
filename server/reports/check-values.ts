import type { Refusal } from '@zongheng/core';
import { civilFromDay, dayOf, type Instant, parseDay } from '@zongheng/core/calendar';
import type { ReportKind } from './kinds.ts';
import { MESSAGES } from './messages.ts';
import { periodStart } from './period.ts';

type Values = {
  readonly happenedOn: string;
  readonly period: string | null;
  readonly investedTotal: string | null;
};
type Words = { readonly text: string | null; readonly cause: string | null };

/** A project may have been begun before it came onto the platform, but a century is a slip of the finger. */
const YEARS_BEFORE_REGISTRATION = 10;

const MUST: Readonly<Record<ReportKind, readonly ('invested' | 'text' | 'cause')[]>> = {
  start: [],
  progress: ['invested', 'text'],
  completion: ['invested'],
  suspension: ['cause'],
  resumption: [],
  'delayed-start': ['cause'],
};

/** What is wrong with a report by itself: the field and a sentence; null if nothing. */
export function valuesFault(
  kind: ReportKind,
  values: Values,
  words: Words,
  context: { readonly now: Instant; readonly registeredAt: Instant },
): Refusal | null {
  const fault = (code: string, message: string, field: string): Refusal => ({
    code,
    message,
    source: MESSAGES.source,
    field,
  });
  const day = parseDay(values.happenedOn);
  if (!day.ok) return fault('invalid-day', MESSAGES.noSuchDay, 'happenedOn');
  if (day.value > dayOf(context.now)) return fault('day-in-future', MESSAGES.future, 'happenedOn');
  const earliest = civilFromDay(dayOf(context.registeredAt)).year - YEARS_BEFORE_REGISTRATION;
  if (civilFromDay(day.value).year < earliest) {
    return fault('day-too-early', MESSAGES.tooEarly(earliest), 'happenedOn');
  }
  const { period } = values;
  if (kind === 'progress') {
    if (period === null) return fault('period-missing', MESSAGES.periodNeeded, 'period');
    if (periodStart(period) > values.happenedOn) return fault('period-ahead', MESSAGES.periodAhead, 'period');
  } else if (period !== null) return fault('period-not-needed', MESSAGES.periodOnlyProgress, 'period');
  const must = MUST[kind];
  if (must.includes('invested') && values.investedTotal === null) {
    return fault('invested-missing', MESSAGES.investedNeeded, 'investedTotal');
  }
  if (must.includes('text') && words.text === null) return fault('text-missing', MESSAGES.textNeeded, 'text');
  if (must.includes('cause') && words.cause === null) {
    return fault('cause-missing', MESSAGES.causeNeeded, 'cause');
  }
  return null;
}
