import type { PackData } from '../data.ts';
import type { Lookup } from '../lookup.ts';
import { ruleMessages as say } from '../messages.ts';
import type { Finding } from '../problem.ts';
import type { Material, RegisteredMaterial } from '../schema/item.ts';

/**
 * 材料目录: whatever an item asks for is in the register, under its name; what can be had by sharing is asked of no
 * applicant (国务院令第716号 §7); a result is its item's, and called as that item calls it.
 */
export function registerRules({ items, materials }: PackData, lookup: Lookup): readonly Finding[] {
  const register = new Map(materials.rows.map((row) => [row.key, row]));
  const asked = items.rows.flatMap((item, index) =>
    item.materials.flatMap((material, at): readonly Finding[] => {
      const wrong = wrongIn(material, register.get(material.key));
      if (wrong === null) return [];
      const path = ['rows', index, 'materials', at, wrong.field];
      return [{ file: 'items.json', path, rule: 'material-register', message: wrong.message }];
    }),
  );
  return [...asked, ...materials.rows.flatMap((row, index) => ownRules(row, index, lookup))];
}

type Wrong = { readonly field: string; readonly message: string };

function wrongIn(
  { key, name, source, resultOf }: Material,
  row: RegisteredMaterial | undefined,
): Wrong | null {
  if (row === undefined) return { field: 'key', message: say.notRegistered(key) };
  if (row.name !== name) return { field: 'name', message: say.registeredName(key, name, row.name) };
  if (row.shared && source !== 'shared') return { field: 'source', message: say.registeredShared(name) };
  // Where the result would have to wait for the very item, it is had from its holder instead.
  const same = resultOf === null ? source === 'shared' || row.resultOf === null : resultOf === row.resultOf;
  return same ? null : { field: 'resultOf', message: say.registeredResult(name) };
}

function ownRules(row: RegisteredMaterial, index: number, lookup: Lookup): readonly Finding[] {
  const finding = (field: string, rule: Finding['rule'], message: string): Finding => ({
    ...{ file: 'materials.json', path: ['rows', index, field], rule, message },
  });
  if (row.resultOf === null) {
    return row.shared === (row.holder !== null)
      ? []
      : [finding('holder', 'material-register', say.holder(row.name))];
  }
  const item = lookup.items.get(row.resultOf);
  if (item === undefined) return [finding('resultOf', 'reference', say.reference('事项', row.resultOf))];
  const right = item.result === row.name;
  return [
    ...(right ? [] : [finding('name', 'material-register', say.resultName(row.name, item.id, item.result))]),
    ...(row.shared ? [] : [finding('shared', 'material-register', say.resultSource(row.name))]),
  ];
}
