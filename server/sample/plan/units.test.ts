import { parseCreditCode } from '@zongheng/core/codes';
import { expect, test } from 'vitest';
import { loadPack } from '../../catalogue/index.ts';
import { PACK_FOLDER } from '../../services.ts';
import { firstUnitOf, planUnits } from './units.ts';

const loaded = loadPack(PACK_FOLDER);
if (!loaded.ok) throw new Error('the pack does not load');
const { division, manifest } = loaded.value;
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
