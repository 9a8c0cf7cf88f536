import { parseCreditCode } from '@zongheng/core/codes';
import { expect, test } from 'vitest';
import { provincePack } from '../sample-fixture.ts';
import { firstUnitOf, planUnits } from './units.ts';

const { division, manifest } = provincePack();
const units = planUnits({ division, province: manifest.province });

test('the units with sample logins are those that guides and examples name', () => {
  expect(units.get(firstUnitOf('210100'))).toMatchObject({
    name: '沈阳示例建设有限公司',
    certNumber: '91210100MA0TEXT04E',
  });
  expect(units.get(firstUnitOf('211200'))?.name).toBe('铁岭示例建设有限公司');
});

test('credit codes are valid, each only once, and spell TEXT', () => {
  const codes = [...units.values()].map(({ certNumber }) => certNumber);
  expect(new Set(codes).size).toBe(codes.length);
  for (const code of codes) {
    expect(parseCreditCode(code).ok).toBe(true);
    expect(code).toContain('0TEXT');
  }
});
