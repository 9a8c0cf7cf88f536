import { mayBeAskedWhen, STRICTNESS } from './conformity/materials.ts';
import type { Material } from './content.ts';
import { isWithinAlways } from './fit-limits.ts';
import type { Extension, SpecialProcedure } from './item.ts';

/**
 * Of a list of one's own, what the standard still has, and what the standard has come to ask for since the
 * version the list was written under. Without that version nothing is added.
 */
export function keptOrNew<T>(
  own: readonly T[],
  top: readonly T[],
  under: readonly T[] | undefined,
  keyOf: (each: T) => string,
): readonly T[] {
  const keys = (list: readonly T[]) => new Set(list.map(keyOf));
  const [mine, theirs, before] = [keys(own), keys(top), keys(under ?? top)];
  const kept = own.filter(
    (each, index) => theirs.has(keyOf(each)) && own.findIndex((one) => keyOf(one) === keyOf(each)) === index,
  );
  const added = top.filter((each) => !before.has(keyOf(each)) && !mine.has(keyOf(each)));
  return [...kept, ...added];
}

export function composeExtension(own: Extension | null, top: Extension | null): Extension | null {
  if (own === null || top === null) return null;
  const asLimit = ({ value, unit }: Extension) => ({ value, unit, basis: '', start: 'accepted' as const });
  const shorter = isWithinAlways(asLimit(own), asLimit(top)) ? own : top;
  return { ...top, value: shorter.value, unit: shorter.unit, times: Math.min(own.times, top.times) };
}

export function composeProcedures(
  own: readonly SpecialProcedure[],
  top: readonly SpecialProcedure[],
  under: readonly SpecialProcedure[] | undefined,
): readonly SpecialProcedure[] {
  const keyOf = ({ kind, name }: SpecialProcedure) => `${kind} ${name}`;
  return keptOrNew(own, top, under, keyOf).map((procedure) => {
    const theirs = top.find((each) => keyOf(each) === keyOf(procedure)) ?? procedure;
    const { days } = procedure;
    return {
      ...procedure,
      basis: theirs.basis,
      days: theirs.days === null ? days : Math.min(days ?? theirs.days, theirs.days),
      stopsStatutory: procedure.stopsStatutory && theirs.stopsStatutory,
    };
  });
}

export function composeMaterials(
  own: readonly Material[],
  top: readonly Material[],
  under: readonly Material[] | undefined,
): readonly Material[] {
  return keptOrNew(own, top, under, ({ key }) => key).map((material) => {
    const theirs = top.find(({ key }) => key === material.key);
    return theirs ? milder(material, theirs) : material;
  });
}

/** A material asked for as mildly as either says, under the name and for the cases the standard says. */
function milder(own: Material, top: Material): Material {
  const stricter = STRICTNESS[own.necessity] > STRICTNESS[top.necessity] || !mayBeAskedWhen(own, top);
  const shared = top.source === 'shared' && own.source !== 'shared';
  return {
    ...own,
    name: top.name,
    resultOf: top.resultOf,
    ...(stricter ? { necessity: top.necessity, when: top.when } : {}),
    ...(shared ? { source: top.source, holder: top.holder } : {}),
    ...(top.owable === true ? { owable: true } : {}),
  };
}
