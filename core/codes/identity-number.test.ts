import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { identityCheckOf, parseIdentityNumber } from './identity-number.ts';

const NOBODY = '210102180001010015';

function refusalOf(text: string) {
  const parsed = parseIdentityNumber(text);
  return parsed.ok ? null : parsed.refusal;
}

/** A number with the right check character, whatever else is wrong with it. */
const complete = (seventeen: string) => seventeen + identityCheckOf(seventeen);

describe('GB 11643-1999', () => {
  it('accepts a number that can belong to nobody', () => {
    expect(parseIdentityNumber(NOBODY)).toEqual({ ok: true, value: NOBODY });
    expect(parseIdentityNumber(' ２１０１０２１８０００１０１００１５ ')).toEqual({
      ok: true,
      value: NOBODY,
    });
  });

  it('accepts x for X', () => {
    const withX = Array.from({ length: 100 }, (_, n) =>
      complete(`21010218000101${String(n).padStart(3, '0')}`),
    );
    const found = withX.find((number) => number.endsWith('X')) ?? '';
    expect(parseIdentityNumber(found.toLowerCase())).toEqual({ ok: true, value: found });
  });

  it('accepts the residence permits of Hong Kong, Macao and Taiwan', () => {
    for (const region of ['810000', '820000', '830000']) {
      expect(parseIdentityNumber(complete(`${region}18000101001`)).ok).toBe(true);
    }
  });

  test.each([
    ['', 'identity-number-empty', 'nothing'],
    ['210102000101001', 'identity-number-fifteen', '15 digits'],
    ['21010218000101001', 'identity-number-length', '17 digits'],
    ['2101021800010100155', 'identity-number-length', '19 digits'],
    ['21010218000101001Y', 'identity-number-character', 'a letter that is not X'],
    ['2101021800X1010015', 'identity-number-character', 'X before the end'],
    ['990102180001010015', 'identity-number-region', 'no such province'],
    [complete('21010218000230001'), 'identity-number-date', '30 February'],
    [complete('21010219000229001'), 'identity-number-date', '29 February 1900, not a leap year'],
    [complete('21010218001301001'), 'identity-number-date', 'month 13'],
    [complete('21010218000100001'), 'identity-number-date', 'day 0'],
    [complete('21010217991231001'), 'identity-number-date', 'born before 1800'],
    ['210102180001010016', 'identity-number-check', 'check character'],
  ])('%s → %s: %s', (text, code) => {
    expect(refusalOf(text)?.code).toBe(code);
  });

  it('refuses 15 digits with a sentence and its law', () => {
    const refusal = refusalOf('210102000101001');
    expect(refusal?.message).toContain('15位身份证号码已停止使用');
    expect(refusal?.source).toContain('居民身份证法');
  });

  it('knows leap days', () => {
    expect(refusalOf(complete('21010218040229001'))).toBeNull();
  });

  it('never repeats the number in a sentence', () => {
    const wrong = [
      '210102180001010016',
      '990102180001010015',
      complete('21010218000230001'),
      '21010218000101001',
    ];
    for (const text of wrong) expect(refusalOf(text)?.message).not.toMatch(/\d{5}/);
  });
});

describe('properties of GB 11643-1999', () => {
  const number = fc
    .record({
      county: fc.integer({ min: 0, max: 9999 }),
      year: fc.integer({ min: 1800, max: 1899 }),
      month: fc.integer({ min: 1, max: 12 }),
      date: fc.integer({ min: 1, max: 28 }),
      order: fc.integer({ min: 0, max: 999 }),
    })
    .map(({ county, year, month, date, order }) => {
      const pad = (n: number, length: number) => String(n).padStart(length, '0');
      return complete(`21${pad(county, 4)}${year}${pad(month, 2)}${pad(date, 2)}${pad(order, 3)}`);
    });

  test('every wrong digit and every swap of neighbours is found', () => {
    fc.assert(
      fc.property(number, (valid) => {
        expect(parseIdentityNumber(valid).ok).toBe(true);
        for (let place = 0; place < 18; place += 1) {
          for (const character of '0123456789X') {
            if (character === valid[place]) continue;
            const wrong = valid.slice(0, place) + character + valid.slice(place + 1);
            expect(parseIdentityNumber(wrong).ok, wrong).toBe(false);
          }
          const [a = '', b = ''] = valid.slice(place, place + 2);
          if (a === b || b === '') continue;
          const swapped = valid.slice(0, place) + b + a + valid.slice(place + 2);
          expect(parseIdentityNumber(swapped).ok, swapped).toBe(false);
        }
      }),
      { numRuns: 100 },
    );
  });
});
