import {
  type CriticalPath,
  criticalPath,
  type Facts,
  type ReadyNode,
  verdict,
} from '@zongheng/core/planning';
import type { Flow, FlowItem, Stage } from './schema.ts';

/** A flow's entries as planning takes them. */
export function nodesOf(entries: readonly FlowItem[]): readonly ReadyNode[] {
  return entries.map(({ item, days, after, necessity }) => ({ id: item, days, after, necessity }));
}

/** An entry as it stands for one project: what its conditions decide is no longer conditional. */
export type AppliedItem = FlowItem & { readonly stage: number };

/**
 * The entries of a flow that can apply to a project, in the flow's order. Conditions of `appliesTo` that
 * hold make an entry required, those that fail leave it out; what only people can judge stays conditional.
 */
export function itemsFor(flow: Flow, facts: Facts): readonly AppliedItem[] {
  return flow.stages.flatMap((stage) =>
    stage.items.flatMap((entry): readonly AppliedItem[] => {
      const applies = entry.appliesTo === undefined ? 'unknown' : verdict(entry.appliesTo, facts);
      if (applies === 'no') return [];
      const necessity = applies === 'yes' ? 'required' : entry.necessity;
      return [{ ...entry, necessity, stage: stage.no }];
    }),
  );
}

/** Working days a stage may take for a project: the first variant whose conditions hold, else the stage's own. */
export function stageLimit(stage: Stage, facts: Facts): number {
  const variant = stage.variants?.find(({ appliesTo }) => verdict(appliesTo, facts) === 'yes');
  return variant?.limitDays ?? stage.limitDays;
}

/** Working days of the whole flow for a project. */
export function totalLimit(flow: Flow, facts: Facts): number {
  return flow.stages.reduce((days, stage) => days + stageLimit(stage, facts), 0);
}

/**
 * Longest chain among entries of a flow: a stage's, or all of them.
 *
 * @throws Error on a circle: a loaded pack has none
 */
export function longestChain(entries: readonly FlowItem[]): CriticalPath {
  const path = criticalPath(nodesOf(entries));
  if (!path.ok) throw new Error(path.refusal.message);
  return path.value;
}
