import { expect, it } from 'vitest';
import { seeded } from './random.ts';

it('chance is the same with the same seed, another with another, and spread evenly', () => {
  const draw = (seed: string, count: number) => Array.from({ length: count }, seeded(seed));
  expect(draw('a', 5)).toEqual(draw('a', 5));
  expect(draw('a', 5)).not.toEqual(draw('b', 5));
  const many = draw('a', 10_000);
  for (let tenth = 0; tenth < 10; tenth += 1) {
    const share = many.filter((each) => Math.floor(each * 10) === tenth).length / many.length;
    expect(Math.abs(share - 0.1)).toBeLessThan(0.02);
  }
});
