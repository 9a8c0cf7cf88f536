import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Change, type PastProject, type PastStep, whatIf } from './what-if.ts';

const step = (id: string, days: number, onClock = days, after: readonly string[] = []): PastStep => ({
  id,
  days,
  onClock,
  after,
});

/** a (10) → b (8, of which 3 waited) → c (5), and d (12) beside them. */
const project: PastProject = {
  id: 'p',
  steps: [step('a', 10), step('b', 8, 5, ['a']), step('c', 5, 5, ['b']), step('d', 12)],
};

describe('what would have been', () => {
  test.each<[string, readonly Change[], number]>([
    ['nothing changed', [], 23],
    ['a shorter limit cuts what was used beyond it', [{ kind: 'limit', item: 'a', days: 6 }], 19],
    ['a longer one changes nothing', [{ kind: 'limit', item: 'a', days: 30 }], 23],
    ['waits that are not the body’s stay', [{ kind: 'limit', item: 'b', days: 0 }], 18],
    ['off the longest chain nothing is gained', [{ kind: 'limit', item: 'd', days: 1 }], 23],
    [
      'another chain becomes the longest',
      [
        { kind: 'limit', item: 'a', days: 0 },
        { kind: 'limit', item: 'b', days: 0 },
      ],
      12,
    ],
    ['side by side: c still waits for b', [{ kind: 'parallel', first: 'a', second: 'b' }], 13],
    ['side by side: c waits for a in b’s stead', [{ kind: 'parallel', first: 'b', second: 'c' }], 18],
    // on the clock max(10, 5) and off it max(0, 3)
    [
      'merged: the longer of both, on the clock and off it',
      [{ kind: 'merge', items: ['a', 'b'], days: null }],
      18,
    ],
    ['merged under a limit', [{ kind: 'merge', items: ['a', 'b'], days: 4 }], 12],
    [
      'what follows the second waits for the merged one',
      [{ kind: 'merge', items: ['b', 'c'], days: null }],
      18,
    ],
    ['merged with what the project does not have', [{ kind: 'merge', items: ['a', 'x'], days: 1 }], 23],
    ['an item of another project', [{ kind: 'limit', item: 'x', days: 0 }], 23],
  ])('%s', (_, changes, after) => {
    expect(whatIf([project], changes)).toEqual({ ok: true, value: [{ id: 'p', before: 23, after }] });
  });

  test('merging around what stands between makes a circle, which is refused', () => {
    const answer = whatIf([project], [{ kind: 'merge', items: ['a', 'c'], days: null }]);
    expect(answer.ok).toBe(false);
  });
});

/** Projects of up to eight items, each after some of those before it. */
const projects = fc
  .array(fc.record({ days: fc.nat(60), waits: fc.nat(20), after: fc.array(fc.nat(7), { maxLength: 3 }) }), {
    minLength: 1,
    maxLength: 8,
  })
  .map(
    (rows): PastProject => ({
      id: 'p',
      steps: rows.map(({ days, waits, after }, i) =>
        step(`i${i}`, days + waits, days, [...new Set(after.filter((j) => j < i).map((j) => `i${j}`))]),
      ),
    }),
  );
const item = fc.nat(7).map((i) => `i${i}`);
const limit = fc.record({ kind: fc.constant('limit' as const), item, days: fc.nat(60) });
const parallel = fc.record({ kind: fc.constant('parallel' as const), first: item, second: item });

function effectOf(project: PastProject, changes: readonly Change[]) {
  const answer = whatIf([project], changes);
  if (!answer.ok) throw new Error(answer.refusal.message);
  return answer.value[0] ?? { id: '', before: 0, after: 0 };
}

describe('always', () => {
  test('shorter limits and items side by side never make a project longer', () => {
    fc.assert(
      fc.property(projects, fc.array(fc.oneof(limit, parallel), { maxLength: 6 }), (project, changes) => {
        const { before, after } = effectOf(project, changes);
        expect(after).toBeLessThanOrEqual(before);
      }),
    );
  });

  test('the shorter of two limits never gives the longer project', () => {
    fc.assert(
      fc.property(projects, item, fc.nat(60), fc.nat(60), (project, id, one, other) => {
        const by = (days: number) => effectOf(project, [{ kind: 'limit', item: id, days }]).after;
        expect(by(Math.min(one, other))).toBeLessThanOrEqual(by(Math.max(one, other)));
      }),
    );
  });

  test('two in order, merged, never take longer than one after the other', () => {
    fc.assert(
      fc.property(fc.nat(60), fc.nat(60), fc.nat(20), fc.nat(20), (a, b, waitA, waitB) => {
        const pair = { id: 'p', steps: [step('a', a + waitA, a), step('b', b + waitB, b, ['a'])] };
        const { before, after } = effectOf(pair, [{ kind: 'merge', items: ['a', 'b'], days: null }]);
        expect(after).toBeLessThanOrEqual(before);
      }),
    );
  });
});
