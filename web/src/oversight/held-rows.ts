/** Rows as a reader sees them while they look: what they say is new, where they stand is not. */
export type Held<Row> = {
  readonly rows: readonly Row[];
  /** Fresh rows stand elsewhere, came in between, or went. */
  readonly moved: boolean;
};

/**
 * Fresh rows in the places of those shown before. What went stays as it was read; what is new behind the last
 * one is appended (the reader asked for more), what is new in between waits.
 */
export function holdRows<Row>(
  shown: readonly Row[],
  fresh: readonly Row[],
  keyOf: (row: Row) => string,
): Held<Row> {
  const known = new Set(shown.map(keyOf));
  const byKey = new Map(fresh.map((row) => [keyOf(row), row]));
  const last = fresh.findLastIndex((row) => known.has(keyOf(row)));
  const more = last < 0 ? [] : fresh.slice(last + 1);
  const rows = [...shown.map((row) => byKey.get(keyOf(row)) ?? row), ...more];
  const moved =
    rows.length !== fresh.length ||
    rows.some((row, index) => {
      const other = fresh[index];
      return other === undefined || keyOf(other) !== keyOf(row);
    });
  return { rows, moved };
}
