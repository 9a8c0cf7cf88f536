import { criticalPath, findCircle } from '@zongheng/core/planning';
import type { PackData } from '../data.ts';
import { implementing } from '../implementing.ts';
import type { Lookup } from '../lookup.ts';
import { ruleMessages as say } from '../messages.ts';
import { nodesOf } from '../plan.ts';
import type { Finding } from '../problem.ts';
import type { Flow, Stage } from '../schema.ts';
import { flowItemRules } from './flow-items.ts';

/** Flows hold together in themselves, respect the order the law sets, and can be carried out everywhere. */
export function flowRules(data: PackData, lookup: Lookup): readonly Finding[] {
  return data.flows.rows.flatMap((flow, index) => [
    ...totals(flow, index, data.manifest.wholeChain.targetWorkingDays),
    ...flow.stages.flatMap((stage, at) => stageRules(flow, stage, lookup, ['rows', index, 'stages', at])),
    ...flowItemRules(flow, index, lookup),
    ...circles(flow, index),
    ...coverage(flow, index, data, lookup),
  ]);
}

function totals(flow: Flow, index: number, target: number): readonly Finding[] {
  const sum = flow.stages.reduce((days, stage) => days + stage.limitDays, 0);
  const at = (message: string): Finding => ({
    file: 'flows.json',
    path: ['rows', index, 'totalDays'],
    rule: 'total-days',
    message,
  });
  const found: Finding[] = [];
  if (sum !== flow.totalDays) found.push(at(say.total(flow.totalDays, sum)));
  if (flow.totalDays > target) found.push(at(say.wholeChain(flow.totalDays, target)));
  return found;
}

function stageRules(flow: Flow, stage: Stage, lookup: Lookup, path: Finding['path']): readonly Finding[] {
  const found: Finding[] = [];
  const add = (field: Finding['path'], rule: Finding['rule'], message: string): void => {
    found.push({ file: 'flows.json', path: [...path, ...field], rule, message });
  };
  const before = flow.stages[flow.stages.indexOf(stage) - 1];
  if (before !== undefined && before.no >= stage.no) add(['no'], 'stage-order', say.stageOrder());
  if (!lookup.departments.has(stage.leadDepartment)) {
    add(['leadDepartment'], 'reference', say.reference('部门', stage.leadDepartment));
  }
  const longest = criticalPath(nodesOf(stage.items));
  if (longest.ok && longest.value.days > stage.limitDays) {
    const { days, path: chain } = longest.value;
    add(['limitDays'], 'stage-limit', say.stageLimit(stage.limitDays, days, chain));
  }
  stage.variants?.forEach((variant, at) => {
    if (variant.limitDays < stage.limitDays) return;
    const message = say.variant(variant.limitDays, stage.limitDays);
    add(['variants', at, 'limitDays'], 'stage-limit', message);
  });
  return found;
}

function circles(flow: Flow, index: number): readonly Finding[] {
  const circle = findCircle(nodesOf(flow.stages.flatMap((stage) => stage.items)));
  if (circle === null) return [];
  const stage = flow.stages.findIndex(({ items }) => items.some(({ item }) => item === circle[0]));
  const at = flow.stages[stage]?.items.findIndex(({ item }) => item === circle[0]) ?? 0;
  const path = ['rows', index, 'stages', stage, 'items', at, 'after'];
  return [{ file: 'flows.json', path, rule: 'circle', message: say.circle(circle) }];
}

/** An item of a flow has a body that decides it in every division where the flow applies. */
function coverage(flow: Flow, index: number, data: PackData, lookup: Lookup): readonly Finding[] {
  const places = data.divisions.rows.filter(
    ({ level }) => level !== 'province' && flow.levels.includes(level),
  );
  return flow.stages.flatMap((stage, stageIndex) =>
    stage.items.flatMap(({ item }, itemIndex): readonly Finding[] => {
      if (!lookup.items.has(item)) return [];
      const uncovered = places.filter(({ code }) => implementing(lookup, item, code) === undefined);
      const first = uncovered[0];
      if (first === undefined) return [];
      const path = ['rows', index, 'stages', stageIndex, 'items', itemIndex, 'item'];
      const message = say.coverage(item, uncovered.length, first.name);
      return [{ file: 'flows.json', path, rule: 'flow-coverage', message }];
    }),
  );
}
