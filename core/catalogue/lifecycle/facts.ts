import type { Instant } from '../../calendar/index.ts';
import type { Element, ImplementationContent, StandardItem } from '../content.ts';
import type { FlowContent } from '../flows/flow.ts';

/** 标准事项, 实施清单, 审批流程. */
export type EntryKind = 'standard' | 'implementation' | 'flow';

/** What an entry is of. `subject`: id of the item or of the flow; `division`: the province's for a standard. */
export type EntryKey = {
  readonly kind: EntryKind;
  readonly subject: string;
  readonly division: string;
};

export type EntryContent = StandardItem | ImplementationContent | FlowContent;

type By = {
  readonly at: Instant;
  /** Id of the person. */
  readonly by: string;
};

/** Facts of an entry's stream. Reasons are free text: they stand beside the chain, held by their digest. */
export type EntryFact =
  | {
      /** What the province pack brought, taken over as it stood. */
      readonly type: 'entry.adopted';
      readonly at: Instant;
      readonly key: EntryKey;
      readonly version: number;
      readonly validFrom: string;
      readonly digest: string;
    }
  | (By & {
      readonly type: 'entry.submitted';
      readonly key: EntryKey;
      readonly body: string;
      readonly revision: number;
      readonly content: EntryContent;
    })
  | (By & { readonly type: 'entry.content-confirmed' })
  | (By & { readonly type: 'entry.authority-confirmed' })
  | (By & { readonly type: 'entry.returned' })
  | (By & { readonly type: 'entry.recalled' })
  | (By & {
      readonly type: 'entry.published';
      readonly version: number;
      /** First day in force. */
      readonly validFrom: string;
      /** The version it closes on that day; null: the first one, or the one before was closed already. */
      readonly closes: number | null;
    })
  | (By & {
      readonly type: 'entry.withdrawn';
      readonly version: number;
      /** First day on which it no longer holds. */
      readonly from: string;
      /** The version it would have closed, had it come into force: that one goes on. */
      readonly reopens: number | null;
    })
  | (By & {
      readonly type: 'entry.exception-proposed';
      readonly key: EntryKey;
      readonly exceptionId: string;
      readonly element: Element;
      /** Last day; null: without end. */
      readonly until: string | null;
    })
  | (By & {
      readonly type: 'entry.exception-decided';
      readonly exceptionId: string;
      readonly approved: boolean;
    });
