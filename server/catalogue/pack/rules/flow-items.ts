import type { Lookup } from '../lookup.ts';
import { ruleMessages as say } from '../messages.ts';
import type { Finding } from '../problem.ts';
import type { Flow, FlowItem, Item } from '../schema.ts';

type Add = (path: Finding['path'], rule: Finding['rule'], message: string) => void;

/**
 * What a flow says of its items: they exist, wait only for items of this or an earlier stage, get no more
 * days than promised, and keep the order the law sets unless the flow says why it may handle them side by side.
 */
export function flowItemRules(flow: Flow, index: number, lookup: Lookup): readonly Finding[] {
  const found: Finding[] = [];
  const known = new Set<string>();
  const entries = new Map(flow.stages.flatMap(({ items }) => items).map((entry) => [entry.item, entry]));
  flow.stages.forEach((stage, stageIndex) => {
    for (const { item } of stage.items) known.add(item);
    stage.items.forEach((entry, at) => {
      const add: Add = (path, rule, message) => {
        const whole = ['rows', index, 'stages', stageIndex, 'items', at, ...path];
        found.push({ file: 'flows.json', path: whole, rule, message });
      };
      const item = lookup.items.get(entry.item);
      if (item === undefined) {
        add(['item'], 'reference', say.reference('事项', entry.item));
        return;
      }
      entry.after.forEach((before, position) => {
        if (!known.has(before)) add(['after', position], 'flow-order', say.after(entry.item, before));
      });
      needs(item, entry, entries, add);
      if ((entry.necessity === 'required') === (entry.when !== null)) {
        add(['when'], 'flow-when', say.flowWhen(entry.item));
      }
      days(item, entry, add);
    });
  });
  return found;
}

/** 即办 may be planned as up to one day: a published flow counts the day it is done on. */
function days(item: Item, entry: FlowItem, add: Add): void {
  if (item.committed.unit !== 'working-day') return;
  if (entry.days <= Math.max(item.committed.value, 1)) return;
  add(['days'], 'flow-days', say.flowDays(entry.item, entry.days, item.committed.value));
}

function needs(item: Item, entry: FlowItem, entries: ReadonlyMap<string, FlowItem>, add: Add): void {
  const waitsFor = chainOf(entry, entries);
  const beside = entry.beside ?? [];
  for (const need of item.needs) {
    if (!entries.has(need) || waitsFor.has(need)) continue;
    if (beside.some((each) => each.item === need)) continue;
    add(['after'], 'flow-needs', say.need(entry.item, need));
  }
  beside.forEach((each, at) => {
    if (item.needs.includes(each.item)) return;
    add(['beside', at, 'item'], 'flow-needs', say.besideNotNeeded(entry.item, each.item));
  });
}

/** Everything an entry waits for, directly or through others. */
function chainOf(entry: FlowItem, entries: ReadonlyMap<string, FlowItem>): ReadonlySet<string> {
  const chain = new Set<string>();
  const open = [...entry.after];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (chain.has(id)) continue;
    chain.add(id);
    open.push(...(entries.get(id)?.after ?? []));
  }
  return chain;
}
