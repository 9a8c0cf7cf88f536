import type { Instant } from '../calendar/index.ts';
import type { SpecialProcedureKind } from '../catalogue/index.ts';
import type { CaseFact, CorrectionItem, DecisionDocument, OwedMaterial } from './facts.ts';
import type { CaseStatus } from './status.ts';

/** What moved a clock of this case, in the order it happened; the ledgers are derived from it. */
export type Move =
  | { readonly what: 'received'; readonly at: Instant }
  | { readonly what: 'accepted'; readonly at: Instant; readonly deemed: boolean }
  | { readonly what: 'correction-requested'; readonly at: Instant }
  | { readonly what: 'correction-supplied'; readonly at: Instant }
  | {
      readonly what: 'special-started';
      readonly at: Instant;
      readonly name: string;
      readonly basis: string;
      readonly days: number | null;
      readonly stopsStatutory: boolean;
    }
  | { readonly what: 'special-ended'; readonly at: Instant }
  | { readonly what: 'extended'; readonly at: Instant; readonly days: number; readonly basis: string }
  | { readonly what: 'ended'; readonly at: Instant; readonly status: CaseStatus };

export type OpenCorrection = {
  readonly askedAt: Instant;
  readonly items: readonly CorrectionItem[];
  readonly replyBy: string;
};

export type OpenSpecial = {
  readonly startedAt: Instant;
  readonly kind: SpecialProcedureKind;
  readonly name: string;
  readonly basis: string;
  readonly days: number | null;
};

/** A case, folded from its facts. Plain JSON, so that the row of the case can hold it. */
export type CaseState = {
  /** null: nothing received yet. */
  readonly status: CaseStatus | null;
  readonly receivedAt: Instant | null;
  readonly acceptedAt: Instant | null;
  readonly deemed: boolean;
  readonly codeMissing: boolean;
  readonly correction: OpenCorrection | null;
  readonly corrections: number;
  readonly special: OpenSpecial | null;
  readonly extensions: number;
  readonly endedAt: Instant | null;
  readonly document: DecisionDocument | null;
  readonly owed: readonly OwedMaterial[];
  readonly deliveredAt: Instant | null;
  readonly lastAt: Instant | null;
  readonly moves: readonly Move[];
};

/** A case before its first fact. */
export const NO_CASE: CaseState = {
  status: null,
  receivedAt: null,
  acceptedAt: null,
  deemed: false,
  codeMissing: false,
  correction: null,
  corrections: 0,
  special: null,
  extensions: 0,
  endedAt: null,
  document: null,
  owed: [],
  deliveredAt: null,
  lastAt: null,
  moves: [],
};

/** Folds one fact into a case. Never judges: whether the fact may happen was decided before it was written. */
export function evolve(state: CaseState, fact: CaseFact): CaseState {
  const next = { ...state, lastAt: Math.max(state.lastAt ?? fact.at, fact.at) as Instant };
  const moved = (move: Move): CaseState['moves'] => [...state.moves, move];
  const ended = (status: CaseStatus) => ({
    ...next,
    status,
    endedAt: fact.at,
    moves: moved({ what: 'ended', at: fact.at, status }),
  });
  switch (fact.type) {
    case 'case.received':
      return {
        ...next,
        status: 'received',
        receivedAt: fact.at,
        moves: moved({ what: 'received', at: fact.at }),
      };
    case 'case.accepted':
      return {
        ...next,
        status: 'accepted',
        acceptedAt: fact.at,
        deemed: fact.deemed,
        codeMissing: fact.codeMissing,
        moves: moved({ what: 'accepted', at: fact.at, deemed: fact.deemed }),
      };
    case 'case.correction-requested':
      return {
        ...next,
        status: 'correction-requested',
        correction: { askedAt: fact.at, items: fact.items, replyBy: fact.replyBy },
        corrections: state.corrections + 1,
        moves: moved({ what: 'correction-requested', at: fact.at }),
      };
    case 'case.correction-supplied':
      return {
        ...next,
        status: 'correction-supplied',
        correction: null,
        // Before acceptance the five days run anew from the day the corrected application arrives.
        receivedAt: state.acceptedAt === null && !fact.closing ? fact.at : state.receivedAt,
        moves: moved({ what: 'correction-supplied', at: fact.at }),
      };
    case 'case.handling-started':
      return { ...next, status: 'in-handling' };
    case 'case.special-started': {
      const { at, kind, name, basis, days, stopsStatutory } = fact;
      return {
        ...next,
        status: 'special-started',
        special: { startedAt: at, kind, name, basis, days },
        moves: moved({ what: 'special-started', at, name, basis, days, stopsStatutory }),
      };
    }
    case 'case.special-ended':
      return {
        ...next,
        status: 'special-ended',
        special: null,
        moves: moved({ what: 'special-ended', at: fact.at }),
      };
    case 'case.extended':
      return {
        ...next,
        extensions: state.extensions + 1,
        moves: moved({ what: 'extended', at: fact.at, days: fact.days, basis: fact.basis }),
      };
    case 'case.granted':
      return { ...ended('granted'), document: fact.document };
    case 'case.granted-with-owed':
      return { ...ended('granted-with-owed'), document: fact.document, owed: fact.owed };
    case 'case.refused':
      return { ...ended('refused'), document: fact.document };
    case 'case.not-needed':
      return ended('not-needed');
    case 'case.acceptance-refused':
      return ended('acceptance-refused');
    case 'case.withdrawn-before-acceptance':
      return ended('withdrawn-before-acceptance');
    case 'case.withdrawn':
      return ended('withdrawn');
    case 'case.revoked':
      // The decision's clock stays as it ended; a revocation is no second end.
      return { ...next, status: 'revoked' };
    case 'case.delivered':
      return { ...next, deliveredAt: fact.at };
  }
}
