import { type Calendar, formatDay, type Instant } from '@zongheng/core/calendar';
import {
  clock,
  type Explanation,
  explain,
  type Ledger,
  type Limit,
  type Reading,
} from '@zongheng/core/clock';
import { ORDER_MESSAGES as say } from './messages.ts';
import type { OrderState, Term } from './order.ts';

/** Working days within which an order is answered where nothing else is said. Seen locally, not confirmed. */
export const DEFAULT_REPLY_DAYS = 3;

/** The limit of an answer. */
export function limitOf(days: number): Limit {
  return { value: days, unit: 'working-day', basis: say.replyBasis, start: 'received', mark: say.replyMark };
}

/** The term that begins now: counted by the legal clock, so the day itself does not count. */
export function termFrom(days: number, calendar: Calendar, now: Instant): Term {
  const ledger: Ledger = [{ kind: 'started', at: now, reason: say.ledger.issued, basis: say.replyBasis }];
  const reading = clock(limitOf(days), ledger, calendar, now);
  if (reading.dueDay === null) throw new Error('a running clock without a due day');
  return {
    days,
    by: formatDay(reading.dueDay),
    calendar: calendar.version,
    provisional: reading.provisional,
  };
}

function ledgerOf(state: OrderState): Ledger {
  const reason = state.round === 1 ? say.ledger.issued : say.ledger.returned;
  const ledger: Ledger = [{ kind: 'started', at: state.termFrom, reason, basis: say.replyBasis }];
  const end = state.answeredAt ?? state.closedAt;
  if (end === null) return ledger;
  const how = state.answeredAt === null ? say.ledger.closed : say.ledger.answered;
  return [...ledger, { kind: 'ended', at: end, reason: how, basis: say.replyBasis }];
}

/** What the clock of the answer shows now, in the round that runs. */
export function readReply(state: OrderState, calendar: Calendar, now: Instant): Reading {
  return clock(limitOf(state.term.days), ledgerOf(state), calendar, now);
}

/** Why the reply date is what it is, day by day. */
export function explainReply(state: OrderState, calendar: Calendar, now: Instant): Explanation {
  return explain(limitOf(state.term.days), ledgerOf(state), calendar, now);
}
