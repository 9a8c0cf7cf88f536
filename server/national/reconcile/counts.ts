/** What a run has counted of one kind of message. */
export type KindCounts = {
  ours: number;
  /** null: the centre offers no list of this kind. */
  theirs: number | null;
  refused: number;
  waiting: number;
  /** Withdrawals carried out: no data on either side. */
  retracted: number;
  /** Not told because the mapping's `only` says so. */
  excluded: number;
};
export type Counts = Record<string, KindCounts>;

export function emptyCounts(): KindCounts {
  return { ours: 0, theirs: 0, refused: 0, waiting: 0, retracted: 0, excluded: 0 };
}

export function addCount(counts: Counts, kind: string, what: keyof KindCounts, by = 1): void {
  const found = counts[kind] ?? emptyCounts();
  counts[kind] = { ...found, [what]: (found[what] ?? 0) + by };
}
