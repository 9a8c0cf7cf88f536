/** Answers of a project form a flow may ask about. Missing = not answered yet. */
export type Facts = Readonly<Record<string, string | boolean | undefined>>;

/** The answer to `field` is one of `in`. */
export type FactCondition = { readonly field: string; readonly in: readonly (string | boolean)[] };

/** `unknown`: nothing speaks against it, but an answer that decides is still missing. */
export type Verdict = 'yes' | 'no' | 'unknown';

/** Whether all conditions hold of the facts; no conditions hold always. One `no` outweighs all else. */
export function verdict(conditions: readonly FactCondition[], facts: Facts): Verdict {
  let answered: Verdict = 'yes';
  for (const condition of conditions) {
    const fact = facts[condition.field];
    if (fact === undefined) answered = 'unknown';
    else if (!condition.in.includes(fact)) return 'no';
  }
  return answered;
}
