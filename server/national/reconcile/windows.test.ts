import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byBytes, type Keyed, type Pair, type Place, type Reader, readWindow } from './windows.ts';

const reader =
  (keys: readonly string[], limit: number): Reader<Keyed> =>
  async (after) => {
    const left = keys.filter((key) => byBytes(key, after) > 0);
    return { rows: left.slice(0, limit).map((key) => ({ key })), more: left.length > limit };
  };

test('windows of any size give every key of both sides once, joined and in order', async () => {
  const keys = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 3, unit: 'grapheme' }), { maxLength: 40 });
  await fc.assert(
    fc.asyncProperty(
      keys,
      keys,
      fc.integer({ min: 1, max: 7 }),
      fc.integer({ min: 1, max: 7 }),
      async (a, b, m, n) => {
        const [left, right] = [a.toSorted(byBytes), b.toSorted(byBytes)];
        const seen: Pair<Keyed, Keyed>[] = [];
        let place: Place | null = { ours: '', theirs: '' };
        while (place !== null) {
          const window: Awaited<ReturnType<typeof readWindow<Keyed, Keyed>>> = await readWindow(
            reader(left, m),
            reader(right, n),
            place,
          );
          seen.push(...window.pairs);
          place = window.next;
        }
        const all = [...new Set([...left, ...right])].sort(byBytes);
        expect(seen.map(({ key }) => key)).toEqual(all);
        for (const { key, ours, theirs } of seen) {
          expect([ours !== undefined, theirs !== undefined]).toEqual([
            left.includes(key),
            right.includes(key),
          ]);
        }
      },
    ),
  );
});
