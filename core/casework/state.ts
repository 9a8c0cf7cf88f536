import type { Instant } from '../calendar/index.ts';
import type { SpecialProcedureKind } from '../catalogue/index.ts';
import type { CaseFact, CorrectionItem, DecisionDocument, OpinionKind, OwedMaterial } from './facts.ts';
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
  | {
      readonly what: 'extended';
      readonly at: Instant;
      readonly days: number;
      readonly basis: string;
      readonly approver?: string;
    }
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

/** Another department asked for its opinion. Question and answer themselves stand beside the chain. */
export type OpinionRequest = {
  readonly requestId: string;
  readonly bodyId: string;
  readonly askedAt: Instant;
  readonly days: number;
  readonly silence: 'consent' | 'none';
  readonly basis: string;
  readonly mark?: string;
  /** `deemed`: silence was consent; `moot`: the case ended first. */
  readonly answer: { readonly at: Instant; readonly opinion: OpinionKind | 'deemed' | 'moot' } | null;
};

/** An application to keep the result valid for longer. */
export type Renewal = {
  readonly appliedAt: Instant;
  /** Last day of validity before it, and the last one asked for. */
  readonly expiresOn: string;
  readonly until: string;
  readonly decideDays: number | null;
  readonly silence: 'renewed' | 'none';
  readonly basis: string;
  readonly mark?: string;
  readonly decision: {
    readonly at: Instant;
    readonly outcome: 'renewed' | 'deemed' | 'refused' | 'moot';
    /** Last day of validity since. */
    readonly until: string;
  } | null;
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
  readonly revokedAt: Instant | null;
  readonly opinions: readonly OpinionRequest[];
  readonly renewals: readonly Renewal[];
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
  revokedAt: null,
  opinions: [],
  renewals: [],
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
    opinions: state.opinions.map((each) => answered(each, fact.at, 'moot')),
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
        moves: moved({
          what: 'extended',
          at: fact.at,
          days: fact.days,
          basis: fact.basis,
          ...(fact.approver === undefined ? {} : { approver: fact.approver }),
        }),
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
      return {
        ...next,
        status: 'revoked',
        revokedAt: fact.at,
        renewals: decided(state.renewals, { at: fact.at, outcome: 'moot' }),
      };
    case 'case.delivered':
      return { ...next, deliveredAt: fact.at };
    case 'case.opinion-asked': {
      const { requestId, bodyId, at: askedAt, days, silence, basis } = fact;
      const asked = { requestId, bodyId, askedAt, days, silence, basis, ...markOf(fact), answer: null };
      return { ...next, opinions: [...state.opinions, asked] };
    }
    case 'case.opinion-given':
    case 'case.opinion-deemed': {
      const { requestId, at } = fact;
      const opinion = fact.type === 'case.opinion-given' ? fact.opinion : 'deemed';
      return {
        ...next,
        opinions: state.opinions.map((each) =>
          each.requestId === requestId ? answered(each, at, opinion) : each,
        ),
      };
    }
    case 'case.renewal-applied': {
      const { at: appliedAt, expiresOn, until, decideDays, silence, basis } = fact;
      const rule = { decideDays, silence, basis, ...markOf(fact) };
      return {
        ...next,
        renewals: [...state.renewals, { appliedAt, expiresOn, until, ...rule, decision: null }],
      };
    }
    case 'case.renewed': {
      const { at, until } = fact;
      const outcome = fact.deemed ? 'deemed' : 'renewed';
      return { ...next, renewals: decided(state.renewals, { at, outcome, until }) };
    }
    case 'case.renewal-refused':
      return { ...next, renewals: decided(state.renewals, { at: fact.at, outcome: 'refused' }) };
  }
}

function answered(
  request: OpinionRequest,
  at: Instant,
  opinion: OpinionKind | 'deemed' | 'moot',
): OpinionRequest {
  return request.answer === null ? { ...request, answer: { at, opinion } } : request;
}

/** The open application decided; validity stays as it was unless it was renewed. */
function decided(
  renewals: readonly Renewal[],
  how: Pick<NonNullable<Renewal['decision']>, 'at' | 'outcome'> & { readonly until?: string },
): readonly Renewal[] {
  return renewals.map((each) =>
    each.decision === null ? { ...each, decision: { ...how, until: how.until ?? each.expiresOn } } : each,
  );
}

function markOf({ mark }: { readonly mark?: string }): { readonly mark?: string } {
  return mark === undefined ? {} : { mark };
}
