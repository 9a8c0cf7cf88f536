/** What tells the rows of a list apart, tried in this order; several names together are one key. */
const KEYS: readonly (readonly string[])[] = [
  ['key'],
  ['id'],
  ['item'],
  ['no'],
  ['law', 'article'],
  ['question'],
  ['kind', 'name'],
  ['event', 'from'],
  ['ground'],
  ['field'],
  ['when'],
  ['name'],
];

/** The key of a row, words and numbers being their own; null where it has none. */
export function keyOf(row: unknown): string | null {
  if (typeof row === 'string' || typeof row === 'number') return String(row);
  if (typeof row !== 'object' || row === null) return null;
  const members = new Map<string, unknown>(Object.entries(row));
  const names = KEYS.find((each) => each.every((name) => isWord(members.get(name))));
  return names ? names.map((name) => String(members.get(name))).join(' ') : null;
}

/** What people call a row; null: by its key. */
export function nameOfRow(row: unknown): string | null {
  if (typeof row !== 'object' || row === null) return null;
  const name = new Map<string, unknown>(Object.entries(row)).get('name');
  return typeof name === 'string' ? name : null;
}

const isWord = (value: unknown) => typeof value === 'string' || typeof value === 'number';
