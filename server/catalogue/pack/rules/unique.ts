import type { PackData } from '../data.ts';
import { ruleMessages as say } from '../messages.ts';
import type { Finding, PackFile } from '../problem.ts';

/** Whatever is referred to by a code or an id exists once; so does every credit code. */
export function uniqueRules(data: PackData): readonly Finding[] {
  const { divisions, departments, bodies, items, flows, windows, codeLists, industries } = data;
  const { implementations, guides, materials } = data;
  const overrides = implementations.overrides.map((row) => ({ pair: `${row.division} ${row.item}` }));
  return [
    ...repeated('divisions.json', ['rows'], divisions.rows, 'code', '区划代码'),
    ...repeated('departments.json', ['rows'], departments.rows, 'id', '部门标识'),
    ...repeated('bodies.json', ['rows'], bodies.rows, 'id', '机构标识'),
    ...repeated('bodies.json', ['rows'], bodies.rows, 'name', '机构名称'),
    ...repeated('bodies.json', ['rows'], bodies.rows, 'creditCode', '统一社会信用代码'),
    ...repeated('items.json', ['rows'], items.rows, 'id', '事项标识'),
    ...repeated('flows.json', ['rows'], flows.rows, 'id', '流程标识'),
    ...repeated('windows.json', ['rows'], windows.rows, 'id', '窗口标识'),
    ...repeated('windows.json', ['rows'], windows.rows, 'division', '窗口所在区划'),
    ...repeated('code-lists.json', ['lists'], codeLists.lists, 'id', '代码表标识'),
    ...codeLists.lists.flatMap((list, index) =>
      repeated('code-lists.json', ['lists', index, 'rows'], list.rows, 'code', '代码'),
    ),
    ...repeated('industries.json', ['rows'], industries.rows, 'code', '行业代码'),
    ...repeated('implementations.json', ['rules'], implementations.rules, 'item', '实施规则的事项'),
    ...repeated('implementations.json', ['overrides'], overrides, 'pair', '区划和事项'),
    ...repeated('guides.json', ['rows'], guides.rows, 'item', '办事指南的事项'),
    ...repeated('materials.json', ['rows'], materials.rows, 'key', '材料标识'),
    ...repeated('materials.json', ['rows'], materials.rows, 'name', '材料名称'),
    ...items.rows.flatMap((item, index) =>
      repeated('items.json', ['rows', index, 'materials'], item.materials, 'key', '材料标识'),
    ),
    ...flows.rows.flatMap((flow, index) => flowItemsTwice(flow, index)),
  ];
}

function repeated<Field extends string>(
  file: PackFile,
  path: Finding['path'],
  rows: readonly Readonly<Record<Field, string>>[],
  field: Field,
  what: string,
): readonly Finding[] {
  const seen = new Set<string>();
  const found: Finding[] = [];
  rows.forEach((row, index) => {
    const value = row[field];
    if (seen.has(value)) {
      found.push({ file, path: [...path, index, field], rule: 'unique', message: say.unique(what, value) });
    }
    seen.add(value);
  });
  return found;
}

/** An item stands once in a flow, whatever the stage. */
function flowItemsTwice(flow: PackData['flows']['rows'][number], index: number): readonly Finding[] {
  const seen = new Set<string>();
  const found: Finding[] = [];
  flow.stages.forEach((stage, stageIndex) => {
    stage.items.forEach(({ item }, itemIndex) => {
      const path = ['rows', index, 'stages', stageIndex, 'items', itemIndex, 'item'];
      if (seen.has(item))
        found.push({ file: 'flows.json', path, rule: 'unique', message: say.unique('流程事项', item) });
      seen.add(item);
    });
  });
  return found;
}
