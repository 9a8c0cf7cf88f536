import type { Instant } from '../../calendar/index.ts';
import type { Refusal } from '../../refusal.ts';
import type { Element, StandardItem } from '../content.ts';
import type { EntryContent, EntryKey } from './facts.ts';

export type EntryCommand =
  | { readonly type: 'adopt' }
  /** `revision` of the draft whose content this is. */
  | { readonly type: 'submit'; readonly revision: number; readonly content: EntryContent }
  | { readonly type: 'confirm-content' }
  | { readonly type: 'confirm-authority' }
  | { readonly type: 'return'; readonly reason: string }
  | { readonly type: 'recall' }
  /** `validFrom`: first day in force, YYYY-MM-DD. */
  | { readonly type: 'publish'; readonly validFrom: string }
  | { readonly type: 'withdraw'; readonly version: number; readonly reason: string }
  | {
      readonly type: 'propose-exception';
      readonly exceptionId: string;
      readonly element: Element;
      readonly reason: string;
      /** Last day; null: without end. */
      readonly until: string | null;
    }
  | {
      readonly type: 'decide-exception';
      readonly exceptionId: string;
      readonly approve: boolean;
      readonly reason: string;
    };

export type EntryAct = EntryCommand['type'];

/** The keeper who acts, as a member of a body. That the person holds the role is for the caller's policy. */
export type EntryActor = {
  readonly person: string;
  readonly body: string;
  readonly department: string;
  /** Division of the body. */
  readonly division: string;
};

export type EntryContext = {
  readonly now: Instant;
  /** Legal day of `now`, YYYY-MM-DD. */
  readonly today: string;
  readonly who: EntryActor;
  readonly key: EntryKey;
  /** Code of the province. */
  readonly province: string;
  /** Department of the item; of a flow: the lead department of its first stage. */
  readonly department: string;
  /** Level of the entry's division; a zone counts as a county. */
  readonly level: 'province' | 'city' | 'county';
  /** Body that exercises the item in the division, as the catalogue has it; null where it names none. */
  readonly implementer: string | null;
  /** Division of the nearest 编办: the entry's own, else the nearest above it that has one. */
  readonly authorityDivision: string;
  /** Newest standard of the item; null for the other kinds, and where there is none. */
  readonly standard: StandardItem | null;
  /** What the pack brought for this entry, before its first fact. */
  readonly pack: { readonly version: number; readonly validFrom: string; readonly digest: string } | null;
  /** What the caller's own checks say to the content: the flow's checks, code lists, the material register. */
  readonly problems: readonly Refusal[];
};
