import type { Instant } from '@zongheng/core/calendar';

export type ItemContent = {
  readonly body: { readonly name: string; readonly creditCode: string };
  readonly basis: readonly string[];
};
export type DictionaryContent = {
  readonly rows: readonly { readonly code: string; readonly name: string }[];
};

export type ReferenceKind = 'central-item' | 'dictionary';

/** One version as the centre published it. */
type Published = {
  readonly key: string;
  readonly name: string;
  readonly edition: string;
  readonly sentAt: string;
  readonly item: ItemContent | null;
  readonly dictionary: DictionaryContent | null;
};

export type ReferenceFact = Published & {
  readonly type: 'central-item.published' | 'dictionary.published';
  readonly at: Instant;
};

/** A central item or a code list of the centre, folded from its facts: the newest version in full. */
export type ReferenceState = Published & {
  /** Every version there is, in the order they came. */
  readonly editions: readonly {
    readonly edition: string;
    readonly sentAt: string;
    readonly takenAt: Instant;
  }[];
};

/** Folds one fact. What the centre sent last is in force, in whichever order the versions arrive. */
export function evolveReference(state: ReferenceState | null, fact: ReferenceFact): ReferenceState {
  const { type: _, at, ...published } = fact;
  const editions = [...(state?.editions ?? []), { edition: fact.edition, sentAt: fact.sentAt, takenAt: at }];
  const newest = state === null || fact.sentAt >= state.sentAt;
  return newest ? { ...published, editions } : { ...state, editions };
}
