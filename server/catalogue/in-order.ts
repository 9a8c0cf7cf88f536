/** Rows in the order of some ids; what is not among them after those, by id. */
export function inOrder<T extends { readonly id: string }>(
  rows: readonly T[],
  ids: readonly string[],
): readonly T[] {
  const places = new Map(ids.map((id, i) => [id, i]));
  const place = ({ id }: T) => places.get(id) ?? ids.length;
  return rows.toSorted((a, b) => place(a) - place(b) || (a.id < b.id ? -1 : 1));
}
