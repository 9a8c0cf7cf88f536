import type { Instant } from '../../calendar/index.ts';
import type { ConformityException, Element } from '../content.ts';
import type { EntryContent, EntryFact, EntryKey } from './facts.ts';

export type ProposalStep = 'submitted' | 'content-confirmed' | 'authority-confirmed';

/** A draft that was handed in: frozen, on its way to publication. */
export type Proposal = {
  readonly step: ProposalStep;
  readonly content: EntryContent;
  /** Revision of the draft it was. */
  readonly revision: number;
  /** Who handed it in, and the body that drafts. */
  readonly submittedBy: string;
  readonly body: string;
  readonly submittedAt: Instant;
  readonly contentBy: string | null;
  readonly authorityBy: string | null;
};

/** A published version; in force from its first day up to, and not on, `validTo`. */
export type PublishedVersion = {
  readonly version: number;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly withdrawn: boolean;
  /** Taken over from the pack, with its digest; null: published here. */
  readonly digest: string | null;
};

/** An exception to conformity that was asked for. Its reason stands beside the chain, as all free text does. */
export type EntryException = {
  readonly id: string;
  readonly element: Element;
  readonly until: string | null;
  readonly status: 'proposed' | 'approved' | 'refused';
  readonly proposedBy: string;
  readonly proposedAt: Instant;
  readonly decidedBy: string | null;
};

/** An entry of the catalogue, folded from its facts. Plain JSON. */
export type EntryState = {
  readonly key: EntryKey | null;
  readonly proposal: Proposal | null;
  /** Oldest first. */
  readonly versions: readonly PublishedVersion[];
  readonly exceptions: readonly EntryException[];
  readonly lastAt: Instant | null;
};

/** An entry before its first fact. */
export const NO_ENTRY: EntryState = {
  key: null,
  proposal: null,
  versions: [],
  exceptions: [],
  lastAt: null,
};

/** Number of the newest version; 0: none yet. */
export const lastVersionOf = ({ versions }: EntryState): number => versions.at(-1)?.version ?? 0;

/** Exceptions that were approved, as checkConformity takes them; their reasons are not in the state. */
export function approvedExceptions({ exceptions }: EntryState): readonly ConformityException[] {
  return exceptions
    .filter(({ status }) => status === 'approved')
    .map(({ element, until }) => ({ element, until, reason: '' }));
}

/** Folds one fact into an entry. Never judges. */
export function evolveEntry(state: EntryState, fact: EntryFact): EntryState {
  const next = { ...state, lastAt: fact.at };
  switch (fact.type) {
    case 'entry.adopted': {
      const { version, validFrom, digest } = fact;
      const taken = { version, validFrom, validTo: null, withdrawn: false, digest };
      return { ...next, key: fact.key, versions: [taken] };
    }
    case 'entry.submitted': {
      const { content, revision, by, body } = fact;
      const open = { contentBy: null, authorityBy: null, submittedBy: by, submittedAt: fact.at };
      return { ...next, key: fact.key, proposal: { step: 'submitted', content, revision, body, ...open } };
    }
    case 'entry.content-confirmed':
      return inProposal(next, { step: 'content-confirmed', contentBy: fact.by });
    case 'entry.authority-confirmed':
      return inProposal(next, { step: 'authority-confirmed', authorityBy: fact.by });
    case 'entry.returned':
    case 'entry.recalled':
      return { ...next, proposal: null };
    case 'entry.published': {
      const { version, validFrom, closes } = fact;
      const before = state.versions.map((each) =>
        each.version === closes ? { ...each, validTo: validFrom } : each,
      );
      const published = { version, validFrom, validTo: null, withdrawn: false, digest: null };
      return { ...next, proposal: null, versions: [...before, published] };
    }
    case 'entry.withdrawn': {
      const versions = state.versions.map((each) => {
        if (each.version === fact.reopens) return { ...each, validTo: null };
        return each.version === fact.version ? { ...each, validTo: fact.from, withdrawn: true } : each;
      });
      return { ...next, versions };
    }
    case 'entry.exception-proposed': {
      const { exceptionId, element, until, by } = fact;
      const proposed: EntryException = {
        id: exceptionId,
        element,
        until,
        status: 'proposed',
        proposedBy: by,
        proposedAt: fact.at,
        decidedBy: null,
      };
      return { ...next, key: fact.key, exceptions: [...state.exceptions, proposed] };
    }
    case 'entry.exception-decided': {
      const status = fact.approved ? 'approved' : 'refused';
      const exceptions = state.exceptions.map((each) =>
        each.id === fact.exceptionId ? ({ ...each, status, decidedBy: fact.by } as const) : each,
      );
      return { ...next, exceptions };
    }
  }
}

function inProposal(state: EntryState, change: Partial<Proposal>): EntryState {
  return state.proposal ? { ...state, proposal: { ...state.proposal, ...change } } : state;
}
