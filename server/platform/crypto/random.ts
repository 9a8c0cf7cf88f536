import { randomFillSync } from 'node:crypto';
import { sha256 } from './hash.ts';

/** A source of random values: the system's, or a seeded one that repeats itself. */
export type Random = {
  bytes(count: number): Uint8Array;
  /** An integer from 0 to `limit` − 1, each as likely as the other; `limit` up to 2^32. */
  below(limit: number): number;
};

/** The system's random source: for keys, ids, salts and everything nobody may guess. */
export const systemRandom: Random = randomFrom((bytes) => {
  randomFillSync(bytes);
});

/**
 * A source that gives the same values for the same seed, for samples and tests that must come out the same
 * every time. **Not for secrets**: who knows the seed knows everything.
 *
 * The generator is sfc32 (Chris Doty-Humphrey's Small Fast Counting, passes PractRand), its state taken from
 * the SHA-256 of the seed.
 */
export function seededRandom(seed: string): Random {
  const state = Buffer.from(sha256.digest(seed), 'hex');
  let a = state.readUInt32LE(0);
  let b = state.readUInt32LE(4);
  let c = state.readUInt32LE(8);
  let counter = state.readUInt32LE(12);
  const next = () => {
    const sum = (a + b + counter) >>> 0;
    counter = (counter + 1) >>> 0;
    a = (b ^ (b >>> 9)) >>> 0;
    b = (c + (c << 3)) >>> 0;
    c = (((c << 21) | (c >>> 11)) + sum) >>> 0;
    return sum;
  };
  return randomFrom((bytes) => {
    for (let index = 0; index < bytes.length; index += 1) bytes[index] = next() & 0xff;
  });
}

function randomFrom(fill: (bytes: Uint8Array) => void): Random {
  const word = new Uint32Array(1);
  const wordBytes = new Uint8Array(word.buffer);
  return {
    bytes: (count) => {
      const bytes = new Uint8Array(count);
      fill(bytes);
      return bytes;
    },
    below: (limit) => {
      if (!Number.isInteger(limit) || limit < 1 || limit > 2 ** 32) {
        throw new RangeError('a limit is an integer from 1 to 2^32');
      }
      // what lies above the last full multiple of the limit is drawn again, or low numbers would be likelier
      const end = 2 ** 32 - (2 ** 32 % limit);
      for (;;) {
        fill(wordBytes);
        const [drawn = 0] = word;
        if (drawn < end) return drawn % limit;
      }
    },
  };
}
