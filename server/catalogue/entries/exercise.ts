import type { StandardItem } from '@zongheng/core/catalogue';
import type { Catalogue } from '../catalogue.ts';
import type { Body } from '../pack/index.ts';
import { exercisedBy } from './responsible.ts';

type Row = ReadonlyMap<string, Body>;

const known = new WeakMap<object, WeakMap<StandardItem, Row>>();

/**
 * Who exercises an item where: by division, those alone whose level has it and which have a body for it. Bodies and
 * divisions do not change while the platform runs: put together once a version of the item.
 */
export function exercised(catalogue: Catalogue, item: StandardItem): Row {
  const items = known.get(catalogue) ?? new WeakMap<StandardItem, Row>();
  known.set(catalogue, items);
  const found = items.get(item);
  if (found) return found;
  const row = new Map(
    catalogue.divisions().flatMap(({ code }) => {
      const body = exercisedBy(catalogue, item.id, code);
      return body ? [[code, body] as const] : [];
    }),
  );
  items.set(item, row);
  return row;
}
