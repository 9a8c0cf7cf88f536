import type { PackData } from '../data.ts';
import { type Lookup, lineageOf } from '../lookup.ts';
import { ruleMessages as say } from '../messages.ts';
import type { Finding } from '../problem.ts';
import type { Item } from '../schema/guide.ts';
import type { ImplementationOverride } from '../schema/implementation.ts';
import type { Body } from '../schema/places.ts';

/** Every item has a rule; an override names an approval body of the place and the line body that supervises. */
export function implementationRules(
  { implementations, items }: PackData,
  lookup: Lookup,
): readonly Finding[] {
  const found: Finding[] = [];
  const add = (path: Finding['path'], rule: Finding['rule'], message: string): void => {
    found.push({ file: 'implementations.json', path, rule, message });
  };
  implementations.rules.forEach((row, at) => {
    if (!lookup.items.has(row.item)) add(['rules', at, 'item'], 'reference', say.reference('事项', row.item));
  });
  const ruled = new Set(implementations.rules.map((row) => row.item));
  for (const item of items.rows) {
    if (!ruled.has(item.id)) add(['rules'], 'implementation', say.ruleMissing(item.id));
  }
  implementations.overrides.forEach((row, at) => {
    for (const { field, rule, message } of overrideProblems(row, lookup))
      add(['overrides', at, field], rule, message);
  });
  return found;
}

type Problem = { readonly field: string; readonly rule: Finding['rule']; readonly message: string };

function overrideProblems(row: ImplementationOverride, lookup: Lookup): readonly Problem[] {
  const item = lookup.items.get(row.item);
  const body = lookup.bodies.get(row.body);
  const supervisor = lookup.bodies.get(row.supervisedBy);
  const problems: Problem[] = [];
  const missing = (field: string, what: string, value: string): void => {
    problems.push({ field, rule: 'reference', message: say.reference(what, value) });
  };
  if (item === undefined) missing('item', '事项', row.item);
  if (!lookup.divisions.has(row.division)) missing('division', '区划', row.division);
  if (body === undefined) missing('body', '机构', row.body);
  else if (body.division !== row.division || lookup.departments.get(body.department)?.kind !== 'approval') {
    problems.push({ field: 'body', rule: 'implementation', message: say.overrideBody(row.body) });
  }
  if (supervisor === undefined) missing('supervisedBy', '机构', row.supervisedBy);
  else if (item !== undefined && !maySupervise(supervisor, item, row.division, lookup)) {
    const message = say.supervisor(row.supervisedBy, row.item);
    problems.push({ field: 'supervisedBy', rule: 'implementation', message });
  }
  return problems;
}

/** The item's department there or above; any line department where none of them has such a body. */
function maySupervise(supervisor: Body, item: Item, division: string, lookup: Lookup): boolean {
  const lineage = lineageOf(lookup, division).map(({ code }) => code);
  if (!lineage.includes(supervisor.division)) return false;
  if (supervisor.department === item.department) return true;
  const none = lineage.every((code) => lookup.bodyOf(code, item.department) === undefined);
  return none && lookup.departments.get(supervisor.department)?.kind === 'department';
}
