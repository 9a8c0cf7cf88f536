import { endOf, type OrderFact, type OrderState } from './order.ts';

/** Folds one fact into an order. */
export function evolveOrder(state: OrderState | null, fact: OrderFact): OrderState {
  const { at } = fact;
  if (fact.type === 'order.issued') {
    const { type: _, at: __, ...issued } = fact;
    return {
      ...issued,
      status: 'open',
      issuedAt: at,
      firstTerm: issued.term,
      termFrom: at,
      round: 1,
      answeredAt: null,
      files: [],
      late: false,
      escalations: [],
      escalateBy: issued.levels.length > 0 ? issued.term.by : null,
      instructed: 0,
      closedAt: null,
    };
  }
  if (!state) throw new Error(`an order cannot begin with ${fact.type}`);
  switch (fact.type) {
    case 'order.answered': {
      const late = state.late || at >= endOf(state.term.by);
      const known = new Set(state.files.map(({ fileId }) => fileId));
      const files = [...state.files, ...fact.files.filter(({ fileId }) => !known.has(fileId))];
      return { ...state, status: 'answered', answeredAt: at, files, late, escalateBy: null };
    }
    case 'order.returned': {
      const more = state.escalations.length < state.levels.length;
      return {
        ...state,
        status: 'returned',
        term: fact.term,
        termFrom: at,
        round: state.round + 1,
        answeredAt: null,
        escalateBy: more ? fact.term.by : null,
      };
    }
    case 'order.accepted':
      return { ...state, status: 'accepted', closedAt: at, escalateBy: null };
    case 'order.escalated': {
      const escalations = [...state.escalations, { division: fact.to, at }];
      return { ...state, late: true, escalations, escalateBy: fact.next };
    }
    case 'order.withdrawn':
      return { ...state, status: 'withdrawn', closedAt: at, escalateBy: null };
    case 'order.instructed':
      return { ...state, instructed: state.instructed + 1 };
    case 'order.readdressed':
      return { ...state, addressee: fact.addressee };
  }
}
