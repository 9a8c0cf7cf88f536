import fc from 'fast-check';
import { describe, expect, test, vi } from 'vitest';
import { composeItem } from './compose.ts';
import { checkConformity } from './conformity/check.ts';
import { checkStandard } from './conformity/standard.ts';
import { elementsOf, withElements } from './elements.ts';
import { anyElements, anyStandard } from './testing/arbitraries.ts';
import { draft } from './testing/fixtures.ts';
import { exceeds } from './testing/slow-exceeds.ts';

// The slow check walks days: on a busy machine it takes longer than the usual five seconds.
vi.setConfig({ testTimeout: 30_000 });

const TODAY = '2026-11-24';
const pair = anyStandard.chain((standard) =>
  fc.record({ standard: fc.constant(standard), elements: anyElements(standard) }),
);

describe('whatever a lower level manages to publish', () => {
  test('never exceeds the standard (行政许可法 §16; 优化营商环境条例)', () => {
    let published = 0;
    let refused = 0;
    fc.assert(
      fc.property(pair, ({ standard, elements }) => {
        expect(checkStandard(standard)).toEqual([]);
        const content = draft(elements);
        const { refusals } = checkConformity(standard, content, [], TODAY);
        if (refusals.length > 0) {
          refused += 1;
          return;
        }
        published += 1;
        expect(exceeds(standard, composeItem(standard, content))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
    // The test would say nothing if hardly anything, or everything, came through.
    expect(published).toBeGreaterThan(100);
    expect(refused).toBeGreaterThan(100);
  });

  test('is handled as it was published, but for what depends on a tightened element', () => {
    fc.assert(
      fc.property(pair, ({ standard, elements }) => {
        const content = draft(elements);
        if (checkConformity(standard, content, [], TODAY).refusals.length > 0) return;
        const handled = elementsOf(composeItem(standard, content));
        expect(handled).toEqual({
          ...elementsOf(standard),
          process: handled.process,
          situations: handled.situations,
          ...elements,
        });
      }),
      { numRuns: 1_000 },
    );
  });

  test('one element over is one refusal at least: what exceeds as written was refused', () => {
    fc.assert(
      fc.property(pair, ({ standard, elements }) => {
        const written = withElements(standard, { ...elementsOf(standard), ...elements });
        const faults = exceeds(standard, written).filter((each) => !/^(process|limit in)/.test(each));
        if (faults.length === 0) return;
        expect(checkConformity(standard, draft(elements), [], TODAY).refusals).not.toEqual([]);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe('an implementation that is behind', () => {
  const behind = anyStandard.chain((under) =>
    fc.record({ under: fc.constant(under), newest: anyStandard, elements: anyElements(under) }),
  );
  test('never exceeds the newest standard, whether it conformed to its own or not', () => {
    fc.assert(
      fc.property(behind, fc.boolean(), ({ under, newest, elements }, known) => {
        const handled = composeItem(newest, draft(elements), known ? { under } : {});
        expect(exceeds(newest, handled)).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });
});
