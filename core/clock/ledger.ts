import type { Instant } from '../calendar/index.ts';

/**
 * What moved a clock, derived from facts. `stopped` continues later where it was; `interrupted` starts
 * again from nothing. `reason` is the sentence a person reads, `basis` its legal source.
 */
export type LedgerEntry =
  | { readonly kind: 'started'; readonly at: Instant; readonly reason: string; readonly basis: string }
  | { readonly kind: 'stopped'; readonly at: Instant; readonly reason: string; readonly basis: string }
  | { readonly kind: 'interrupted'; readonly at: Instant; readonly reason: string; readonly basis: string }
  | { readonly kind: 'resumed'; readonly at: Instant; readonly reason: string; readonly basis: string }
  | {
      readonly kind: 'extended';
      readonly at: Instant;
      /** In the unit of the limit. */
      readonly by: number;
      readonly reason: string;
      readonly basis: string;
    }
  | { readonly kind: 'ended'; readonly at: Instant; readonly reason: string; readonly basis: string };

export type Ledger = readonly LedgerEntry[];

/** The ledger in the order things happened; entries of one moment keep the order they were recorded in. */
export function inOrder(ledger: Ledger): Ledger {
  for (let i = 1; i < ledger.length; i += 1) {
    const earlier = ledger[i - 1];
    const later = ledger[i];
    if (earlier && later && later.at < earlier.at) return [...ledger].sort((a, b) => a.at - b.at);
  }
  return ledger;
}
