import { composeExtension, composeMaterials, composeProcedures, keptOrNew } from './compose-lists.ts';
import { refusalsOf } from './conformity/check.ts';
import type { Element, ImplementationContent, ImplementedElements, StandardItem } from './content.ts';
import { type Elements, elementsOf, withElements } from './elements.ts';
import { fitProcess, fitSituations, isWithinAlways } from './fit-limits.ts';

export type ComposeOptions = {
  /** Elements an approved exception holds for: they are taken as they stand. See exceptedElements. */
  readonly excepted?: ReadonlySet<Element>;
  /**
   * The version of the standard the implementation was written under. With it, what a newer standard asks for
   * first (a condition, a material, a procedure) is asked for here too: nobody below has left it out.
   */
  readonly under?: StandardItem;
};

/**
 * The item as it is handled where an implementation stands: what the implementation is silent on is inherited.
 *
 * The result never exceeds the standard given, exceptions aside. An implementation that was published under an
 * older version is therefore good for new cases at once: they run on the newest law and on what is tightened
 * locally. What conforms is taken as it is.
 */
export function composeItem(
  standard: StandardItem,
  implementation: ImplementationContent | undefined,
  options: ComposeOptions = {},
): StandardItem {
  if (!implementation) return standard;
  const own = implementation.elements;
  const top = elementsOf(standard);
  const under = options.under;
  const held: Elements = {
    ...top,
    committed: own.committed && conforms('committed') ? own.committed : top.committed,
    extension: own.extension === undefined ? top.extension : composeExtension(own.extension, top.extension),
    specialProcedures: own.specialProcedures
      ? composeProcedures(own.specialProcedures, top.specialProcedures, under?.specialProcedures)
      : top.specialProcedures,
    conditions: own.conditions
      ? keptOrNew(own.conditions, top.conditions, under?.conditions, (each) => each)
      : top.conditions,
    materials: own.materials
      ? composeMaterials(own.materials, top.materials, under?.materials)
      : top.materials,
    promise: top.promise || own.promise === true,
    visits: own.visits !== undefined && conforms('visits') ? own.visits : top.visits,
    fee: own.fee && conforms('fee') ? own.fee : top.fee,
    questions: own.questions ?? top.questions,
    basis: own.basis && conforms('basis') ? own.basis : top.basis,
  };
  const excepted = exceptedFrom(own, options.excepted, held, standard);
  return withElements(standard, { ...excepted, ...composeDependent(standard, own, excepted, options) });

  function conforms(element: Element): boolean {
    return refusalsOf(standard, own, element).length === 0;
  }
}

/** Excepted elements as the implementation has them; a promise beyond the statute no exception can make. */
function exceptedFrom(
  own: ImplementedElements,
  excepted: ReadonlySet<Element> | undefined,
  held: Elements,
  { statutory }: StandardItem,
): Elements {
  if (!excepted || excepted.size === 0) return held;
  const taken = Object.entries(own).filter(
    ([element, value]) => excepted.has(element as Element) && value !== undefined,
  );
  const all: Elements = { ...held, ...Object.fromEntries(taken) };
  const lawful = statutory === null || isWithinAlways(all.committed, statutory);
  return lawful ? all : { ...all, committed: held.committed };
}

/** Steps and situations count in the commitment, and name the materials: they follow both. */
function composeDependent(
  standard: StandardItem,
  own: ImplementedElements,
  held: Elements,
  { excepted }: ComposeOptions,
): Pick<Elements, 'process' | 'situations'> {
  const { committed, materials } = held;
  const declared = own.committed ?? standard.committed;
  const process = own.process
    ? fitProcess(own.process, declared, committed)
    : fitProcess(standard.guide.process, standard.committed, committed);
  const top = fitSituations(standard.guide.situations, standard.committed, committed, materials);
  if (!own.situations) return { process, situations: top };
  if (excepted?.has('situations')) return { process, situations: own.situations };
  const conforming =
    declared.unit === committed.unit &&
    refusalsOf(standard, { committed, materials, situations: own.situations }, 'situations').length === 0;
  return { process, situations: conforming ? own.situations : top };
}
