import type { KnownFacts, Rule } from './rules/index.ts';

/** An item a project may need. Without a rule only people can say whether it does. */
export type GuideItem = { readonly id: string; readonly rule: Rule | null };

/** Something asked at once: the facts an answer says. `effort`: how many things one has to look at; 1 unless said. */
export type GuideQuestion = {
  readonly id: string;
  readonly facts: readonly string[];
  readonly effort?: number;
};

export type GuideOutcome = {
  readonly needed: readonly { readonly id: string; readonly reasons: readonly string[] }[];
  readonly notNeeded: readonly { readonly id: string; readonly reasons: readonly string[] }[];
  /** For the window to decide, with the names of what is not known. */
  readonly undecided: readonly { readonly id: string; readonly open: readonly string[] }[];
};

/** What is known so far decides of each item, in the order given. */
export function guideOutcome(items: readonly GuideItem[], facts: KnownFacts): GuideOutcome {
  const needed: { id: string; reasons: readonly string[] }[] = [];
  const notNeeded: { id: string; reasons: readonly string[] }[] = [];
  const undecided: { id: string; open: readonly string[] }[] = [];
  for (const { id, rule } of items) {
    const verdict = rule?.test(facts) ?? 'unknown';
    if (verdict === 'yes') needed.push({ id, reasons: rule?.reasons(facts) ?? [] });
    else if (verdict === 'no') notNeeded.push({ id, reasons: rule?.reasons(facts) ?? [] });
    else undecided.push({ id, open: rule?.open(facts) ?? [] });
  }
  return { needed, notNeeded, undecided };
}

/**
 * The question to ask next: of those not yet asked whose answer can still decide an item, the one most hangs on
 * for the effort of answering it. An item that waits for n facts counts one n-th for each of them; of equals the
 * first listed is asked. null where nothing is left to ask.
 */
export function nextQuestion<Question extends GuideQuestion>(
  items: readonly GuideItem[],
  questions: readonly Question[],
  facts: KnownFacts,
  asked: ReadonlySet<string>,
): Question | null {
  const weights = new Map<string, number>();
  for (const { rule } of items) {
    const open = rule?.open(facts) ?? [];
    for (const name of open) weights.set(name, (weights.get(name) ?? 0) + 1 / open.length);
  }
  let best: Question | null = null;
  let most = 0;
  for (const question of questions) {
    if (asked.has(question.id)) continue;
    const hanging = question.facts.reduce((sum, name) => sum + (weights.get(name) ?? 0), 0);
    const weight = hanging / (question.effort ?? 1);
    if (weight > most + 1e-9) [best, most] = [question, weight];
  }
  return best;
}
