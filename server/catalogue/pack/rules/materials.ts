import type { PackData } from '../data.ts';
import type { Lookup } from '../lookup.ts';
import { ruleMessages as say } from '../messages.ts';
import type { Finding } from '../problem.ts';
import type { Material } from '../schema/item.ts';

/** 材料名称统一: one key, one name, in every item; and a result document is called what its item calls it. */
export function materialRules({ items }: PackData, lookup: Lookup): readonly Finding[] {
  const found: Finding[] = [];
  const nameByKey = new Map<string, string>();
  const keyByName = new Map<string, string>();
  items.rows.forEach((item, index) => {
    item.materials.forEach((material, at) => {
      const add = (field: string, rule: Finding['rule'], message: string): void => {
        found.push({ file: 'items.json', path: ['rows', index, 'materials', at, field], rule, message });
      };
      const { key, name } = material;
      const otherName = nameByKey.get(key);
      const otherKey = keyByName.get(name);
      // A result's name is the item's to give: source() holds it to that.
      if (otherName !== undefined && otherName !== name && material.resultOf === null) {
        add('name', 'material-name', say.materialName(key, name, otherName));
      } else if (otherKey !== undefined && otherKey !== key) {
        add('key', 'material-name', say.materialKey(name, key, otherKey));
      }
      nameByKey.set(key, otherName ?? name);
      keyByName.set(name, otherKey ?? key);
      source(material, lookup, add);
      if (
        (material.necessity === 'required') === (material.when !== null) &&
        material.necessity !== 'optional'
      ) {
        add('when', 'material-when', say.materialWhen(name));
      }
    });
  });
  return found;
}

function source(
  material: Material,
  lookup: Lookup,
  add: (field: string, rule: Finding['rule'], message: string) => void,
): void {
  if (material.resultOf === null) {
    if ((material.source === 'shared') !== (material.holder !== null)) {
      add('holder', 'material-name', say.holder(material.name));
    }
    return;
  }
  const item = lookup.items.get(material.resultOf);
  if (item === undefined) {
    add('resultOf', 'reference', say.reference('事项', material.resultOf));
    return;
  }
  if (item.result !== material.name) {
    add('name', 'material-name', say.resultName(material.name, item.id, item.result));
  }
  if (material.source !== 'shared') add('source', 'material-name', say.resultSource(material.name));
}
