import { type Facts, verdict } from '@zongheng/core/planning';
import type { Flow } from './schema/flow.ts';

/** A flow that fits a project, with the reason in words. `open`: answers that could still speak against it. */
export type FlowSuggestion = {
  readonly id: string;
  readonly name: string;
  readonly why: string;
  readonly mark: string;
  readonly open: readonly string[];
};

/** What a flow's FEEL rule says of the project; `open`: facts it still hangs on. */
export type RuleAnswer = { readonly verdict: 'yes' | 'no' | 'unknown'; readonly open: readonly string[] };

/**
 * Flows nothing speaks against and at least one answer speaks for, the most particular ones only: decided before
 * open, of more conditions before fewer, and investment flows only once all they ask is answered, since where
 * anything is built the construction flow holds its investment stage. A city's or county's own flow stands in for
 * the province's.
 *
 * @param lineage division of the project, then its parents; decides whose own flow it is
 */
export function suggestFlows(
  flows: readonly Flow[],
  facts: Facts,
  lineage: readonly string[],
  ruleOf: (rule: string) => RuleAnswer,
): readonly FlowSuggestion[] {
  const fitting = flows
    .filter(({ template }) => template === undefined)
    .flatMap((flow) => weigh(flow, facts, ruleOf));
  const decided = fitting.filter(({ open }) => open.length === 0);
  const kept = decided.length > 0 ? most(decided) : fewestOpen(fitting);
  return kept.map(({ flow, open }) => {
    const { id, name, why, mark } = ownFlow(flows, flow, lineage);
    return { id, name, why, mark, open };
  });
}

/** The flow of the nearest division of the lineage that derived one from the template; else the template. */
export function ownFlow(flows: readonly Flow[], template: Flow, lineage: readonly string[]): Flow {
  for (const division of lineage) {
    const own = flows.find((flow) => flow.template === template.id && flow.division === division);
    if (own !== undefined) return own;
  }
  return template;
}

type Weighed = { readonly flow: Flow; readonly open: readonly string[]; readonly conditions: number };

function weigh(flow: Flow, facts: Facts, ruleOf: (rule: string) => RuleAnswer): readonly Weighed[] {
  const unanswered = flow.appliesTo.filter(({ field }) => facts[field] === undefined);
  if (unanswered.length === flow.appliesTo.length || verdict(flow.appliesTo, facts) === 'no') return [];
  const rule = flow.rule === undefined ? null : ruleOf(flow.rule);
  if (rule?.verdict === 'no') return [];
  // Facts may be asked for by several: told once.
  const asked = rule?.verdict === 'unknown' ? rule.open : [];
  const open = [...new Set([...unanswered.map(({ field }) => field), ...asked])];
  const undecided = open.length > 0 || rule?.verdict === 'unknown';
  if (undecided && flow.family === 'investment') return [];
  const conditions = flow.appliesTo.length + (rule === null ? 0 : 1);
  return [{ flow, open: undecided && open.length === 0 ? ['rule'] : open, conditions }];
}

function most(weighed: readonly Weighed[]): readonly Weighed[] {
  const best = Math.max(...weighed.map(({ conditions }) => conditions));
  return weighed.filter(({ conditions }) => conditions === best);
}

function fewestOpen(weighed: readonly Weighed[]): readonly Weighed[] {
  const fewest = Math.min(...weighed.map(({ open }) => open.length));
  return weighed.filter(({ open }) => open.length === fewest);
}
