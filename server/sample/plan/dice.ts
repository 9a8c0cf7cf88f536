import { type Random, seededRandom } from '../../platform/crypto/index.ts';

/** Chance with a memory: the same path under the same seed always falls the same way. */
export type Dice = {
  /** True in `share` of all throws. */
  chance(share: number): boolean;
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number;
  pick<T>(list: readonly T[]): T;
  /** One of the values, as likely as its weight says. */
  weighted<T>(choices: readonly (readonly [weight: number, value: T])[]): T;
};

const FINE = 1_000_000;

/**
 * Dice of their own for every project, so that a project comes out the same whatever the others do and
 * however many there are.
 */
export function diceFor(seed: string, ...path: readonly (string | number)[]): Dice {
  const random: Random = seededRandom([seed, ...path].join('/'));
  const pick = <T>(list: readonly T[]): T => {
    const value = list[random.below(list.length)];
    if (value === undefined) throw new Error('nothing to pick from');
    return value;
  };
  return {
    chance: (share) => random.below(FINE) < share * FINE,
    between: (low, high) => low + random.below(high - low + 1),
    pick,
    weighted(choices) {
      const total = choices.reduce((sum, [weight]) => sum + weight, 0);
      let left = (random.below(FINE) / FINE) * total;
      for (const [weight, value] of choices) {
        left -= weight;
        if (left < 0) return value;
      }
      return pick(choices)[1];
    },
  };
}

/** A number from 0 to `limit` − 1 that follows from a text alone (FNV-1a). */
export function spread(text: string, limit: number): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return ((hash ^ (hash >>> 15)) >>> 0) % limit;
}
