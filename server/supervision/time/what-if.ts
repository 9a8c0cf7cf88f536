import { accept, type Result } from '@zongheng/core';
import { criticalPath } from '@zongheng/core/planning';

/** An item as a past project went through it. */
export type PastStep = {
  readonly id: string;
  /** Items whose results it waits for. */
  readonly after: readonly string[];
  /** Working days from receipt to the end, all waits included. */
  readonly days: number;
  /** Those of them that the committed limit counts: the department's own. */
  readonly onClock: number;
};
export type PastProject = { readonly id: string; readonly steps: readonly PastStep[] };

/** What if: another limit; two items handled as one; two that follow one another side by side. */
export type Change =
  | { readonly kind: 'limit'; readonly item: string; readonly days: number }
  | { readonly kind: 'merge'; readonly items: readonly [string, string]; readonly days: number | null }
  | { readonly kind: 'parallel'; readonly first: string; readonly second: string };

export type ProjectEffect = { readonly id: string; readonly before: number; readonly after: number };

/**
 * The effect of changes on projects that are over: the longest chain of each one's own working days, before and
 * after. A body keeps to a limit that is shorter than what it used, and gets no slower by a longer one; the
 * waits that are not the body's stay. Two items handled as one take the longer time of both, on the clock and
 * off it. Changes apply in the order given. Refuses changes that make items wait for each other in a circle.
 */
export function whatIf(
  projects: readonly PastProject[],
  changes: readonly Change[],
): Result<readonly ProjectEffect[]> {
  const effects: ProjectEffect[] = [];
  for (const { id, steps } of projects) {
    const before = criticalPath(steps);
    if (!before.ok) return before;
    const after = criticalPath(changes.reduce(applyChange, steps));
    if (!after.ok) return after;
    effects.push({ id, before: before.value.days, after: after.value.days });
  }
  return accept(effects);
}

function applyChange(steps: readonly PastStep[], change: Change): readonly PastStep[] {
  switch (change.kind) {
    case 'limit':
      return steps.map((step) => (step.id === change.item ? keepTo(step, change.days) : step));
    case 'merge':
      return merge(steps, change.items, change.days);
    case 'parallel':
      return sideBySide(steps, change.first, change.second);
  }
}

function keepTo(step: PastStep, limit: number): PastStep {
  const saved = Math.max(0, step.onClock - limit);
  return { ...step, days: step.days - saved, onClock: step.onClock - saved };
}

/** The merged item stands under the first one's id; a project that has only one of the two keeps it as it is. */
function merge(
  steps: readonly PastStep[],
  [first, second]: readonly [string, string],
  limit: number | null,
): readonly PastStep[] {
  const one = steps.find(({ id }) => id === first);
  const two = steps.find(({ id }) => id === second);
  if (!one || !two || one === two) return steps;
  const onClock = Math.max(one.onClock, two.onClock);
  const waits = Math.max(one.days - one.onClock, two.days - two.onClock);
  const after = [...new Set([...one.after, ...two.after])].filter((id) => id !== first && id !== second);
  const both: PastStep = { id: first, after, days: onClock + waits, onClock };
  const merged = limit === null ? both : keepTo(both, limit);
  return steps.flatMap((step) => {
    if (step === one) return [merged];
    if (step === two) return [];
    const waitsFor = step.after.map((id) => (id === second ? first : id));
    return [{ ...step, after: [...new Set(waitsFor)] }];
  });
}

/** The later one waits for what the earlier one waited for, and no more for the earlier one itself. */
function sideBySide(steps: readonly PastStep[], first: string, second: string): readonly PastStep[] {
  const earlier = steps.find(({ id }) => id === first);
  if (!earlier) return steps;
  return steps.map((step) => {
    if (step.id !== second || !step.after.includes(first)) return step;
    const after = [...step.after.filter((id) => id !== first), ...earlier.after];
    return { ...step, after: [...new Set(after)].filter((id) => id !== second) };
  });
}
