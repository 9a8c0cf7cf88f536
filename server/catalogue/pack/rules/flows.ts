import {
  checkDerivedFlow,
  checkFlow,
  type FlowContext,
  type FlowEntry,
  type FlowProblem,
} from '@zongheng/core/catalogue';
import type { PackData } from '../data.ts';
import { implementing } from '../implementing.ts';
import { type Lookup, lineageOf } from '../lookup.ts';
import { ruleMessages as say } from '../messages.ts';
import type { Finding } from '../problem.ts';
import type { Flow } from '../schema/flow.ts';

/**
 * Flows hold together in themselves, respect the order the law sets, can be carried out everywhere, and, where a
 * city or county has its own, stand under the province's.
 */
export function flowRules(data: PackData, lookup: Lookup): readonly Finding[] {
  const decided = decidedIn(lookup);
  return data.flows.rows.flatMap((flow, index) => {
    const finding = ({ path, rule, message }: FlowProblem): Finding => ({
      file: 'flows.json',
      path: ['rows', index, ...path],
      rule,
      message,
    });
    return [
      ...checkFlow(flow, contextOf(flow, data, lookup, decided)).map(finding),
      ...derivation(flow, data, lookup).map(finding),
    ];
  });
}

/** What a pack's flow is held against. Files name items by their ids. */
function contextOf(flow: Flow, data: PackData, lookup: Lookup, decided: Decided): FlowContext {
  const places = placesOf(flow, data, lookup);
  return {
    item: (id) => lookup.items.get(id),
    nameOf: (id) => id,
    hasDepartment: (id) => lookup.departments.has(id),
    uncovered: ({ item, levels = flow.levels }: FlowEntry) =>
      places
        .filter(({ level }) => levels.some((each) => each === level))
        .filter(({ code }) => !decided(item, code))
        .map(({ name }) => name),
    uncoveredMeans: 'no-body',
    target: data.manifest.wholeChain.targetWorkingDays,
    // Every rule of the pack is compiled in one place: applicability.ts.
    ruleProblem: () => null,
  };
}

type Decided = (item: string, division: string) => boolean;

/** Whether anybody decides an item in a division: every flow asks it again of the same hundred places. */
function decidedIn(lookup: Lookup): Decided {
  const known = new Map<string, boolean>();
  return (item, division) => {
    const key = `${item} ${division}`;
    const answer = known.get(key) ?? implementing(lookup, lookup.items.get(item), division) !== undefined;
    known.set(key, answer);
    return answer;
  };
}

/** Where a flow applies: its own division and those below, or the whole province; of its levels. */
function placesOf(flow: Flow, data: PackData, lookup: Lookup) {
  const { division } = flow;
  return data.divisions.rows
    .filter(({ level }) => flow.levels.some((each) => each === level))
    .filter(
      ({ code }) => division === undefined || lineageOf(lookup, code).some((each) => each.code === division),
    );
}

function derivation(flow: Flow, data: PackData, lookup: Lookup): readonly FlowProblem[] {
  const { template, division } = flow;
  if (template === undefined || division === undefined) return [];
  const found: FlowProblem[] = [];
  const missing = (field: string, what: string, value: string): void => {
    found.push({ path: [field], rule: 'reference', message: say.reference(what, value), source: '' });
  };
  const above = data.flows.rows.find(({ id }) => id === template);
  if (above === undefined || above.template !== undefined) missing('template', '流程', template);
  if (!lookup.divisions.has(division)) missing('division', '区划', division);
  return above === undefined ? found : [...found, ...checkDerivedFlow(above, flow)];
}
