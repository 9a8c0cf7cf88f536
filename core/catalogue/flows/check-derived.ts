import {
  chainsOf,
  entriesOf,
  type FlowContent,
  type FlowEntry,
  type FlowProblem,
  type FlowStage,
} from './flow.ts';
import { flowSources, flowMessages as say } from './messages.ts';
import { same } from './same.ts';
import { stageBounds } from './stage-bounds.ts';

type Add = (path: FlowProblem['path'], rule: FlowProblem['rule'], message: string) => void;

/**
 * Whether a city's or county's flow stands under the province's: it may merge neighbouring stages and steps, give
 * up orders and shorten; it may not add or drop an item, ask for more, wait for more or take longer. What it lets
 * pass takes, for every project, no more days and no more items than the template.
 *
 * @param nameOf how the reader calls an item
 */
export function checkDerivedFlow(
  template: FlowContent,
  derived: FlowContent,
  nameOf: (item: string) => string = (item) => item,
): readonly FlowProblem[] {
  const found: FlowProblem[] = [];
  const add: Add = (path, rule, message) => {
    found.push({ path, rule, message, source: flowSources.derived });
  };
  scope(template, derived, add);
  items(template, derived, nameOf, add);
  stages(template, derived, nameOf, add);
  if (derived.totalDays > template.totalDays) {
    add(['totalDays'], 'flow-longer', say.longerTotal(derived.totalDays, template.totalDays));
  }
  return found;
}

/** Id of the flow a division derives from a template. */
export function derivedFlowId(template: string, division: string): string {
  return `${template}@${division}`;
}

function scope(template: FlowContent, derived: FlowContent, add: Add): void {
  const { division = '' } = derived;
  if (derived.template !== template.id || derived.id !== derivedFlowId(template.id, division)) {
    add(['template'], 'flow-template', say.notTemplate(template.id));
  }
  if (derived.family !== template.family) add(['family'], 'flow-scope', say.scope('流程类别'));
  if (derived.splclx !== template.splclx) add(['splclx'], 'flow-scope', say.scope('审批流程类型'));
  if (!same(derived.appliesTo, template.appliesTo)) add(['appliesTo'], 'flow-scope', say.scope('适用条件'));
  if (derived.rule !== template.rule) add(['rule'], 'flow-scope', say.scope('适用规则'));
  if (!derived.levels.every((level) => template.levels.includes(level))) {
    add(['levels'], 'flow-scope', say.levels());
  }
}

function items(template: FlowContent, derived: FlowContent, nameOf: (id: string) => string, add: Add): void {
  const entries = entriesOf(template).map(({ entry }) => entry);
  const above = new Map(entries.map((entry) => [entry.item, entry]));
  const chains = chainsOf(entries);
  const seen = new Set<string>();
  for (const { entry, path } of entriesOf(derived)) {
    const name = nameOf(entry.item);
    const standard = above.get(entry.item);
    if (standard === undefined) {
      add([...path, 'item'], 'flow-item-added', say.added(name));
      continue;
    }
    if (seen.has(entry.item)) {
      add([...path, 'item'], 'flow-item-twice', say.twice(name));
      continue;
    }
    seen.add(entry.item);
    entryRules(standard, entry, name, (field, rule, message) => add([...path, ...field], rule, message));
    entry.after.forEach((before, at) => {
      if (chains.get(entry.item)?.has(before)) return;
      add([...path, 'after', at], 'flow-order-added', say.orderAdded(name, nameOf(before)));
    });
  }
  for (const { item } of entries) {
    if (!seen.has(item)) add(['stages'], 'flow-item-dropped', say.dropped(nameOf(item)));
  }
}

function entryRules(standard: FlowEntry, entry: FlowEntry, name: string, add: Add): void {
  if (entry.necessity !== standard.necessity) {
    const message = entry.necessity === 'required' ? say.required(name) : say.conditional(name);
    add(['necessity'], 'flow-necessity', message);
  }
  const conditionOf = ({ when, rule, appliesTo, levels }: FlowEntry) => [when, rule, appliesTo ?? [], levels];
  if (!same(conditionOf(entry), conditionOf(standard))) add(['when'], 'flow-condition', say.condition(name));
  if (entry.days > standard.days) {
    add(['days'], 'flow-longer', say.longerItem(name, entry.days, standard.days));
  }
  // Joint handling is 45 + 15 days instead of 20 + 10: taking it up lengthens.
  if (entry.joint !== undefined && !same(entry.joint, standard.joint)) {
    add(['joint'], 'flow-longer', say.joint(name));
  }
}

function stages(template: FlowContent, derived: FlowContent, nameOf: (id: string) => string, add: Add): void {
  const home = new Map(entriesOf(template).map(({ entry, stage }) => [entry.item, stage]));
  let next = 0;
  derived.stages.forEach((stage, at) => {
    const covered = template.stages.filter((each) => stage.items.some(({ item }) => home.get(item) === each));
    const first = covered[0];
    if (first === undefined) return;
    whole(stage, covered, nameOf, (path, rule, message) => add(['stages', at, ...path], rule, message));
    const expected = template.stages.slice(next, next + covered.length);
    if (
      !same(
        expected.map(({ id }) => id),
        covered.map(({ id }) => id),
      )
    ) {
      add(['stages', at], 'flow-stages', say.stagesOrder(stage.name));
    }
    next += covered.length;
    if (stage.no !== first.no) add(['stages', at, 'no'], 'flow-stages', say.stageNo(stage.name, first.no));
    if (!covered.some(({ leadDepartment }) => leadDepartment === stage.leadDepartment)) {
      add(['stages', at, 'leadDepartment'], 'flow-lead', say.lead(stage.name));
    }
    const beyond = stageBounds(covered, stage).find(({ days, most }) => days > most);
    if (beyond !== undefined) {
      const message = say.longerStage(stage.name, beyond.days, beyond.most);
      add(['stages', at, 'limitDays'], 'flow-longer', message);
    }
  });
}

/** Stages are merged whole: what stood together stays together. */
function whole(
  stage: FlowStage,
  covered: readonly FlowStage[],
  nameOf: (id: string) => string,
  add: Add,
): void {
  for (const each of covered) {
    const missing = each.items.find(({ item }) => !stage.items.some((entry) => entry.item === item));
    if (missing !== undefined) add(['items'], 'flow-stages', say.split(nameOf(missing.item), each.name));
  }
}
