import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom, systemRandom } from './random.ts';

describe('seededRandom', () => {
  it('repeats itself for a seed, and differs between seeds', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (one, other) => {
        const draw = (seed: string) => Buffer.from(seededRandom(seed).bytes(16)).toString('hex');
        expect(draw(one)).toBe(draw(one));
        expect(draw(one) === draw(other)).toBe(one === other);
      }),
    );
  });

  it('gives the values it gave when samples were first made', () => {
    const random = seededRandom('zongheng');
    expect(Buffer.from(random.bytes(8)).toString('hex')).toBe('fb89ed5f60794546');
    expect([random.below(10), random.below(10), random.below(90_000)]).toEqual([2, 3, 42988]);
  });
});

describe.each([
  ['systemRandom', systemRandom],
  ['seededRandom', seededRandom('spread')],
])('%s', (_, random) => {
  it('draws every number below a limit about equally often', () => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (let index = 0; index < 20_000; index += 1) {
      const drawn = random.below(10);
      counts[drawn] = (counts[drawn] ?? 0) + 1;
    }
    // 2000 expected with a standard deviation of 42: 300 off is seven of them
    for (const count of counts) expect(Math.abs(count - 2000)).toBeLessThan(300);
  });

  it('stays below its limit, at the edges too', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2 ** 32 }), (limit) => {
        const drawn = random.below(limit);
        expect(Number.isInteger(drawn) && drawn >= 0 && drawn < limit).toBe(true);
      }),
    );
    expect(random.below(1)).toBe(0);
    expect(random.bytes(0)).toHaveLength(0);
  });

  it('refuses limits it cannot be fair about', () => {
    for (const limit of [0, -1, 1.5, Number.NaN, 2 ** 32 + 1]) {
      expect(() => random.below(limit)).toThrow(RangeError);
    }
  });
});
