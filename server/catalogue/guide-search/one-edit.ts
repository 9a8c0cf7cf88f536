/**
 * How a typed word stands in a text: 0 as it is, 1 with one character wrong, missing, too many, or two changed
 * places; null otherwise. Sellers' algorithm with transpositions: where the word begins in the text costs nothing.
 */
export function editsWithin(word: string, text: string): 0 | 1 | null {
  if (text.includes(word)) return 0;
  const letters = [...word];
  const signs = [...text];
  if (letters.length > signs.length + 1) return null;
  let before: number[] = [];
  let last = new Array<number>(signs.length + 1).fill(0);
  for (let i = 1; i <= letters.length; i += 1) {
    const row = [i];
    let least = i;
    for (let j = 1; j <= signs.length; j += 1) {
      const same = letters[i - 1] === signs[j - 1];
      let cost = Math.min(at(last, j - 1) + (same ? 0 : 1), at(last, j) + 1, at(row, j - 1) + 1);
      if (i > 1 && j > 1 && letters[i - 1] === signs[j - 2] && letters[i - 2] === signs[j - 1]) {
        cost = Math.min(cost, at(before, j - 2) + 1);
      }
      row.push(cost);
      if (cost < least) least = cost;
    }
    // Two rows above one edit cannot come back, and a transposition looks back one row only.
    if (least > 1 && Math.min(...last) > 1) return null;
    [before, last] = [last, row];
  }
  return Math.min(...last) <= 1 ? 1 : null;
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? 2;
}
