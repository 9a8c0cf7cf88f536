/**
 * What identity must know about divisions and bodies. They belong to the catalogue, whose face has all
 * of this and is given at composition. A division may be a local extension (letter and five digits), so being above another is
 * a matter of its parents and never of its digits.
 */
export type Directory = {
  division(code: string): { readonly code: string; readonly name: string } | undefined;
  body(
    id: string,
  ):
    | { readonly id: string; readonly name: string; readonly shortName: string; readonly division: string }
    | undefined;
  /** The division itself, then its parents up to the province; empty for an unknown code. */
  lineage(code: string): readonly string[];
  /** The division itself and all below it. */
  within(code: string): readonly string[];
  /** The bodies of this division itself. */
  bodiesIn(code: string): readonly { readonly id: string }[];
};
