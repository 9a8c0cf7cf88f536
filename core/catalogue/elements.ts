import type { Element, ImplementedElements, StandardItem } from './content.ts';

/** The elements of an item side by side, whether the standard keeps them on the item or in its guide. */
export type Elements = Required<ImplementedElements>;

/** In the order a guide shows them. */
export const ELEMENTS = [
  'name',
  'kind',
  'basis',
  'statutory',
  'committed',
  'extension',
  'specialProcedures',
  'conditions',
  'materials',
  'result',
  'promise',
  'visits',
  'process',
  'fee',
  'situations',
  'questions',
] as const satisfies readonly Element[];

/** What the standard says of each element an implementation could say otherwise. */
export function elementsOf(standard: StandardItem): Elements {
  const { guide } = standard;
  return {
    name: standard.name,
    kind: standard.kind,
    basis: standard.basis,
    statutory: standard.statutory,
    committed: standard.committed,
    extension: standard.extension,
    specialProcedures: standard.specialProcedures,
    conditions: standard.conditions,
    materials: standard.materials,
    result: standard.result,
    promise: standard.promise,
    visits: guide.visits,
    process: guide.process,
    fee: guide.fee,
    situations: guide.situations,
    questions: guide.questions,
  };
}

/** The item with these elements in the place of its own. */
export function withElements(item: StandardItem, elements: Elements): StandardItem {
  const { visits, process, fee, situations, questions, ...own } = elements;
  return { ...item, ...own, guide: { ...item.guide, visits, process, fee, situations, questions } };
}
