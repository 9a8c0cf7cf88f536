import { criticalPath, findCircle, type PlanNode } from '../../planning/index.ts';
import type { Limit } from '../item.ts';
import {
  chainsOf,
  entriesOf,
  type FlowContent,
  type FlowEntry,
  type FlowProblem,
  type FlowStage,
} from './flow.ts';
import { flowSources, flowMessages as say } from './messages.ts';

/** What a check knows of an item. */
export type FlowCheckedItem = {
  readonly id: string;
  /** Items whose results the law wants first, should they apply. */
  readonly needs: readonly string[];
  readonly committed: Limit;
};

/** What a flow is held against. */
export type FlowContext = {
  item(id: string): FlowCheckedItem | undefined;
  /** How the reader calls an item: by its id in a file, by its name in the editor. */
  nameOf(id: string): string;
  hasDepartment(id: string): boolean;
  /** Names of the divisions where the flow applies, the entry can arise, and nobody can handle its item. */
  uncovered(entry: FlowEntry): readonly string[];
  /** What is to be said where there are any; the pack knows bodies, the catalogue publications. */
  readonly uncoveredMeans: 'no-body' | 'unpublished';
  /** Working days within which the whole chain is to be done. */
  readonly target: number;
  /** What is wrong with a FEEL rule, in words; null where it compiles. */
  ruleProblem(rule: string): string | null;
};

/** A flow's entries as planning takes them. */
export function flowNodes(entries: readonly FlowEntry[]): readonly PlanNode[] {
  return entries.map(({ item, days, after }) => ({ id: item, days, after }));
}

/**
 * Everything that keeps a flow from being published: circles, items unknown or nowhere carried out, orders of the
 * law left out, days beyond the promise, limits too short for the longest chain of required items, sums that do not
 * add up, rules that do not compile. Conditional entries may outlast their stage: the stage's limit is promised for
 * the main line, as the published charts do.
 */
export function checkFlow(flow: FlowContent, context: FlowContext): readonly FlowProblem[] {
  return [
    ...head(flow, context),
    ...flow.stages.flatMap((stage, at) => checkStage(flow, stage, at, context)),
    ...checkEntries(flow, context),
    ...circles(flow, context),
  ];
}

function head(flow: FlowContent, context: FlowContext): readonly FlowProblem[] {
  const found: FlowProblem[] = [];
  const add = (field: string, rule: FlowProblem['rule'], message: string): void => {
    found.push({ path: [field], rule, message, source: flowSources.flow });
  };
  if ((flow.family === 'construction') !== (flow.splclx !== null)) add('splclx', 'flow-family', say.splclx());
  if ((flow.template === undefined) !== (flow.division === undefined)) {
    add('template', 'flow-template', say.derivedWhole());
  }
  const sum = flow.stages.reduce((days, stage) => days + stage.limitDays, 0);
  if (sum !== flow.totalDays) add('totalDays', 'total-days', say.total(flow.totalDays, sum));
  if (flow.totalDays > context.target) {
    add('totalDays', 'total-days', say.wholeChain(flow.totalDays, context.target));
  }
  const wrong = flow.rule === undefined ? null : context.ruleProblem(flow.rule);
  if (wrong !== null) add('rule', 'flow-rule', say.rule(wrong));
  return found;
}

function checkStage(
  flow: FlowContent,
  stage: FlowStage,
  at: number,
  context: FlowContext,
): readonly FlowProblem[] {
  const found: FlowProblem[] = [];
  const add = (field: FlowProblem['path'], rule: FlowProblem['rule'], message: string): void => {
    found.push({ path: ['stages', at, ...field], rule, message, source: flowSources.flow });
  };
  const before = flow.stages[at - 1];
  if (before !== undefined && before.no >= stage.no) add(['no'], 'stage-order', say.stageOrder());
  if (!context.hasDepartment(stage.leadDepartment)) {
    add(['leadDepartment'], 'reference', say.reference('部门', stage.leadDepartment));
  }
  const longest = criticalPath(flowNodes(stage.items.filter(({ necessity }) => necessity === 'required')));
  if (longest.ok && longest.value.days > stage.limitDays) {
    const { days, path } = longest.value;
    add(['limitDays'], 'stage-limit', say.stageLimit(stage.limitDays, days, path.map(context.nameOf)));
  }
  stage.variants?.forEach((variant, position) => {
    if (variant.limitDays < stage.limitDays) return;
    const message = say.variant(variant.limitDays, stage.limitDays);
    add(['variants', position, 'limitDays'], 'stage-limit', message);
  });
  for (const { name, position, message } of mergedProblems(stage, context)) {
    add(['items', position, 'merged'], 'flow-merge', message(name));
  }
  return found;
}

/** A merged step is of several entries, none of which waits for another. */
function mergedProblems(stage: FlowStage, context: FlowContext) {
  const chains = chainsOf(stage.items);
  return stage.items.flatMap((entry, position) => {
    const name = entry.merged;
    if (name === undefined) return [];
    const others = stage.items.filter((other) => other !== entry && other.merged === name);
    if (others.length === 0) return [{ name, position, message: say.mergedAlone }];
    const before = others.find((other) => chains.get(entry.item)?.has(other.item));
    if (before === undefined) return [];
    const message = (step: string): string =>
      say.mergedOrder(step, context.nameOf(entry.item), context.nameOf(before.item));
    return [{ name, position, message }];
  });
}

function checkEntries(flow: FlowContent, context: FlowContext): readonly FlowProblem[] {
  const found: FlowProblem[] = [];
  const all = entriesOf(flow);
  const stageOf = new Map(all.map(({ entry, stage }) => [entry.item, flow.stages.indexOf(stage)]));
  const chains = chainsOf(all.map(({ entry }) => entry));
  const seen = new Set<string>();
  const { nameOf } = context;
  for (const { entry, stage, path } of all) {
    const add = (
      field: FlowProblem['path'],
      rule: FlowProblem['rule'],
      message: string,
      source: string = flowSources.flow,
    ): void => {
      found.push({ path: [...path, ...field], rule, message, source });
    };
    const item = context.item(entry.item);
    if (item === undefined) {
      add(['item'], 'reference', say.reference('事项', entry.item));
      continue;
    }
    const name = nameOf(entry.item);
    if (seen.has(entry.item)) add(['item'], 'flow-item-twice', say.twice(name));
    seen.add(entry.item);
    entry.after.forEach((before, at) => {
      const there = stageOf.get(before);
      if (there === undefined || there > flow.stages.indexOf(stage)) {
        add(['after', at], 'flow-order', say.after(name, nameOf(before)));
      }
    });
    const beside = entry.beside ?? [];
    for (const need of item.needs) {
      if (!stageOf.has(need) || chains.get(entry.item)?.has(need)) continue;
      if (beside.some((each) => each.item === need)) continue;
      add(['after'], 'flow-needs', say.need(name, nameOf(need)), flowSources.law);
    }
    beside.forEach((each, at) => {
      if (item.needs.includes(each.item)) return;
      add(['beside', at, 'item'], 'flow-needs', say.besideNotNeeded(name, nameOf(each.item)));
    });
    if ((entry.necessity === 'required') === (entry.when !== null))
      add(['when'], 'flow-when', say.when(name));
    // 即办 may be planned as up to one day: a published flow counts the day it is done on.
    const { unit, value } = item.committed;
    if (unit === 'working-day' && entry.days > Math.max(value, 1)) {
      add(['days'], 'flow-days', say.days(name, entry.days, value));
    }
    const wrong = entry.rule === undefined ? null : context.ruleProblem(entry.rule);
    if (wrong !== null) add(['rule'], 'flow-rule', say.rule(wrong));
    const uncovered = context.uncovered(entry);
    if (uncovered[0] !== undefined) {
      const words = context.uncoveredMeans === 'no-body' ? say.coverage : say.unpublished;
      add(['item'], 'flow-coverage', words(name, uncovered.length, uncovered[0]));
    }
  }
  return found;
}

function circles(flow: FlowContent, context: FlowContext): readonly FlowProblem[] {
  const all = entriesOf(flow);
  const circle = findCircle(flowNodes(all.map(({ entry }) => entry)));
  if (circle === null) return [];
  const at = all.find(({ entry }) => entry.item === circle[0]);
  const message = say.circle(circle.map(context.nameOf));
  return [{ path: [...(at?.path ?? []), 'after'], rule: 'circle', message, source: flowSources.flow }];
}
