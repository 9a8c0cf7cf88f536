import { accept, type Result } from '../refusal.ts';
import { planningMessages } from './messages.ts';
import { type PlanNode, predecessorsIn } from './plan.ts';

/**
 * The nodes in an order in which every node comes after what it waits for; as given where nothing forces
 * another order. Refuses a circle and names it: `a → b → a`.
 */
export function planOrder<T extends PlanNode>(nodes: readonly T[]): Result<readonly T[]> {
  const walked = walk(nodes);
  if (walked.twice !== null) return planningMessages.twice(walked.twice);
  if (walked.circle !== null) return planningMessages.circle(walked.circle);
  return accept(walked.ordered);
}

/** The first circle in who waits for whom, its first id again at the end; null where there is none. */
export function findCircle(nodes: readonly PlanNode[]): readonly string[] | null {
  return walk(nodes).circle;
}

type Walk<T> = {
  readonly ordered: readonly T[];
  readonly circle: readonly string[] | null;
  readonly twice: string | null;
};

function walk<T extends PlanNode>(nodes: readonly T[]): Walk<T> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const twice = nodes.find((node) => byId.get(node.id) !== node)?.id ?? null;
  const ids = new Set(byId.keys());
  const ordered: T[] = [];
  const placed = new Set<string>();
  for (const node of byId.values()) {
    const circle = place(node, []);
    if (circle !== null) return { ordered, circle, twice };
  }
  return { ordered, circle: null, twice };

  function place(node: T, trail: readonly string[]): readonly string[] | null {
    if (placed.has(node.id)) return null;
    const seenAt = trail.indexOf(node.id);
    if (seenAt >= 0) return [...trail.slice(seenAt), node.id];
    for (const id of predecessorsIn(ids, node)) {
      const predecessor = byId.get(id);
      const circle = predecessor === undefined ? null : place(predecessor, [...trail, node.id]);
      if (circle !== null) return circle;
    }
    placed.add(node.id);
    ordered.push(node);
    return null;
  }
}
