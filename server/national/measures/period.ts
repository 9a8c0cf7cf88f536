import { accept, type Result, refuse } from '@zongheng/core';
import { dayOf, formatDay, formatInstant, type Instant } from '@zongheng/core/calendar';
import { MESSAGES } from '../messages.ts';

const DAY_MS = 86_400_000;
const USUAL_DAYS = 30;
const MOST_DAYS = 366;

export type Period = {
  /** Days in Shanghai, both included. */
  readonly firstDay: string;
  readonly lastDay: string;
  readonly from: string;
  readonly to: string;
};

/** The period asked for: the last thirty days unless said, a year at most. */
export function periodOf(
  asked: { readonly from?: string | undefined; readonly to?: string | undefined },
  now: Instant,
): Result<Period> {
  const lastDay = asked.to ?? formatDay(dayOf(now));
  const end = startOf(lastDay) + DAY_MS;
  const firstDay = asked.from ?? formatDay(dayOf((end - USUAL_DAYS * DAY_MS) as Instant));
  const start = startOf(firstDay);
  if (start >= end) return refuse('period-reversed', MESSAGES.measures.reversed, '', 'from');
  if (end - start > MOST_DAYS * DAY_MS)
    return refuse('period-too-long', MESSAGES.measures.tooLong, '', 'from');
  return accept({
    firstDay,
    lastDay,
    from: formatInstant(start as Instant),
    to: formatInstant(end as Instant),
  });
}

/** Shanghai has no summer time. */
function startOf(day: string): number {
  return Date.parse(`${day}T00:00:00+08:00`);
}
