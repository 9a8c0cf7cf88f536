import { accept, type Result, refuse } from '@zongheng/core';
import {
  addDays,
  dayFromText,
  dayOf,
  formatDay,
  formatInstant,
  type Instant,
  startOf,
} from '@zongheng/core/calendar';
import { TOLD_MESSAGES as say } from './messages.ts';

const USUAL_DAYS = 30;
const MOST_DAYS = 366;

export type Period = {
  /** Days in Shanghai, both included. */
  readonly firstDay: string;
  readonly lastDay: string;
  /** Instants; the end is not included. */
  readonly from: string;
  readonly to: string;
};

/** The period asked for: the last thirty days unless said, a year at most. */
export function periodOf(
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Instant,
): Result<Period> {
  const last = asked.to === undefined ? dayOf(now) : dayFromText(asked.to);
  const first = asked.from === undefined ? addDays(last, 1 - USUAL_DAYS) : dayFromText(asked.from);
  if (first > last) return refuse('period-reversed', say.reversed, '', 'from');
  if (last - first >= MOST_DAYS) return refuse('period-too-long', say.tooLong, '', 'from');
  return accept({
    firstDay: formatDay(first),
    lastDay: formatDay(last),
    from: formatInstant(startOf(first)),
    to: formatInstant(startOf(addDays(last, 1))),
  });
}
