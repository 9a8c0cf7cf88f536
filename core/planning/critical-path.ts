import { accept, type Result } from '../refusal.ts';
import { planOrder } from './order.ts';
import { type PlanNode, predecessorsIn } from './plan.ts';

/** When a step can start and end at the earliest, and whether a day's delay there delays everything. */
export type Planned = {
  readonly id: string;
  /** Working days from the plan's beginning. */
  readonly earliestStart: number;
  readonly earliestEnd: number;
  /** Working days the step may slip without moving the end. */
  readonly slack: number;
  readonly critical: boolean;
};

export type CriticalPath = {
  /** Working days of the longest chain. */
  readonly days: number;
  /** The longest chain, first step first; of several equal ones that of most steps, then the first given. */
  readonly path: readonly string[];
  /** Every node, in the order given. */
  readonly planned: readonly Planned[];
};

/**
 * Longest chain of waiting steps: what a stage needs at least when everything without an order runs at
 * once. Days are working days; special procedures are not in them. Refuses a circle.
 */
export function criticalPath(nodes: readonly PlanNode[]): Result<CriticalPath> {
  const ordered = planOrder(nodes);
  if (!ordered.ok) return ordered;
  const ids = new Set(nodes.map((node) => node.id));
  const ends = new Map<string, number>();
  const before = new Map<string, string>();
  for (const node of ordered.value) {
    let start = 0;
    for (const id of predecessorsIn(ids, node)) {
      const end = ends.get(id) ?? 0;
      // A predecessor of no days counts as well, so that 即办 steps stay in the path.
      if (end > start || !before.has(node.id)) before.set(node.id, id);
      start = Math.max(start, end);
    }
    ends.set(node.id, start + node.days);
  }
  const days = Math.max(0, ...ends.values());
  const latest = latestEnds(ordered.value, ids, days);
  const planned = nodes.map((node): Planned => {
    const earliestEnd = ends.get(node.id) ?? 0;
    const slack = (latest.get(node.id) ?? days) - earliestEnd;
    return {
      id: node.id,
      earliestStart: earliestEnd - node.days,
      earliestEnd,
      slack,
      critical: slack === 0,
    };
  });
  return accept({ days, path: longest(nodes, ends, days, before), planned });
}

function latestEnds(
  ordered: readonly PlanNode[],
  ids: ReadonlySet<string>,
  days: number,
): Map<string, number> {
  const latest = new Map<string, number>();
  for (const node of [...ordered].reverse()) {
    const end = latest.get(node.id) ?? days;
    latest.set(node.id, end);
    for (const id of predecessorsIn(ids, node)) {
      latest.set(id, Math.min(latest.get(id) ?? days, end - node.days));
    }
  }
  return latest;
}

/** Of all chains as long, the one of most steps: what follows at once (即办) belongs to the path. */
function longest(
  nodes: readonly PlanNode[],
  ends: ReadonlyMap<string, number>,
  days: number,
  before: ReadonlyMap<string, string>,
): readonly string[] {
  let best: readonly string[] = [];
  for (const { id } of nodes) {
    if (ends.get(id) !== days) continue;
    const path = pathTo(id, before);
    if (path.length > best.length) best = path;
  }
  return best;
}

function pathTo(last: string, before: ReadonlyMap<string, string>): readonly string[] {
  const path: string[] = [];
  for (let id: string | undefined = last; id !== undefined; id = before.get(id)) path.unshift(id);
  return path;
}
