import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { composeCreditCode, parseCreditCode } from './credit-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const VALID = ['91210100MA0TEXT04E', '1121000000TEXT0139', '11210000123456788L'];

function codeOfRefusal(text: string) {
  const parsed = parseCreditCode(text);
  return parsed.ok ? 'accepted' : parsed.refusal.code;
}

const letters = (length: number) =>
  fc.string({ unit: fc.constantFrom(...ALPHABET), minLength: length, maxLength: length });
const stem = fc
  .tuple(letters(2), fc.integer({ min: 0, max: 999_999 }), letters(8))
  .map(([head, division, organisation]) => head + String(division).padStart(6, '0') + organisation);

function compose(text: string): string {
  const composed = composeCreditCode(text);
  if (!composed.ok) throw new Error(composed.refusal.message);
  return composed.value;
}

describe('GB 32100-2015', () => {
  test.each(VALID)('%s is valid on both levels', (code) => {
    expect(parseCreditCode(code)).toEqual({ ok: true, value: code });
    expect(parseCreditCode(` ${code.toLowerCase()} `)).toEqual({ ok: true, value: code });
  });

  test.each([
    [
      '91210100MA0TEST009',
      'credit-code-character',
      'S is not in the alphabet; an index of −1 passes the sum',
    ],
    ['91210100MA0TEXT04O', 'credit-code-character', 'O for 0'],
    ['91210100MA0TEXT04-', 'credit-code-character', 'a hyphen'],
    ['91210100MA0TEXT04', 'credit-code-length', '17 characters'],
    ['91210100MA0TEXT04EE', 'credit-code-length', '19 characters'],
    ['', 'credit-code-empty', 'nothing'],
    ['91A10100MA0TEXT04E', 'credit-code-division', 'a letter in the division'],
    ['91210100MA0TEXT14E', 'credit-code-organisation', 'check character of the organisation code'],
    ['91210100MA0TEXT04F', 'credit-code-check', 'check character of the whole'],
    ['210102180001010015', 'credit-code-organisation', 'an identity number'],
  ])('%s → %s: %s', (text, code) => {
    expect(codeOfRefusal(text)).toBe(code);
  });

  it('asks whether a letter was meant to be the digit it resembles', () => {
    const parsed = parseCreditCode('9121O100MA0TEXT04E');
    expect(parsed.ok ? '' : parsed.refusal.message).toContain('第5位“O”');
    expect(parsed.ok ? '' : parsed.refusal.message).toContain('是否应为数字0');
  });

  it('keeps the check of GB 11714 where only the outer sum is right', () => {
    // 91210100MA0TEXT14E with its last character recomputed: a naive check of the whole passes it
    const outerRight = [...ALPHABET].map((last) => `91210100MA0TEXT14${last}`).map(codeOfRefusal);
    expect(new Set(outerRight)).toEqual(new Set(['credit-code-organisation']));
  });
});

describe('properties of GB 32100-2015', () => {
  test('what is composed is valid', () => {
    fc.assert(fc.property(stem, (text) => codeOfRefusal(compose(text)) === 'accepted'));
  });

  test('every wrong character is found, at every place, by every other character', () => {
    fc.assert(
      fc.property(stem, (text) => {
        const code = compose(text);
        for (let place = 0; place < code.length; place += 1) {
          for (const character of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
            if (character === code[place]) continue;
            const wrong = code.slice(0, place) + character + code.slice(place + 1);
            expect(parseCreditCode(wrong).ok, wrong).toBe(false);
          }
        }
      }),
      { numRuns: 25 },
    );
  });

  test('every swap of neighbours that are not alike is found', () => {
    fc.assert(
      fc.property(stem, (text) => {
        const code = compose(text);
        for (let place = 0; place < code.length - 1; place += 1) {
          const [a = '', b = ''] = code.slice(place, place + 2);
          if (a === b) continue;
          const swapped = code.slice(0, place) + b + a + code.slice(place + 2);
          expect(parseCreditCode(swapped).ok, swapped).toBe(false);
        }
      }),
      { numRuns: 200 },
    );
  });

  test('no text makes the parser throw', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(typeof parseCreditCode(text).ok).toBe('boolean');
      }),
    );
  });
});
