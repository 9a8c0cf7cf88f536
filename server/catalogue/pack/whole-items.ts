import type { StandardItem } from '@zongheng/core/catalogue';
import { wholeItem } from '../whole-item.ts';
import type { PackData, ReadData } from './data.ts';
import type { Item } from './schema/guide.ts';
import type { ItemRow } from './schema/item.ts';

/** Puts its guide and its rule to every item. One without a guide gets an empty one: the rules complain of it. */
export function withWholeItems(read: ReadData): PackData {
  const guides = new Map(read.guides.rows.map(({ item, ...guide }) => [item, guide]));
  const rules = new Map(read.rules.rows.map(({ item, rule }) => [item, rule]));
  const whole = (row: ItemRow): Item => {
    const guide = guides.get(row.id);
    const rule = rules.get(row.id);
    return {
      ...row,
      guide: guide ?? (wholeItem(row).guide as Item['guide']),
      ...(rule === undefined ? {} : { appliesRule: rule }),
    };
  };
  return { ...read, items: { ...read.items, rows: read.items.rows.map(whole) } };
}

/** A version of the standard as implementations stand under it; earlier ones are kept as they were, without a guide. */
export function standardOf({ items }: PackData): (id: string, version: number) => StandardItem | undefined {
  const all: readonly StandardItem[] = [...items.rows, ...items.earlier.map((row) => wholeItem(row))];
  const known = new Map(all.map((item) => [`${item.id} ${item.version}`, item]));
  return (id, version) => known.get(`${id} ${version}`);
}
