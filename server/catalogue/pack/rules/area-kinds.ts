import type { PackData } from '../data.ts';
import type { Lookup } from '../lookup.ts';
import { ruleMessages as say } from '../messages.ts';
import type { Finding } from '../problem.ts';

/** What an assessment of an area stands in for are items of the pack, each in one kind. */
export function areaKindRules({ areaKinds }: PackData, lookup: Lookup): readonly Finding[] {
  const found: Finding[] = [];
  const seen = new Set<string>();
  areaKinds.rows.forEach(({ items }, row) => {
    items.forEach((item, index) => {
      const path = ['rows', row, 'items', index];
      const add = (rule: Finding['rule'], message: string) =>
        found.push({ file: 'area-kinds.json', path, rule, message });
      if (!lookup.items.has(item)) add('reference', say.reference('事项', item));
      if (seen.has(item)) add('unique', say.unique('区域评估的事项', item));
      seen.add(item);
    });
  });
  return found;
}
