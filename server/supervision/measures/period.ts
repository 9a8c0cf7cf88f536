import { accept, type Result, refuse } from '@zongheng/core';
import {
  addDays,
  civilFromDay,
  dayFromCivil,
  dayFromText,
  dayOf,
  formatDay,
  formatInstant,
  type Instant,
  startOf,
} from '@zongheng/core/calendar';
import { MEASURE_MESSAGES } from './messages.ts';

const MOST_DAYS = 3 * 366;

export type Period = {
  /** Days in Shanghai, both included. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Instants; `to` is not included. */
  readonly from: string;
  readonly to: string;
};

/** The period asked for: this year up to today unless said, three years at most. */
export function periodOf(
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Instant,
): Result<Period> {
  const last = asked.to === undefined ? dayOf(now) : dayFromText(asked.to);
  const first =
    asked.from === undefined ? dayFromCivil(civilFromDay(last).year, 1, 1) : dayFromText(asked.from);
  if (first > last) return refuse('period-reversed', MEASURE_MESSAGES.reversed, '', 'from');
  if (last - first >= MOST_DAYS) return refuse('period-too-long', MEASURE_MESSAGES.tooLong, '', 'from');
  return accept({
    firstDay: formatDay(first),
    lastDay: formatDay(last),
    from: formatInstant(startOf(first)),
    to: formatInstant(startOf(addDays(last, 1))),
  });
}
