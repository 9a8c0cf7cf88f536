import { type Limit, valueInRound } from '../clock/index.ts';
import { isWithin } from './compare-limits.ts';
import type { Material, ProcessStep, Situation } from './content.ts';

/**
 * Whether a limit ends no later than another in every round of review, and runs from the same event or from an
 * earlier one: receipt comes before acceptance, and no other two events can be compared.
 */
export function isWithinAlways(own: Limit, top: Limit): boolean {
  const earlier = own.start === 'received' && top.start === 'accepted';
  if (own.start !== top.start && !earlier) return false;
  const rounds = 1 + Math.max(own.rounds?.length ?? 0, top.rounds?.length ?? 0);
  for (let round = 1; round <= rounds; round += 1) {
    const [mine, theirs] = [own, top].map((limit) => ({ ...limit, value: valueInRound(limit, round) }));
    if (!mine || !theirs || !isWithin(mine, theirs)) return false;
  }
  return true;
}

/** The limit that holds in a situation: its own value where it has one, in the unit of the item's. */
export function limitIn(committed: Limit, situation: Pick<Situation, 'committed'>): Limit {
  const { committed: value } = situation;
  if (value === null) return committed;
  const { rounds: _, ...once } = committed;
  return { ...once, value };
}

/** Days of the steps that have a limit of their own, in the unit of the commitment. */
export function sumOfSteps(steps: readonly ProcessStep[]): number {
  return steps.reduce((sum, { limit }) => sum + (limit ?? 0), 0);
}

/**
 * The steps under a commitment other than the one they were written for: where they no longer fit it, or count
 * in another unit, they keep their order and lose their limits, which the whole then holds.
 */
export function fitProcess(
  steps: readonly ProcessStep[],
  writtenFor: Limit,
  committed: Limit,
): readonly ProcessStep[] {
  const fits = writtenFor.unit === committed.unit && sumOfSteps(steps) <= committed.value;
  return fits ? steps : steps.map((step) => (step.limit === null ? step : { ...step, limit: null }));
}

/**
 * The situations of a standard under a commitment that is shorter than its own, perhaps in another unit, and with
 * fewer materials: no situation becomes longer by it.
 */
export function fitSituations(
  situations: readonly Situation[],
  writtenFor: Limit,
  committed: Limit,
  materials: readonly Material[],
): readonly Situation[] {
  const kept = new Set(materials.map(({ key }) => key));
  const known = (keys: readonly string[]) =>
    keys.every((key) => kept.has(key)) ? keys : keys.filter((key) => kept.has(key));
  return situations.map((situation) => {
    const fitted = {
      ...situation,
      adds: known(situation.adds),
      drops: known(situation.drops),
      committed: fitCommitment(situation, writtenFor, committed),
    };
    return fitted;
  });
}

function fitCommitment(situation: Situation, writtenFor: Limit, committed: Limit): number | null {
  if (situation.committed === null) return null;
  const asked = limitIn(writtenFor, situation);
  if (isWithinAlways(committed, asked)) {
    return committed.value === situation.committed && committed.unit === writtenFor.unit
      ? situation.committed
      : null;
  }
  const { rounds: _, ...once } = committed;
  let value = 0;
  while (value < committed.value && isWithinAlways({ ...once, value: value + 1 }, asked)) value += 1;
  return value;
}
