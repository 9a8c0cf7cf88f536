import { accept, type Result } from '../refusal.ts';
import { holds } from './code-list.ts';
import { PROVINCES } from './code-lists.ts';
import { divisionMessages as say } from './messages.ts';
import { normaliseCode } from './text.ts';

/** 行政区划代码 of GB/T 2260, or a local extension of the same shape (functional zones). */
export type DivisionCode = string & { readonly __brand: 'DivisionCode' };

export type DivisionLevel = 'province' | 'city' | 'county';

/**
 * Reads a division code by its shape: six digits under a known province. Whether the division exists is the
 * pack's knowledge, not core's: retired codes and functional zones (330354) are in use.
 *
 * Refusals: `division-` shape, province.
 */
export function parseDivision(text: string): Result<DivisionCode> {
  const code = normaliseCode(text);
  if (!/^\d{6}$/.test(code)) return say.shape();
  const prefix = code.slice(0, 2);
  if (!holds(PROVINCES, prefix)) return say.province(prefix);
  return accept(code as DivisionCode);
}

/** 210000 is a province, 210100 a city, 210102 a county. */
export function divisionLevel(code: DivisionCode): DivisionLevel {
  if (code.endsWith('0000')) return 'province';
  return code.endsWith('00') ? 'city' : 'county';
}

/** The division above: 210102 → 210100 → 210000 → null. */
export function parentDivision(code: DivisionCode): DivisionCode | null {
  const level = divisionLevel(code);
  if (level === 'province') return null;
  const kept = level === 'county' ? 4 : 2;
  return code.slice(0, kept).padEnd(6, '0') as DivisionCode;
}
