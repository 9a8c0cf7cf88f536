import type {
  ConformityException,
  Element,
  ImplementationContent,
  ImplementedElements,
  StandardItem,
} from '../content.ts';
import { ELEMENTS, type Elements, elementsOf } from '../elements.ts';
import { sameValue } from '../same-value.ts';
import { conditionsRule, feeRule, processRule, promiseRule, visitsRule } from './burdens.ts';
import { basisRule, kindRule, nameRule, resultRule, statutoryRule } from './fixed.ts';
import { committedRule, extensionRule, specialProceduresRule } from './limits.ts';
import { checkLocal } from './local.ts';
import { materialsRule } from './materials.ts';
import { situationsRule } from './situations.ts';
import type { Conformity, ConformityRefusal, ElementConformity, ElementRule } from './types.ts';
import { whatMatters } from './what-matters.ts';

const RULES: { readonly [E in Element]: ElementRule<Elements[E]> } = {
  name: nameRule,
  kind: kindRule,
  basis: basisRule,
  statutory: statutoryRule,
  committed: committedRule,
  extension: extensionRule,
  specialProcedures: specialProceduresRule,
  conditions: conditionsRule,
  materials: materialsRule,
  result: resultRule,
  promise: promiseRule,
  visits: visitsRule,
  process: processRule,
  fee: feeRule,
  situations: situationsRule,
  questions: () => [],
};

/** What the statute itself forbids, no level above can allow. */
const NEVER_LIFTED = new Set(['conformity-committed-beyond-statutory']);

/**
 * Whether an implementation may stand under a version of the standard, element by element: it may localise and
 * tighten, never add, lengthen or rename (法规对许可条件的具体规定不得增设, 行政许可法 §16; 标准化、无差别受理,
 * 优化营商环境条例). An approved exception lifts the rule of its element alone, through its last day (`today` is
 * a legal day, YYYY-MM-DD). Refusals: `conformity-…`, all of them at once, each with its place.
 */
export function checkConformity(
  standard: StandardItem,
  draft: ImplementationContent,
  exceptions: readonly ConformityException[],
  today: string,
): Conformity {
  const excepted = exceptedElements(exceptions, today);
  const elements = ELEMENTS.map((element) => checkElement(standard, draft, element, excepted));
  const local = checkLocal(standard, draft);
  return { elements, local, refusals: [...elements.flatMap(({ refusals }) => refusals), ...local] };
}

/** Elements an exception holds for on a day; its last day counts. */
export function exceptedElements(
  exceptions: readonly ConformityException[],
  today: string,
): ReadonlySet<Element> {
  return new Set(
    exceptions.filter(({ until }) => until === null || today <= until).map(({ element }) => element),
  );
}

/** What the rule of one element says to a draft, exceptions aside. Empty where the draft is silent. */
export function refusalsOf(
  standard: StandardItem,
  elements: ImplementedElements,
  element: Element,
): readonly ConformityRefusal[] {
  const declared = {
    committed: elements.committed ?? standard.committed,
    materials: elements.materials ?? standard.materials,
  };
  // The rule of an element is asked about that element only; the table above pairs them.
  const rule = RULES[element] as ElementRule<unknown>;
  const own = elements[element];
  return own === undefined ? [] : rule(standard, own, declared);
}

function checkElement(
  standard: StandardItem,
  draft: ImplementationContent,
  element: Element,
  excepted: ReadonlySet<Element>,
): ElementConformity {
  const own = draft.elements[element];
  const theirs = elementsOf(standard)[element];
  const all = refusalsOf(standard, draft.elements, element);
  const lifted = excepted.has(element) ? all.filter(({ code }) => !NEVER_LIFTED.has(code)) : [];
  const refusals = all.filter((refusal) => !lifted.includes(refusal));
  const answer = (how: ElementConformity['how']) => ({ element, how, refusals, lifted });
  if (refusals.length > 0) return answer('deviating');
  if (lifted.length > 0) return answer('excepted');
  if (own === undefined || sameValue(own, theirs)) return answer('inherited');
  const same = sameValue(whatMatters(element, own), whatMatters(element, theirs));
  return answer(same ? 'localised' : 'tightened');
}
