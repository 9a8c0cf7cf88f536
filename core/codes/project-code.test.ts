import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { missedSwap, stepMod1110 } from './mod-11-10.ts';
import {
  checkDigitOf,
  composeProjectCode,
  formatProjectCode,
  type ProjectCode,
  parseProjectCode,
} from './project-code.ts';
import published from './test-data/published-project-codes.json' with { type: 'json' };

function read(text: string): ProjectCode {
  const parsed = parseProjectCode(text);
  if (!parsed.ok) throw new Error(`${text}: ${parsed.refusal.message}`);
  return parsed.value;
}

function refusalOf(text: string) {
  const parsed = parseProjectCode(text);
  return parsed.ok ? null : parsed.refusal;
}

const two = (n: number) => String(n).padStart(2, '0');

const segments = fc.record({
  year: fc.integer({ min: 2000, max: 2099 }),
  month: fc.integer({ min: 1, max: 12 }),
  region: fc.integer({ min: 0, max: 999_999 }).map((n) => String(n).padStart(6, '0')),
  department: fc.integer({ min: 0, max: 99 }).map(two),
  type: fc.integer({ min: 1, max: 5 }).map(two),
  serial: fc.integer({ min: 10_000, max: 99_999 }).map(String),
});

describe('published codes', () => {
  test('there are 100 of GB/T 40058-2021 and 15 of the old form', () => {
    expect(published.gb40058).toHaveLength(100);
    expect(published.legacy).toHaveLength(15);
  });

  test.each(published.gb40058)('GB/T 40058-2021: %s is valid', (text) => {
    const code = read(text);
    expect(code).toMatchObject({ form: 'gb40058', text });
    expect(read(text.replaceAll('-', ''))).toEqual(code);
  });

  test.each(published.legacy)('2015–2020 form: %s is valid', (text) => {
    const code = read(text);
    expect(code).toMatchObject({ form: 'legacy', text });
    expect(read(text.replaceAll('-', ''))).toEqual(code);
  });
});

describe('GB/T 40058-2021: segments', () => {
  test.each([
    ['2404-640502-04-01-942249', 2024, 4, '640502', '04', '01', '94224', '9'],
    ['2305-430000-04-05-439139', 2023, 5, '430000', '04', '05', '43913', '9'],
    ['2411-130202-89-01-637015', 2024, 11, '130202', '89', '01', '63701', '5'],
    ['2602-411102-04-04-398932', 2026, 2, '411102', '04', '04', '39893', '2'],
  ])('%s', (text, year, month, region, department, type, serial, check) => {
    expect(read(text)).toEqual({
      form: 'gb40058',
      text,
      year,
      month,
      region,
      department,
      type,
      serial,
      check,
    });
  });
});

describe('2015–2020 form: segments', () => {
  test('six digits at the end', () => {
    expect(read('2017-520303-84-01-062937')).toEqual({
      form: 'legacy',
      text: '2017-520303-84-01-062937',
      year: 2017,
      region: '520303',
      industry: '84',
      decisionType: '01',
      serial: '062937',
    });
  });

  test('five digits at the end, with hyphens and without', () => {
    const code = read('2018-520382-78-01-26432');
    expect(code.serial).toBe('26432');
    expect(read('2018520382780126432')).toEqual(code);
  });
});

describe('spelling', () => {
  const code = '2404-640502-04-01-942249';
  test.each([
    ['blanks around it', `  ${code}\n`],
    ['no hyphens', '24046405020401942249'],
    ['full-width digits and hyphens', '２４０４－６４０５０２－０４－０１－９４２２４９'],
    ['en dashes of a word processor', '2404–640502–04–01–942249'],
    ['zero-width space of a web page', '2404-640502\u200b-04-01-942249'],
  ])('%s leads to the one stored text', (_, text) => {
    expect(read(text).text).toBe(code);
  });

  it('is printed with hyphens, or as bare digits for systems that store them so', () => {
    expect(formatProjectCode(read(code))).toBe(code);
    expect(formatProjectCode(read(code), 'digits')).toBe('24046405020401942249');
  });
});

describe('refusals name the segment', () => {
  test.each([
    ['', 'project-code-empty', '请填写'],
    ['2603-440306-04-05-372961', 'project-code-check', '校验码'],
    ['2404-640502-04-01-94224O', 'project-code-character', '第24个字符“O”'],
    ['2404 640502 04 01 942249', 'project-code-character', '第5个字符“ ”'],
    ['2404-640502-04-942249', 'project-code-hyphens', '4段'],
    ['2404640502-04-01-942249', 'project-code-hyphens', '4段'],
    ['24-04640502-04-01-942249', 'project-code-issued', '第1段'],
    ['2404-64050-04-01-942249', 'project-code-region', '第2段'],
    ['2404-640502-4-01-942249', 'project-code-department', '第3段'],
    ['2404-640502-04-1-942249', 'project-code-type', '第4段'],
    ['2404-640502-04-01-94224', 'project-code-serial', '第5段'],
    ['2404-640502-04-01-9422499', 'project-code-serial', '第5段'],
    ['2404640502040194224', 'project-code-length', '19位'],
    ['240464050204019422499', 'project-code-length', '21位'],
    ['2413-640502-04-01-942249', 'project-code-issued', '月份13'],
    ['2400-640502-04-01-942249', 'project-code-issued', '月份00'],
    ['2014-640502-04-01-942249', 'project-code-issued', '2015至2020年'],
    ['2021-640502-04-01-942249', 'project-code-issued', '2015至2020年'],
    ['2404-640502-04-06-942249', 'project-code-type', '“06”'],
    ['2404-640502-04-00-942249', 'project-code-type', '“00”'],
    ['2404-640502-04-01-042249', 'project-code-serial', '10000至99999'],
    ['2017-520303-84-04-062937', 'project-code-decision-type', '01（审批）'],
    ['2017-520303-841-01-062937', 'project-code-industry', '第3段（行业）'],
    ['2017-520303-84-01-0629', 'project-code-serial', '5或6位'],
  ])('%s → %s', (text, code, words) => {
    const refusal = refusalOf(text);
    expect(refusal?.code).toBe(code);
    expect(refusal?.message).toContain(words);
    expect(refusal?.source).not.toBe('');
  });

  it('cites the standard of the form that was read', () => {
    expect(refusalOf('2603-440306-04-05-372961')?.source).toBe('GB/T 40058-2021');
    expect(refusalOf('2017-520303-84-04-062937')?.source).toContain('2015—2020');
  });
});

describe('GB/T 40058-2021: check digit', () => {
  test.each(published.gb40058)('ISO/IEC 7064 MOD 11,10 over the first 19 digits of %s', (text) => {
    const digits = text.replaceAll('-', '');
    expect(checkDigitOf(digits.slice(0, 19))).toBe(digits.slice(19));
  });

  it('is defined over 19 digits only', () => {
    expect(() => checkDigitOf('123')).toThrow(RangeError);
    expect(() => checkDigitOf('240464050204019422a')).toThrow(RangeError);
  });

  it('refuses every wrong digit of every published code', () => {
    let wrong = 0;
    for (const text of published.gb40058) {
      const digits = text.replaceAll('-', '');
      for (let place = 0; place < digits.length; place += 1) {
        for (const digit of '0123456789') {
          if (digit === digits[place]) continue;
          const miswritten = digits.slice(0, place) + digit + digits.slice(place + 1);
          expect(parseProjectCode(miswritten).ok, miswritten).toBe(false);
          wrong += 1;
        }
      }
    }
    expect(wrong).toBe(100 * 20 * 9);
  });

  it('refuses every swap of neighbours but those MOD 11,10 cannot see and first groups like 2016', () => {
    for (const text of published.gb40058) {
      const digits = text.replaceAll('-', '');
      let product = 10;
      for (let place = 0; place < digits.length - 1; place += 1) {
        const [a, b] = [Number(digits[place]), Number(digits[place + 1])];
        const missed = missedSwap(product);
        product = stepMod1110(product, a);
        if (a === b) continue;
        const swapped = digits.slice(0, place) + b + a + digits.slice(place + 2);
        const parsed = parseProjectCode(swapped);
        const isSeen = !(missed.includes(a) && missed.includes(b));
        if (parsed.ok && parsed.value.form === 'legacy') expect(place).toBe(1);
        else if (isSeen) expect(parsed.ok, swapped).toBe(false);
      }
    }
  });
});

describe('properties', () => {
  test('GB/T 40058-2021: what is composed is read back, in any spelling', () => {
    fc.assert(
      fc.property(segments, (given) => {
        const composed = composeProjectCode(given);
        if (!composed.ok) throw new Error(composed.refusal.message);
        expect(composed.value).toMatchObject(given);
        expect(read(composed.value.text)).toEqual(composed.value);
        expect(read(formatProjectCode(composed.value, 'digits'))).toEqual(composed.value);
      }),
    );
  });

  test('GB/T 40058-2021: any wrong digit is found (first groups of the old form apart)', () => {
    const error = fc.record({
      place: fc.integer({ min: 0, max: 19 }),
      shift: fc.integer({ min: 1, max: 9 }),
    });
    fc.assert(
      fc.property(segments, error, (given, { place, shift }) => {
        const composed = composeProjectCode(given);
        if (!composed.ok) throw new Error(composed.refusal.message);
        const digits = formatProjectCode(composed.value, 'digits');
        const digit = (Number(digits[place]) + shift) % 10;
        const parsed = parseProjectCode(digits.slice(0, place) + digit + digits.slice(place + 1));
        expect(parsed.ok && parsed.value.form === 'gb40058').toBe(false);
      }),
      { numRuns: 1000 },
    );
  });

  test('no text makes the parser throw', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: fc.constantFrom(...'0129-－ ') })),
        (text) => {
          const parsed = parseProjectCode(text);
          if (parsed.ok) expect(read(parsed.value.text)).toEqual(parsed.value);
          else expect(parsed.refusal.code).toMatch(/^project-code-/);
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('composeProjectCode', () => {
  const given = { year: 2026, month: 7, region: '210102', department: '04', type: '01', serial: '12345' };

  test.each([
    ['a year of another century', { ...given, year: 1999 }, 'project-code-issued'],
    [
      'month 15 of 2020, which would read as the year 2015',
      { ...given, year: 2020, month: 15 },
      'project-code-issued',
    ],
    ['month 0', { ...given, month: 0 }, 'project-code-issued'],
    ['half a month', { ...given, month: 1.5 }, 'project-code-issued'],
    ['a short region', { ...given, region: '2101' }, 'project-code-region'],
    ['letters', { ...given, region: '21O102' }, 'project-code-character'],
    ['an unknown type', { ...given, type: '09' }, 'project-code-type'],
    ['a low serial', { ...given, serial: '09999' }, 'project-code-serial'],
    ['a long serial', { ...given, serial: '123456' }, 'project-code-serial'],
  ])('refuses %s', (_, wrong, code) => {
    const composed = composeProjectCode(wrong);
    expect(composed.ok ? null : composed.refusal.code).toBe(code);
  });
});
