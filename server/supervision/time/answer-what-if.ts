import { accept, type Result, refuse } from '@zongheng/core';
import type { z } from 'zod';
import type { Catalogue, Flow } from '../../catalogue/index.ts';
import { TIME_MESSAGES } from './messages.ts';
import type { PastProjects } from './past-projects.ts';
import type { WhatIfView, whatIfBody } from './schema.ts';
import { type Change, type ProjectEffect, whatIf } from './what-if.ts';

const MOST_ROWS = 50;
const BINS = 10;

type Answer = Omit<WhatIfView, 'asOf' | 'from' | 'to' | 'position' | 'behind' | 'cut'>;

/** The changes as this flow can take them; refused where one names an item, or an order, that is not in it. */
export function checkChanges(
  catalogue: Catalogue,
  flow: Flow,
  changes: z.output<typeof whatIfBody>['changes'],
): Result<readonly Change[]> {
  const entries = new Map(
    flow.stages.flatMap(({ items }) => items).map((entry) => [entry.item, entry] as const),
  );
  const name = (id: string) => catalogue.item(id)?.name ?? id;
  for (const change of changes) {
    const [first, second] = itemsOf(change);
    for (const id of [first, second]) {
      if (id !== undefined && !entries.has(id)) {
        return refuse('item-not-in-flow', TIME_MESSAGES.notInFlow(name(id)), '', 'changes');
      }
    }
    if (first === second) return refuse('same-item', TIME_MESSAGES.sameItem, '', 'changes');
    if (change.kind === 'parallel' && !entries.get(change.second)?.after.includes(change.first)) {
      const sentence = TIME_MESSAGES.notInOrder(name(change.first), name(change.second));
      return refuse('not-in-order', sentence, '', 'changes');
    }
  }
  return accept(changes);
}

/** The effect on past projects, with the assumptions it stands on in words. */
export function answerWhatIf(
  catalogue: Catalogue,
  flow: Flow,
  changes: readonly Change[],
  past: PastProjects,
): Result<Answer> {
  const done = whatIf(past.projects, changes);
  if (!done.ok) return done;
  const effects = done.value;
  const rows = effects
    .filter(({ before, after }) => before !== after)
    .toSorted((a, b) => b.before - b.after - (a.before - a.after) || (a.id < b.id ? -1 : 1))
    .slice(0, MOST_ROWS)
    .map((effect) => ({ ...effect, name: past.names.get(effect.id) ?? effect.id }));
  return accept({
    flow: { id: flow.id, name: flow.name },
    projects: effects.length,
    shorter: effects.filter(({ before, after }) => after < before).length,
    longer: effects.filter(({ before, after }) => after > before).length,
    before: spreadOf(effects.map(({ before }) => before)),
    after: spreadOf(effects.map(({ after }) => after)),
    bins: binsOf(effects),
    rows,
    assumptions: [
      ...changes.map((change) => sentence(catalogue, change)),
      ...TIME_MESSAGES.assumptions.always,
    ],
  });
}

function itemsOf(change: Change): readonly [string, string?] {
  if (change.kind === 'limit') return [change.item];
  return change.kind === 'merge' ? change.items : [change.first, change.second];
}

function sentence(catalogue: Catalogue, change: Change): string {
  const name = (id: string) => catalogue.item(id)?.name ?? id;
  const { assumptions } = TIME_MESSAGES;
  if (change.kind === 'limit') return assumptions.limit(name(change.item), change.days);
  if (change.kind === 'parallel') return assumptions.parallel(name(change.first), name(change.second));
  return assumptions.merge(name(change.items[0]), name(change.items[1]), change.days);
}

function spreadOf(days: readonly number[]): WhatIfView['before'] {
  const sorted = days.toSorted((a, b) => a - b);
  const longest = sorted.at(-1);
  if (longest === undefined) return null;
  const average = Math.round((sorted.reduce((sum, each) => sum + each, 0) / sorted.length) * 10) / 10;
  return { average, median: quantile(sorted, 0.5), p90: quantile(sorted, 0.9), longest };
}

/** As percentile_cont counts it, so that pages and SQL agree. */
function quantile(sorted: readonly number[], share: number): number {
  const place = (sorted.length - 1) * share;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return Math.round((low + (high - low) * (place - Math.floor(place))) * 10) / 10;
}

function binsOf(effects: readonly ProjectEffect[]): WhatIfView['bins'] {
  const longest = Math.max(0, ...effects.flatMap(({ before, after }) => [before, after]));
  if (effects.length === 0) return [];
  const width = Math.max(1, Math.ceil((longest + 1) / BINS));
  return Array.from({ length: Math.ceil((longest + 1) / width) }, (_, i) => {
    const from = i * width;
    const inside = (days: number) => days >= from && days < from + width;
    return {
      from,
      to: from + width,
      before: effects.filter(({ before }) => inside(before)).length,
      after: effects.filter(({ after }) => inside(after)).length,
    };
  });
}
