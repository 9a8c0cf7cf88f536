import { type PlanNode, predecessorsIn } from './plan.ts';

/** A step of a project's plan, with whether it is sure to apply. */
export type ReadyNode = PlanNode & { readonly necessity: 'required' | 'conditional' };

/** How far a step has come: begun from the moment it is filed, done once its result is there. */
export type Progress = {
  readonly begun: ReadonlySet<string>;
  readonly done: ReadonlySet<string>;
};

/** A step that can start now, or what it still waits for. */
export type Readiness = { readonly id: string; readonly waitsFor: readonly string[] };

/**
 * What may be filed now. A step waits for the results it comes after, in the plan's order, but for a
 * conditional one only once that has been filed: nobody waits for an item that does not apply.
 * Steps already begun are left out.
 */
export function readiness(nodes: readonly ReadyNode[], progress: Progress): readonly Readiness[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const ids = new Set(byId.keys());
  const holdsUp = (id: string): boolean => {
    if (progress.done.has(id)) return false;
    return byId.get(id)?.necessity === 'required' || progress.begun.has(id);
  };
  return nodes
    .filter((node) => !progress.begun.has(node.id) && !progress.done.has(node.id))
    .map((node) => ({ id: node.id, waitsFor: predecessorsIn(ids, node).filter(holdsUp) }));
}

/** Ids of the steps that may start now, in the order given. */
export function readyItems(nodes: readonly ReadyNode[], progress: Progress): readonly string[] {
  return readiness(nodes, progress)
    .filter((node) => node.waitsFor.length === 0)
    .map((node) => node.id);
}
