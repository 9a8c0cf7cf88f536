import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { composeCaseNumber, parseCaseNumber } from './case-number.ts';
import { type ImplementationCode, parseItemCode } from './item-code.ts';

const IMPLEMENTATION = implementationOf('1121000000TEXT01393000104001000');

function implementationOf(text: string): ImplementationCode {
  const parsed = parseItemCode(text);
  if (!parsed.ok || parsed.value.kind !== 'implementation') throw new Error(text);
  return parsed.value.text;
}

describe('GB/T 39554: 办件编号', () => {
  it('is the 实施编码, the day and four digits', () => {
    const text = `${IMPLEMENTATION}202607010042`;
    expect(text).toHaveLength(43);
    expect(parseCaseNumber(text)).toEqual({
      ok: true,
      value: { text, implementation: IMPLEMENTATION, day: '2026-07-01', sequence: 42 },
    });
  });

  test.each([
    [`${IMPLEMENTATION}20260701004`, 'case-number-length'],
    ['', 'case-number-length'],
    [`${IMPLEMENTATION}202602290042`, 'case-number-day'],
    [`${IMPLEMENTATION}2026O7010042`, 'case-number-day'],
    [`${IMPLEMENTATION}2026070100A2`, 'case-number-sequence'],
    [`${IMPLEMENTATION.replace('X', 'S')}202607010042`, 'case-number-implementation'],
  ])('%s → %s', (text, code) => {
    const parsed = parseCaseNumber(text);
    expect(parsed.ok ? null : parsed.refusal.code).toBe(code);
  });

  it('is composed and read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 9999 }), fc.integer({ min: 1, max: 28 }), (sequence, date) => {
        const parts = {
          implementation: IMPLEMENTATION,
          day: `2026-02-${String(date).padStart(2, '0')}`,
          sequence,
        };
        const composed = composeCaseNumber(parts);
        expect(composed).toMatchObject({ ok: true, value: parts });
        if (composed.ok) expect(parseCaseNumber(composed.value.text)).toEqual(composed);
      }),
    );
  });

  test.each([
    ['a sequence beyond a day', { sequence: 10_000, day: '2026-07-01' }, 'case-number-sequence'],
    ['a negative sequence', { sequence: -1, day: '2026-07-01' }, 'case-number-sequence'],
    ['half a sequence', { sequence: 0.5, day: '2026-07-01' }, 'case-number-sequence'],
    ['a day that does not exist', { sequence: 1, day: '2026-02-30' }, 'case-number-day'],
    ['a day in another spelling', { sequence: 1, day: '20260701' }, 'case-number-day'],
  ])('refuses %s', (_, parts, code) => {
    const composed = composeCaseNumber({ implementation: IMPLEMENTATION, ...parts });
    expect(composed.ok ? null : composed.refusal.code).toBe(code);
  });
});
