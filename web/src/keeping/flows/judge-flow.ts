import {
  checkDerivedFlow,
  checkFlow,
  type FlowContent,
  type FlowContext,
  type FlowProblem,
  flowPathText,
} from '@zongheng/core/catalogue';
import type { PlaceFault } from '../entries/editor/faults.ts';

/** What the browser knows of an item: enough to hold a flow against it while one types. */
export type KnownItem = {
  readonly id: string;
  readonly name: string;
  readonly departmentName: string;
  readonly appliesWhen: string;
  readonly needs: readonly string[];
  readonly committed: FlowCommitted;
};
type FlowCommitted = NonNullable<ReturnType<FlowContext['item']>>['committed'];

type Known = {
  readonly items: ReadonlyMap<string, KnownItem>;
  readonly departments: ReadonlySet<string>;
  readonly target: number;
};

/**
 * The same rules the server holds the draft against, at once: told while typing. Where nobody publishes an item, and
 * whether a rule can be read, only the server knows.
 */
export function judgeFlow(flow: FlowContent, template: FlowContent | null, known: Known): PlaceFault[] {
  const nameOf = (id: string): string => known.items.get(id)?.name ?? id;
  const context: FlowContext = {
    item: (id) => known.items.get(id),
    nameOf,
    hasDepartment: (id) => known.departments.has(id),
    uncovered: () => [],
    uncoveredMeans: 'unpublished',
    target: known.target,
    ruleProblem: () => null,
  };
  const derived = template === null ? [] : checkDerivedFlow(template, flow, nameOf);
  return [...checkFlow(flow, context), ...derived].map(faultOf);
}

function faultOf({ path, message, source }: FlowProblem): PlaceFault {
  return { field: flowPathText(path), message, source, weight: 'law' };
}

/** What only the server found, told with the draft as it was last read. */
export function alsoFound(
  refusals: readonly {
    readonly at: string;
    readonly code: string;
    readonly message: string;
    readonly source: string;
  }[],
): PlaceFault[] {
  return refusals
    .filter(({ code }) => code === 'flow-coverage' || code === 'flow-rule')
    .map(({ at, message, source }) => ({ field: at, message, source, weight: 'law' }));
}
