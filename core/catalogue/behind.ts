import { refusalsOf } from './conformity/check.ts';
import { ELEMENT_NAMES } from './conformity/messages.ts';
import type { ConformityRefusal } from './conformity/types.ts';
import type { Element, ImplementationContent, StandardItem } from './content.ts';
import { compareContents, type Difference } from './diff/compare.ts';
import { ELEMENTS, elementsOf } from './elements.ts';

/** An element the province has changed, and what that asks of an implementation. */
export type ChangeAbove = {
  readonly element: Element;
  readonly label: string;
  readonly differences: readonly Difference[];
  /** `follows`: it is inherited and has changed below too. `look`: it was said otherwise here. */
  readonly asks: 'follows' | 'look';
  /** Why what is said here would be refused under the new standard; empty: it may stay. */
  readonly refusals: readonly ConformityRefusal[];
};

export type Behind = {
  readonly from: number;
  readonly to: number;
  readonly changes: readonly ChangeAbove[];
  /** What changed that no implementation can say otherwise: review, levels, rules, codes. It is followed. */
  readonly others: readonly Difference[];
};

/** Whether an implementation stands under an older version than the newest. */
export const isBehind = (standard: StandardItem, implementation: ImplementationContent): boolean =>
  implementation.standard < standard.version;

/**
 * What changed above between the standard an implementation stands under and a newer one, element by element: the
 * difference in the task every implementation gets when the province publishes.
 */
export function whatChangedAbove(
  before: StandardItem,
  after: StandardItem,
  implementation: ImplementationContent,
): Behind {
  const [old, now] = [elementsOf(before), elementsOf(after)];
  const changes = ELEMENTS.flatMap((element): ChangeAbove[] => {
    const differences = compareContents({ [element]: old[element] }, { [element]: now[element] });
    if (differences.length === 0) return [];
    const own = implementation.elements[element] !== undefined;
    const refusals = refusalsOf(after, implementation.elements, element);
    return [
      { element, label: ELEMENT_NAMES[element], differences, asks: own ? 'look' : 'follows', refusals },
    ];
  });
  const others = compareContents(rest(before), rest(after));
  return { from: before.version, to: after.version, changes, others };
}

/** What no implementation says: the standard without its elements. */
function rest(standard: StandardItem): object {
  const { version: _, guide, ...own } = standard;
  const without = (row: object) =>
    Object.fromEntries(Object.entries(row).filter(([name]) => !ELEMENTS.includes(name as Element)));
  return { ...without(own), guide: without(guide) };
}
