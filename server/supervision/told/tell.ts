import type { Calendar, Instant } from '@zongheng/core/calendar';
import {
  clock,
  type Explanation,
  explain,
  type Ledger,
  type Limit,
  type Reading,
} from '@zongheng/core/clock';
import type { ToldLimit } from './limits.ts';
import { TOLD_MESSAGES as say } from './messages.ts';

/** How long it took to record what happened, by the one legal clock; its `dueAt` is the first moment too late. */
export function readTold(
  happened: Instant,
  recorded: Instant,
  limit: ToldLimit,
  calendar: Calendar,
): Reading {
  return clock(limitOf(limit), ledgerOf(happened, recorded, limit), calendar, recorded);
}

/** The same day by day. */
export function explainTold(
  happened: Instant,
  recorded: Instant,
  limit: ToldLimit,
  calendar: Calendar,
): Explanation {
  return explain(limitOf(limit), ledgerOf(happened, recorded, limit), calendar, recorded);
}

/** The clock knows two start events; the one that is not acceptance stands for what happened. */
function limitOf({ days, basis }: ToldLimit): Limit {
  return { value: days, unit: 'working-day', basis, start: 'received' };
}

/** Begun when it happened, ended when it was recorded. */
function ledgerOf(happened: Instant, recorded: Instant, { basis }: ToldLimit): Ledger {
  return [
    { kind: 'started', at: happened, reason: say.happened, basis },
    { kind: 'ended', at: recorded, reason: say.recorded, basis },
  ];
}
