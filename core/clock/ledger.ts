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

/**
 * The ledger in the order things happened; entries of one moment keep the order they were recorded in. The
 * same entry told twice (one moment, kind, reason and basis) counts once.
 */
export function inOrder(ledger: Ledger): Ledger {
  for (let i = 1; i < ledger.length; i += 1) {
    const earlier = ledger[i - 1];
    const later = ledger[i];
    if (earlier && later && later.at <= earlier.at && (later.at < earlier.at || isSame(earlier, later))) {
      return tidied(ledger);
    }
  }
  return ledger;
}

function tidied(ledger: Ledger): Ledger {
  const sorted = [...ledger].sort((a, b) => a.at - b.at);
  return sorted.filter((entry, i) => {
    for (let j = i - 1; j >= 0; j -= 1) {
      const earlier = sorted[j];
      if (!earlier || earlier.at !== entry.at) break;
      if (isSame(earlier, entry)) return false;
    }
    return true;
  });
}

function isSame(a: LedgerEntry, b: LedgerEntry): boolean {
  return a.kind === b.kind && a.at === b.at && a.reason === b.reason && a.basis === b.basis;
}
