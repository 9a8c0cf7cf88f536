import { accept, type Result } from '../refusal.ts';
import { isCivilDate } from './civil-date.ts';
import { holds } from './code-list.ts';
import { PROVINCES } from './code-lists.ts';
import { identityNumberMessages as say } from './messages.ts';
import { normaliseCode } from './text.ts';

/** 公民身份号码 of GB 11643-1999: 18 characters, the last may be X. Personal data: never logged. */
export type IdentityNumber = string & { readonly __brand: 'IdentityNumber' };

const LENGTH = 18;
const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** Test numbers that can belong to nobody are born in 1800; nothing older is taken for a date of birth. */
const EARLIEST_BIRTH = '18000101';

/**
 * Reads an identity number: shape, province of the address code, date of birth, check character (ISO 7064
 * MOD 11-2, which finds every wrong digit and every swap of neighbours). A date of birth after today is left
 * to the caller, who has a clock.
 *
 * The sentences never repeat the number. Numbers of 15 digits are refused: first-generation cards ended on
 * 2013-01-01.
 *
 * Refusals: `identity-number-` empty, fifteen, length, character, region, date, check.
 */
export function parseIdentityNumber(text: string): Result<IdentityNumber> {
  const number = normaliseCode(text);
  if (number === '') return say.empty();
  if (/^\d{15}$/.test(number)) return say.fifteen();
  if (number.length !== LENGTH) return say.length(number.length);
  for (let index = 0; index < LENGTH; index += 1) {
    const character = number.charAt(index);
    const isDigit = character >= '0' && character <= '9';
    if (!isDigit && !(character === 'X' && index === LENGTH - 1)) return say.character(index + 1);
  }
  const province = number.slice(0, 2);
  if (!holds(PROVINCES, province)) return say.region();
  const birth = number.slice(6, 14);
  if (birth < EARLIEST_BIRTH || !isCivilDate(birth)) return say.date();
  if (number.charAt(LENGTH - 1) !== identityCheckOf(number.slice(0, LENGTH - 1))) return say.check();
  return accept(number as IdentityNumber);
}

/**
 * Check character over the first 17 digits of an identity number.
 *
 * @throws RangeError unless given exactly 17 digits.
 */
export function identityCheckOf(digits: string): string {
  if (!/^\d{17}$/.test(digits)) throw new RangeError('an identity number is checked over 17 digits');
  const sum = WEIGHTS.reduce((total, weight, index) => total + weight * Number(digits.charAt(index)), 0);
  return CHECKS.charAt(sum % 11);
}
