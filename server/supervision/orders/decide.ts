import { accept, type Result, refuse } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { ORDER_MESSAGES as say } from './messages.ts';
import {
  endOf,
  isClosed,
  isWaiting,
  type OrderCommand,
  type OrderFact,
  type OrderState,
  type Term,
} from './order.ts';

export type OrderContext = {
  readonly now: Instant;
  /** The term of so many working days from now, by the calendar of the addressed body. */
  readonly term: (days: number) => Term;
};

/**
 * Decides a command on an order (law.md §2: the person responsible answers by the reply date, an unanswered one
 * escalates). An order holds until it is accepted or withdrawn, whatever becomes of the case meanwhile.
 */
export function decideOrder(
  state: OrderState | null,
  command: OrderCommand,
  context: OrderContext,
): Result<readonly OrderFact[]> {
  const at = context.now;
  if (command.type === 'issue') {
    if (state) return conflict(say.alreadyIssued);
    const { type: _, days, text: __, basis: ___, ...rest } = command;
    return accept([{ type: 'order.issued', at, ...rest, term: context.term(days) }]);
  }
  if (!state) return refuse('not-found', say.notFound, '');
  if (isClosed(state.status)) {
    return conflict(state.status === 'accepted' ? say.alreadyClosed : say.alreadyWithdrawn);
  }
  switch (command.type) {
    case 'answer':
      if (!isWaiting(state.status)) return conflict(say.alreadyAnswered);
      return accept([{ type: 'order.answered', at, files: command.files }]);
    case 'return':
      if (state.status !== 'answered') return conflict(say.notAnswered);
      return accept([{ type: 'order.returned', at, term: context.term(command.days) }]);
    case 'accept':
      return state.status === 'answered'
        ? accept([{ type: 'order.accepted', at }])
        : conflict(say.notAnswered);
    case 'escalate':
      return escalate(state, context);
    case 'withdraw':
      return accept([{ type: 'order.withdrawn', at, cause: command.cause }]);
    case 'instruct':
      return accept([{ type: 'order.instructed', at, by: command.by }]);
    case 'readdress': {
      if (!isWaiting(state.status)) return conflict(say.alreadyAnswered);
      const { addressee } = command;
      if (addressee.personId === state.addressee.personId) return conflict(say.samePerson);
      return accept([{ type: 'order.readdressed', at, addressee }]);
    }
  }
}

/** Each level hears once; the next one as many working days later as the answer itself was given. */
function escalate(state: OrderState, { now, term }: OrderContext): Result<readonly OrderFact[]> {
  const level = state.escalations.length;
  const to = state.levels[level];
  if (!isWaiting(state.status) || state.escalateBy === null || to === undefined) {
    return conflict(say.nothingToEscalate);
  }
  if (now < endOf(state.escalateBy)) return conflict(say.notYetLate);
  const next = level + 1 < state.levels.length ? term(state.term.days).by : null;
  return accept([{ type: 'order.escalated', at: now, level: level + 1, to, missed: state.term.by, next }]);
}

function conflict(message: string): Result<never> {
  return refuse('state-conflict', message, say.source);
}
