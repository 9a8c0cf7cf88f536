import { checkStandard } from '@zongheng/core/catalogue';
import type { PackData } from '../data.ts';
import type { Lookup } from '../lookup.ts';
import { ruleMessages as say } from '../messages.ts';
import type { Finding } from '../problem.ts';
import type { Item } from '../schema/guide.ts';

/** Every item has a guide that agrees with its limits and materials and uses known codes. */
export function guideRules({ items, guides, codeLists }: PackData, lookup: Lookup): readonly Finding[] {
  const found: Finding[] = [];
  const at = new Map(guides.rows.map(({ item }, index) => [item, index]));
  const lists = new Map(codeLists.lists.map(({ id, rows }) => [id, new Set(rows.map(({ code }) => code))]));
  for (const item of items.rows) {
    const index = at.get(item.id);
    const add = (path: Finding['path'], message: string): void => {
      const whole = index === undefined ? ['rows'] : ['rows', index, ...path];
      found.push({ file: 'guides.json', path: whole, rule: 'guide', message });
    };
    if (index === undefined) add([], say.guideMissing(item.id));
    else for (const { path, message } of problemsOf(item, lists)) add(path, message);
  }
  guides.rows.forEach(({ item }, index) => {
    if (lookup.items.has(item)) return;
    const message = say.reference('事项', item);
    found.push({ file: 'guides.json', path: ['rows', index, 'item'], rule: 'reference', message });
  });
  return found;
}

type Problem = { readonly path: Finding['path']; readonly message: string };

function problemsOf(item: Item, lists: ReadonlyMap<string, ReadonlySet<string>>): readonly Problem[] {
  const { itemType, serviceObjects, handling, process } = item.guide;
  const code = (list: string, value: string, path: Finding['path']): readonly Problem[] =>
    lists.get(list)?.has(value) ? [] : [{ path, message: say.codeUnknown(list, value) }];
  const immediate = item.committed.value === 0;
  return [
    ...code('itemType', itemType, ['itemType']),
    ...code('handlingType', handling, ['handling']),
    ...serviceObjects.flatMap((value, at) => code('serviceObject', value, ['serviceObjects', at])),
    ...(process.length === 0 ? [{ path: ['process'], message: say.guideProcess(item.id) }] : []),
    ...((handling === '1') === immediate
      ? []
      : [{ path: ['handling'], message: say.guideHandling(item.id) }]),
    ...checkStandard(item).map(({ message }) => ({ path: [], message })),
  ];
}
