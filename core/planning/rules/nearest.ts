const MOST = 3;

/** Known names that look like the one typed, the most alike first; at most three. */
export function nearest(typed: string, known: readonly string[]): readonly string[] {
  return known
    .map((name) => ({ name, away: distance(typed, name) - (shares(typed, name) ? 1 : 0) }))
    .filter(({ name, away }) => away <= Math.max(1, Math.ceil(Math.max(typed.length, name.length) / 2)))
    .sort((a, b) => a.away - b.away)
    .slice(0, MOST)
    .map(({ name }) => name);
}

const shares = (a: string, b: string) => a.length > 1 && b.length > 1 && (a.includes(b) || b.includes(a));

/** Edits of single characters between two words (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const kept = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(kept, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
