/**
 * Check digit of ISO/IEC 7064 MOD 11,10 (= GB/T 17710) over a text of decimal digits: '0'–'9', never X.
 *
 * Finds every wrong digit. Of swapped neighbours it misses those that differ by one (0 and 9 included), and
 * of these only where the sum so far leaves one certain value: `missedSwap`.
 *
 * @throws RangeError if the text is not made of digits; parsers look at that first.
 */
export function checkDigit(digits: string): string {
  if (!/^\d*$/.test(digits)) throw new RangeError('MOD 11,10 is defined over decimal digits');
  let product = 10;
  for (const digit of digits) product = stepMod1110(product, Number(digit));
  return String((11 - product) % 10);
}

/** One step of the recursion: the product (1–10) carried on over one more digit. */
export function stepMod1110(product: number, digit: number): number {
  return (((product + digit) % 10 || 10) * 2) % 11;
}

/**
 * The only two digits whose swap goes unnoticed after a carried product of 1–10: d and d + 1 (mod 10) with
 * d = 5 − product (mod 10). One pair of 45 at each place. At the last two places (a digit and the check
 * digit itself) the only pair is 0 and 1, after the product 5: the same rule, since a valid code ends there.
 */
export function missedSwap(product: number): readonly [number, number] {
  const digit = (15 - product) % 10;
  return [digit, (digit + 1) % 10];
}
