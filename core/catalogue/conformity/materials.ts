import type { Material, Necessity, StandardItem } from '../content.ts';
import type { Elements } from '../elements.ts';
import { say } from './messages.ts';
import type { ConformityRefusal, ElementRule } from './types.ts';

/** How much is asked of the applicant, from nothing to always. */
export const STRICTNESS: Readonly<Record<Necessity, number>> = { optional: 0, conditional: 1, required: 2 };

/**
 * Materials are those of the standard by their keys, under their unified names; asked for no more strictly, had by
 * sharing where the standard has them so (国务院令716 §7), and owed where the standard lets them be.
 */
export const materialsRule: ElementRule<Elements['materials']> = (standard, own) => {
  const refusals: ConformityRefusal[] = [];
  const seen = new Set<string>();
  own.forEach((material, index) => {
    if (seen.has(material.key)) {
      refusals.push(say.twice(standard, `materials[${index}]`, 'materials', material.name));
    }
    seen.add(material.key);
    const top = standard.materials.find(({ key }) => key === material.key);
    if (top) refusals.push(...compareMaterials(standard, index, material, top));
    else refusals.push(say.materialAdded(standard, index, material.name));
  });
  return refusals;
};

function compareMaterials(
  standard: StandardItem,
  index: number,
  own: Material,
  top: Material,
): ConformityRefusal[] {
  const refusals: ConformityRefusal[] = [];
  const { name } = top;
  if (own.name !== name) refusals.push(say.materialName(standard, index, own.name, name));
  if (STRICTNESS[own.necessity] > STRICTNESS[top.necessity]) {
    refusals.push(say.materialNecessity(standard, index, name, own.necessity, top.necessity));
  } else if (!mayBeAskedWhen(own, top)) {
    refusals.push(say.materialWhen(standard, index, name, own.when, top.when));
  }
  if (top.source === 'shared' && own.source === 'applicant') {
    refusals.push(say.materialSource(standard, index, name));
  }
  if (top.owable === true && own.owable !== true) refusals.push(say.materialOwable(standard, index, name));
  if (own.resultOf !== top.resultOf) refusals.push(say.materialResultOf(standard, index, name));
  return refusals;
}

/**
 * When a conditional material is asked for stands in words, which nothing can compare: the words of the standard
 * stay. Where the standard asks for it always, any condition is milder, but there must be one.
 */
export function mayBeAskedWhen(own: Material, top: Material): boolean {
  if (own.necessity !== 'conditional') return true;
  if (top.necessity === 'conditional') return own.when === top.when;
  return own.when !== null && own.when.trim() !== '';
}
