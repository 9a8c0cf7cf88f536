import { sameValue } from '../same-value.ts';
import { keyOf, nameOfRow } from './keys.ts';
import { labelOf } from './labels.ts';

export type DifferenceKind = 'added' | 'removed' | 'changed';

/** One place where two contents differ. `before` and `after` are the JSON values there; null where there is none. */
export type Difference = {
  /** Machine's way to the place: `materials[land-permit].necessity`; `[]` at its end: the order of a list. */
  readonly path: string;
  /** The same for people: 申请材料“建设用地规划许可证”·必要性. */
  readonly label: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly kind: DifferenceKind;
};

type Place = { readonly path: string; readonly label: string };
type Row = Readonly<Record<string, unknown>>;

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Every place where two contents differ: two versions of a standard, of an implementation or of a flow, or a draft
 * as two people left it. Rows of lists are matched by what names them (key, id, item …), words by themselves; a
 * list whose rows only stand in another order says so once. No difference: the contents are equal.
 */
export function compareContents(before: object | null, after: object | null): readonly Difference[] {
  return compareValues(before ?? {}, after ?? {}, { path: '', label: '' });
}

function compareValues(before: unknown, after: unknown, place: Place): Difference[] {
  if (sameValue(before, after)) return [];
  if (Array.isArray(before) && Array.isArray(after)) return compareLists(before, after, place);
  if (isRow(before) && isRow(after)) return compareRows(before, after, place);
  return [difference(before, after, place)];
}

function difference(before: unknown, after: unknown, { path, label }: Place): Difference {
  const none = (value: unknown) => value === undefined || value === null;
  const kind = none(before) ? 'added' : none(after) ? 'removed' : 'changed';
  return { path, label, before: before ?? null, after: after ?? null, kind };
}

function compareRows(before: Row, after: Row, place: Place): Difference[] {
  const [left, right] = [new Map(Object.entries(before)), new Map(Object.entries(after))];
  const names = [...new Set([...left.keys(), ...right.keys()])];
  return names.flatMap((name) => compareValues(left.get(name), right.get(name), memberOf(place, name)));
}

/** Wrappers say nothing to people: the guide's fee is the fee. */
const WRAPPERS = new Set(['guide', 'elements', 'local']);

function memberOf({ path, label }: Place, name: string): Place {
  const inner = path === '' ? name : `${path}.${name}`;
  if (WRAPPERS.has(name)) return { path: inner, label };
  const words = labelOf(name);
  return { path: inner, label: label === '' ? words : `${label}·${words}` };
}

function compareLists(before: readonly unknown[], after: readonly unknown[], place: Place): Difference[] {
  const [left, right] = [keyed(before), keyed(after)];
  // Rows nothing tells apart (two windows of one name) are matched by where they stand.
  if (left === null || right === null) return compareByPosition(before, after, place);
  const keys = [...new Set([...left.keys(), ...right.keys()])];
  const differences = keys.flatMap((key) => {
    const [mine, theirs] = [left.get(key), right.get(key)];
    const name = nameOfRow(theirs ?? mine) ?? key;
    const at = { path: `${place.path}[${key}]`, label: `${place.label}“${name}”` };
    return compareValues(mine, theirs, at);
  });
  const common = (list: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) =>
    [...list.keys()].filter((key) => other.has(key));
  const [was, is] = [common(left, right), common(right, left)];
  if (sameValue(was, is)) return differences;
  const order = { path: `${place.path}[]`, label: `${place.label}·顺序` };
  return [...differences, difference(was, is, order)];
}

function keyed(list: readonly unknown[]): ReadonlyMap<string, unknown> | null {
  const rows = new Map<string, unknown>();
  for (const row of list) {
    const key = keyOf(row);
    if (key === null || rows.has(key)) return null;
    rows.set(key, row);
  }
  return rows;
}

function compareByPosition(
  before: readonly unknown[],
  after: readonly unknown[],
  place: Place,
): Difference[] {
  const length = Math.max(before.length, after.length);
  return Array.from({ length }, (_, index) => index).flatMap((index) =>
    compareValues(before[index], after[index], {
      path: `${place.path}[${index}]`,
      label: `${place.label}第${index + 1}项`,
    }),
  );
}
