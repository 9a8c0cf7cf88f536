import type { Element, Fee, Material, Situation } from '../content.ts';
import type { Extension, Limit, SpecialProcedure } from '../item.ts';

const byText = (a: unknown, b: unknown) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1);

/**
 * The part of an element that makes it stricter or milder. Two contents with the same part differ in words, order
 * or place only: that is localising, the rest is tightening.
 */
const PARTS: Partial<Record<Element, (value: never) => unknown>> = {
  basis: () => null,
  committed: ({ value, rounds, unit, start }: Limit) => ({ value, rounds, unit, start }),
  extension: (own: Extension | null) => own && { value: own.value, unit: own.unit, times: own.times },
  specialProcedures: (own: readonly SpecialProcedure[]) =>
    own.map(({ kind, name, days, stopsStatutory }) => [kind, name, days, stopsStatutory]).sort(byText),
  conditions: (own: readonly string[]) => [...new Set(own)].sort(byText),
  materials: (own: readonly Material[]) =>
    own
      .map(({ key, necessity, when, source, owable }) => [key, necessity, when, source, owable === true])
      .sort(byText),
  process: () => null,
  fee: ({ charged }: Fee) => charged,
  situations: (own: readonly Situation[]) =>
    own
      .map(({ key, rule, adds, drops, committed }) => [
        key,
        rule,
        [...adds].sort(),
        [...drops].sort(),
        committed,
      ])
      .sort(byText),
  questions: () => null,
};

export function whatMatters(element: Element, value: unknown): unknown {
  const part = PARTS[element] as ((own: unknown) => unknown) | undefined;
  return part ? part(value) : value;
}
