import { describe, expect, it } from 'vitest';
import { createIds, createSalt } from './ids.ts';
import { seededRandom, systemRandom } from './random.ts';

const START = Date.UTC(2026, 6, 1);
const UUID_V7 = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

const timeOf = (id: string) => Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);

function setup(random = seededRandom('ids')) {
  const clock = { time: START, now: () => clock.time };
  const ids = createIds(clock, random);
  const many = (count: number) => Array.from({ length: count }, () => ids.next());
  return { clock, ids, many };
}

const isRising = (ids: readonly string[]) =>
  ids.every((id, index) => index === 0 || (ids[index - 1] ?? '') < id);

describe('RFC 9562 §5.7: UUIDv7', () => {
  it('has the shape, and the clock’s time', () => {
    const { ids, clock } = setup();
    for (const time of [0, START, START + 1, 2 ** 48 - 1]) {
      clock.time = time;
      const id = ids.next();
      expect(id).toMatch(UUID_V7);
      expect(timeOf(id)).toBe(time);
    }
  });

  it('rises within one millisecond, also where the counter runs over', () => {
    const { many } = setup();
    const made = many(20_000);
    expect(isRising(made)).toBe(true);
    expect(new Set(made).size).toBe(20_000);
    expect(timeOf(made.at(-1) ?? '')).toBeGreaterThan(START);
    expect(timeOf(made.at(-1) ?? '')).toBeLessThanOrEqual(START + 9);
  });

  it('rises while the clock goes on, stands, or is put back a little', () => {
    const { ids, clock } = setup();
    const made: string[] = [];
    for (const step of [0, 1, 5, 0, 0, -3, -900, 0, 2, 905]) {
      clock.time += step;
      made.push(ids.next());
    }
    expect(isRising(made)).toBe(true);
  });

  it('follows a clock that is put back on purpose, as when samples are made at times gone by', () => {
    const { ids, clock } = setup();
    const late = ids.next();
    clock.time -= 86_400_000;
    const early = ids.next();
    expect(timeOf(early)).toBe(START - 86_400_000);
    expect(early < late).toBe(true);
  });

  it('gives the same ids for the same seed and times, others for another seed', () => {
    expect(setup(seededRandom('a')).many(100)).toEqual(setup(seededRandom('a')).many(100));
    expect(setup(seededRandom('a')).many(1)).not.toEqual(setup(seededRandom('b')).many(1));
  });

  it('gives different ids to processes that start in the same millisecond', () => {
    const processes = Array.from({ length: 50 }, () => setup(systemRandom).many(100));
    expect(new Set(processes.flat()).size).toBe(5000);
  });

  it('refuses a time that does not fit', () => {
    const { ids, clock } = setup();
    for (const time of [-1, 2 ** 48, Number.NaN]) {
      clock.time = time;
      expect(() => ids.next()).toThrow(RangeError);
    }
  });
});

describe('createSalt', () => {
  it('is 128 bits in hexadecimal, new every time', () => {
    expect(createSalt(systemRandom)).toMatch(/^[0-9a-f]{32}$/);
    expect(createSalt(systemRandom)).not.toBe(createSalt(systemRandom));
  });
});
