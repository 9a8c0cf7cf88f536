import type { FlowContent, FlowContext } from '@zongheng/core/catalogue';
import { compileRule } from '@zongheng/core/planning';
import type { Catalogue } from '../catalogue.ts';

/**
 * What a flow is held against before it is submitted. A template is carried out wherever somebody handles its items,
 * as in the pack; what a city or county makes its own must be published there by those who carry it out.
 */
export function flowContextOf(catalogue: Catalogue, flow: FlowContent): FlowContext {
  const own = flow.division === undefined ? null : new Set(catalogue.within(flow.division));
  const places = catalogue
    .divisions()
    .filter(({ code, level }) => flow.levels.some((each) => each === level) && (own?.has(code) ?? true));
  return {
    item: (id) => catalogue.items().find((item) => item.id === id),
    nameOf: (id) => catalogue.item(id)?.name ?? id,
    hasDepartment: (id) => catalogue.departments().some((each) => each.id === id),
    uncovered: ({ item, levels = flow.levels }) =>
      places
        .filter(({ level }) => levels.some((each) => each === level))
        .filter(({ code }) => {
          const at = catalogue.itemAt(item, code);
          return own ? at?.implementation === undefined : at?.body === undefined;
        })
        .map(({ name }) => name),
    uncoveredMeans: own ? 'unpublished' : 'no-body',
    target: catalogue.targetDays,
    ruleProblem: (rule) => ruleProblem(catalogue, rule),
  };
}

/** What is wrong with a condition, in words; null where it compiles. */
export function ruleProblem(catalogue: Pick<Catalogue, 'facts'>, rule: string): string | null {
  const compiled = compileRule(rule, catalogue.facts());
  return compiled.ok ? null : compiled.refusal.message;
}
