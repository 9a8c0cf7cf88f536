import type { Limit } from '../../clock/index.ts';
import type { Refusal } from '../../refusal.ts';
import type { Element, Material, StandardItem } from '../content.ts';

/** A refusal with the place in the draft it is about: `materials[2].name`, `local.places[0].phone`. */
export type ConformityRefusal = Refusal & { readonly at: string };

/**
 * How an element stands to the standard: not said here or said the same (继承), said otherwise without being
 * stricter or milder (本地化), better for the applicant (收紧), beyond what is allowed but excepted (例外), or
 * beyond it (不符合).
 */
export type ElementStanding = 'inherited' | 'localised' | 'tightened' | 'excepted' | 'deviating';

export type ElementConformity = {
  readonly element: Element;
  readonly how: ElementStanding;
  readonly refusals: readonly ConformityRefusal[];
  /** What an approved exception has lifted: shown, but in nobody's way. */
  readonly lifted: readonly ConformityRefusal[];
};

export type Conformity = {
  readonly elements: readonly ElementConformity[];
  /** What is wrong with the elements every implementation says itself: window, consultation, codes. */
  readonly local: readonly ConformityRefusal[];
  /** Every refusal of `elements` and `local`; empty: it may stand. */
  readonly refusals: readonly ConformityRefusal[];
};

/** What the elements of one draft are checked against each other by: the draft's own word, else the standard's. */
export type Declared = {
  readonly committed: Limit;
  readonly materials: readonly Material[];
};

/** The rule of one element. */
export type ElementRule<T> = (
  standard: StandardItem,
  own: T,
  declared: Declared,
) => readonly ConformityRefusal[];
