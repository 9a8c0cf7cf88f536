import { decidesAt, type Lookup, lineageOf } from './lookup.ts';
import type { Body } from './schema.ts';

/** Who decides an item at a place, and who goes on to supervise what was granted (审管衔接). */
export type Implementation = { readonly body: Body; readonly supervisor: Body };

/**
 * The body that implements an item in a division: that of the item's department at the lowest level that
 * may decide it, from the division upwards; where a 行政审批局 stands in for it there, that one. A level
 * without a body of the department (a district has no 气象局) leaves the item to the level above.
 */
export function implementing(lookup: Lookup, itemId: string, division: string): Implementation | undefined {
  const item = lookup.items.get(itemId);
  if (item === undefined) return undefined;
  for (const place of lineageOf(lookup, division)) {
    if (!item.levels.includes(decidesAt(place))) continue;
    const override = lookup.override(place.code, itemId);
    const line = lookup.bodyOf(place.code, item.department);
    const body = override === undefined ? line : lookup.bodies.get(override.body);
    const supervisor = override === undefined ? line : lookup.bodies.get(override.supervisedBy);
    if (body !== undefined && supervisor !== undefined) return { body, supervisor };
  }
  return undefined;
}
