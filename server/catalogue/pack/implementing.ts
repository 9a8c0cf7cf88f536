import type { StandardItem } from '@zongheng/core/catalogue';
import { decidesAt, type Lookup, lineageOf } from './lookup.ts';
import type { Body, Division } from './schema/places.ts';

/** What of an item says who decides it: of the pack's, or of a version that keepers published since. */
export type DecidedItem = Pick<StandardItem, 'id' | 'levels' | 'department'>;

/** Who decides an item at a place, and who goes on to supervise what was granted (审管衔接). */
export type Implementing = { readonly body: Body; readonly supervisor: Body };

/**
 * The body that implements an item in a division: that of the item's department at the lowest level that
 * may decide it, from the division upwards; where a 行政审批局 stands in for it there, that one. A level
 * without a body of the department (a district has no 气象局) leaves the item to the level above.
 */
export function implementing(
  lookup: Lookup,
  item: DecidedItem | undefined,
  division: string,
): Implementing | undefined {
  if (item === undefined) return undefined;
  for (const place of lineageOf(lookup, division)) {
    const found = implementingIn(lookup, item, place);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** The same in one division, without those above it. */
export function implementingIn(lookup: Lookup, item: DecidedItem, place: Division): Implementing | undefined {
  if (!mayDecide(item, place)) return undefined;
  const override = lookup.override(place.code, item.id);
  const line = lookup.bodyOf(place.code, item.department);
  const body = override === undefined ? line : lookup.bodies.get(override.body);
  const supervisor = override === undefined ? line : lookup.bodies.get(override.supervisedBy);
  return body !== undefined && supervisor !== undefined ? { body, supervisor } : undefined;
}

/** A zone decides like a county, and like a city what is a city's alone: nobody else could, above it or below. */
export function mayDecide({ levels }: Pick<DecidedItem, 'levels'>, place: Division): boolean {
  if (levels.includes(decidesAt(place))) return true;
  return place.level === 'zone' && levels.every((level) => level === 'city');
}
