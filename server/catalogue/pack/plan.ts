import {
  type CriticalPath,
  criticalPath,
  type Facts,
  type ReadyNode,
  type Verdict,
  verdict,
} from '@zongheng/core/planning';
import type { Flow, FlowItem, Stage } from './schema/flow.ts';

/** A flow's entries as planning takes them. */
export function nodesOf(entries: readonly FlowItem[]): readonly ReadyNode[] {
  return entries.map(({ item, days, after, necessity }) => ({ id: item, days, after, necessity }));
}

/** An entry as it stands for one project: what its conditions decide is no longer conditional. */
export type AppliedItem = FlowItem & {
  readonly stage: number;
  /** By the assessment of an area the project lies in. */
  readonly simplified?: AreaReason;
};

/** Why an item is simpler, or not needed: the area, its document, and what stands in its place. */
export type AreaReason = {
  /** Version of the area, as the project keeps it. */
  readonly area: string;
  readonly name: string;
  readonly documentNumber: string;
  readonly note: string;
};

/** What the FEEL rule of an item says of the project; `own`: the entry's, else the item's. */
export type JudgeRule = (itemId: string, own: string | undefined) => Verdict;

/**
 * The entries of a flow that can apply to a project, in the flow's order. Conditions that hold make an entry
 * required, those that fail leave it out; what only people can judge stays conditional. An entry's condition is
 * its `appliesTo` and its rule; only one that states neither is held against its item's rule. What the flow
 * requires of everybody no rule takes away.
 */
export function itemsFor(
  flow: Flow,
  facts: Facts,
  judge: JudgeRule = () => 'unknown',
): readonly AppliedItem[] {
  return flow.stages.flatMap((stage) =>
    stage.items.flatMap((entry): readonly AppliedItem[] => {
      const { appliesTo, rule, item, necessity } = entry;
      const stated = appliesTo === undefined ? undefined : verdict(appliesTo, facts);
      if (stated === 'no') return [];
      const ruled = rule !== undefined || stated === undefined ? judge(item, rule) : 'yes';
      if (ruled === 'no' && necessity === 'conditional') return [];
      const applies = stated !== 'unknown' && ruled === 'yes';
      return [{ ...entry, necessity: applies ? 'required' : necessity, stage: stage.no }];
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
 * Longest chain among the required entries of a flow: a stage's, or all of them. What a project needs only by
 * its nature may outlast it.
 *
 * @throws Error on a circle: a loaded pack has none
 */
export function longestChain(entries: readonly FlowItem[]): CriticalPath {
  const path = criticalPath(nodesOf(entries.filter(({ necessity }) => necessity === 'required')));
  if (!path.ok) throw new Error(path.refusal.message);
  return path.value;
}
