import { describe, expect, it, test } from 'vitest';
import { type DivisionCode, divisionLevel, parentDivision, parseDivision } from './division.ts';

function read(text: string): DivisionCode {
  const parsed = parseDivision(text);
  if (!parsed.ok) throw new Error(parsed.refusal.message);
  return parsed.value;
}

describe('GB/T 2260', () => {
  test.each([
    ['210000', 'province', null],
    ['210100', 'city', '210000'],
    ['210102', 'county', '210100'],
    ['330354', 'county', '330300'],
    ['469001', 'county', '469000'],
  ])('%s is a %s under %s', (text, level, parent) => {
    const code = read(text);
    expect(divisionLevel(code)).toBe(level);
    expect(parentDivision(code)).toBe(parent);
  });

  test.each([
    ['', 'division-shape'],
    ['21010', 'division-shape'],
    ['2101021', 'division-shape'],
    ['21O102', 'division-shape'],
    ['990102', 'division-province'],
    ['000000', 'division-province'],
  ])('%s → %s', (text, code) => {
    const parsed = parseDivision(text);
    expect(parsed.ok ? null : parsed.refusal.code).toBe(code);
  });

  it('normalises full-width digits', () => {
    expect(read(' ２１０１０２ ')).toBe('210102');
  });
});
