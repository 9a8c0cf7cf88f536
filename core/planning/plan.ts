/** One step of a plan: an item of a flow with its days and the steps whose results it waits for. */
export type PlanNode = {
  readonly id: string;
  /** Working days the flow allots, special procedures apart; 0 is at once. */
  readonly days: number;
  /** Ids that are not in the plan are items that do not apply to the project: they hold nothing up. */
  readonly after: readonly string[];
};

/** Predecessors of a node that are in the plan at all. */
export function predecessorsIn(ids: ReadonlySet<string>, node: PlanNode): readonly string[] {
  return node.after.filter((id) => ids.has(id));
}
