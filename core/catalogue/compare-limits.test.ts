import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Limit, LimitStart, LimitUnit } from '../clock/index.ts';
import { isWithin } from './compare-limits.ts';

const limit = (value: number, unit: LimitUnit, start: LimitStart = 'accepted'): Limit => ({
  value,
  unit,
  basis: '测试',
  start,
});

describe('limits of one unit', () => {
  test('are compared by value, and equal is within', () => {
    expect(isWithin(limit(20, 'working-day'), limit(20, 'working-day'))).toBe(true);
    expect(isWithin(limit(21, 'working-day'), limit(20, 'working-day'))).toBe(false);
    expect(isWithin(limit(0, 'working-day'), limit(0, 'working-day'))).toBe(true);
  });
});

describe('limits of two units', () => {
  test('three working days lie within the seven days of 建筑法 §8, five do too, six do not', () => {
    const law = limit(7, 'calendar-day', 'received');
    expect(isWithin(limit(3, 'working-day', 'received'), law)).toBe(true);
    expect(isWithin(limit(5, 'working-day', 'received'), law)).toBe(true);
    expect(isWithin(limit(6, 'working-day', 'received'), law)).toBe(false);
  });

  test('twenty calendar days never outlast twenty working days, nor the other way round', () => {
    expect(isWithin(limit(20, 'calendar-day'), limit(20, 'working-day'))).toBe(true);
    expect(isWithin(limit(20, 'working-day'), limit(20, 'calendar-day'))).toBe(false);
  });

  test('hours count as they are', () => {
    expect(isWithin(limit(24, 'hour'), limit(1, 'working-day'))).toBe(true);
    expect(isWithin(limit(25, 'hour'), limit(1, 'calendar-day'))).toBe(false);
    expect(isWithin(limit(1, 'working-day'), limit(24, 'hour'))).toBe(false);
  });

  test('a longer promise is never within when a shorter one is not', () => {
    const unit = fc.constantFrom<LimitUnit>('working-day', 'calendar-day', 'hour');
    fc.assert(
      fc.property(fc.nat(90), fc.nat(90), unit, unit, (shorter, statutory, mine, theirs) => {
        const law = limit(statutory, theirs);
        if (isWithin(limit(shorter, mine), law)) return;
        expect(isWithin(limit(shorter + 1, mine), law)).toBe(false);
      }),
    );
  });
});

test('a promise from acceptance cannot be measured against a limit from receipt', () => {
  expect(isWithin(limit(1, 'working-day', 'accepted'), limit(60, 'calendar-day', 'received'))).toBe(false);
  expect(isWithin(limit(20, 'working-day', 'received'), limit(20, 'working-day', 'accepted'))).toBe(true);
});
