import { describe, expect, it } from 'vitest';
import { checkDigit, missedSwap, stepMod1110 } from './mod-11-10.ts';

const PRODUCTS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];
const DIGITS = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9];

describe('ISO/IEC 7064 MOD 11,10', () => {
  it('agrees with the example of the standard: 0794 has the check digit 5', () => {
    expect(checkDigit('0794')).toBe('5');
  });

  it('is defined over digits only', () => {
    expect(() => checkDigit('07-94')).toThrow(RangeError);
    expect(() => checkDigit('0７94')).toThrow(RangeError);
  });

  it('carries a product of 1–10, different for every digit and for every product before it', () => {
    for (const product of PRODUCTS) {
      expect(DIGITS.map((digit) => stepMod1110(product, digit)).sort((a, b) => a - b)).toEqual(PRODUCTS);
    }
    for (const digit of DIGITS) {
      expect(PRODUCTS.map((product) => stepMod1110(product, digit)).sort((a, b) => a - b)).toEqual(PRODUCTS);
    }
  });

  // From the test above it follows that one wrong digit changes every later product; here it is counted.
  it('finds every single wrong digit, check digit included: all 4-digit numbers, all places', () => {
    let missed = 0;
    for (let number = 0; number < 10_000; number += 1) {
      const body = String(number).padStart(4, '0');
      const code = body + checkDigit(body);
      for (let place = 0; place < code.length; place += 1) {
        for (const digit of DIGITS) {
          if (String(digit) === code[place]) continue;
          const wrong = code.slice(0, place) + digit + code.slice(place + 1);
          if (checkDigit(wrong.slice(0, 4)) === wrong[4]) missed += 1;
        }
      }
    }
    expect(missed).toBe(0);
  });

  it('misses exactly one pair of swapped neighbours at each carried product: the one missedSwap names', () => {
    for (const product of PRODUCTS) {
      const expected = [...missedSwap(product)].sort((a, b) => a - b);
      const missed: number[][] = [];
      for (const a of DIGITS) {
        for (const b of DIGITS) {
          if (a >= b) continue;
          const there = stepMod1110(stepMod1110(product, a), b);
          const back = stepMod1110(stepMod1110(product, b), a);
          if (there === back) missed.push([a, b]);
        }
      }
      expect(missed, `after the product ${product}`).toEqual([expected]);
    }
  });

  it('promises all swaps whose digits are not neighbours modulo 10', () => {
    for (const product of PRODUCTS) {
      const [a, b] = missedSwap(product);
      expect((b - a + 10) % 10).toBe(1);
    }
  });

  it('misses, of swaps of the last digit with the check digit, only 0 and 1 after the product 5', () => {
    const missed: number[][] = [];
    for (const product of PRODUCTS) {
      for (const digit of DIGITS) {
        const check = (11 - stepMod1110(product, digit)) % 10;
        const checkOfSwapped = (11 - stepMod1110(product, check)) % 10;
        if (check !== digit && checkOfSwapped === digit) missed.push([product, digit, check]);
      }
    }
    expect(missed).toEqual([
      [5, 0, 1],
      [5, 1, 0],
    ]);
  });
});
