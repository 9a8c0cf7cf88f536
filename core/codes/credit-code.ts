import { accept, type Result } from '../refusal.ts';
import { creditCodeMessages as say } from './messages.ts';
import { normaliseCode } from './text.ts';

/** 统一社会信用代码 of GB 32100-2015: 18 characters, both check characters right. */
export type CreditCode = string & { readonly __brand: 'CreditCode' };

const LENGTH = 18;
const BODY_LENGTH = LENGTH - 1;
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** GB 11714 numbers all 36 characters, also those GB 32100 leaves out: K is 20 here and 19 there. */
const ORGANISATION_ALPHABET = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ';
const ORGANISATION_WEIGHTS = [3, 7, 9, 10, 5, 8, 4, 2];
const ORGANISATION_START = 8;
const ORGANISATION_END = 17;

/** The digits the five characters that GB 32100 leaves out are mistaken for. V resembles none. */
const LOOK_ALIKES: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', Z: '2' };

/**
 * Reads a unified social credit code; small letters and full-width characters are normalised.
 *
 * Both check characters are held: that of the organisation code inside (GB 11714) and that of the whole.
 * Every character is first looked up in the alphabet: with an index of −1 for a letter that is not in it,
 * sums like that of 91210100MA0TEST009 come out right.
 *
 * Refusals: `credit-code-` empty, length, character, division, organisation, check.
 */
export function parseCreditCode(text: string): Result<CreditCode> {
  const code = normaliseCode(text);
  if (code === '') return say.empty();
  const characters = [...code];
  for (const [index, character] of characters.entries()) {
    if (ALPHABET.includes(character)) continue;
    const digit = LOOK_ALIKES[character];
    return say.character(character, index + 1, digit === undefined ? '' : say.mistakenFor(digit));
  }
  if (characters.length !== LENGTH) return say.length(characters.length);
  const division = code.slice(2, ORGANISATION_START);
  if (!/^\d{6}$/.test(division)) return say.division(division);

  const organisation = organisationCheckOf(code.slice(ORGANISATION_START, ORGANISATION_END - 1));
  const writtenOrganisation = code.charAt(ORGANISATION_END - 1);
  if (writtenOrganisation !== organisation) return say.organisation(organisation, writtenOrganisation);
  const check = creditCheckOf(code.slice(0, BODY_LENGTH));
  const writtenCheck = code.charAt(BODY_LENGTH);
  if (writtenCheck !== check) return say.check(check, writtenCheck);
  return accept(code as CreditCode);
}

/**
 * Completes the 16 characters that carry meaning (department, category, division, eight of the organisation
 * code) by both check characters. For synthetic codes in samples and tests; refuses like `parseCreditCode`.
 */
export function composeCreditCode(meaning: string): Result<CreditCode> {
  const stem = normaliseCode(meaning);
  if (stem.length !== LENGTH - 2) return say.length(stem.length + 2);
  const organisation = stem + organisationCheckOf(stem.slice(ORGANISATION_START));
  return parseCreditCode(organisation + creditCheckOf(organisation));
}

/** Check character (GB 11714) of the eight characters of an organisation code: a digit or X. */
function organisationCheckOf(eight: string): string {
  const check = 11 - (weightedSum(eight, ORGANISATION_ALPHABET, ORGANISATION_WEIGHTS) % 11);
  if (check === 10) return 'X';
  return check === 11 ? '0' : String(check);
}

/** Check character (GB 32100) of the first 17 characters of a credit code. */
function creditCheckOf(seventeen: string): string {
  return ALPHABET.charAt((31 - (weightedSum(seventeen, ALPHABET, WEIGHTS) % 31)) % 31);
}

function weightedSum(text: string, alphabet: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, index) => sum + weight * alphabet.indexOf(text.charAt(index)), 0);
}
