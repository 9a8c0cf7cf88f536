import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instant, line, lines, storable, uuid, uuids, words } from './index.ts';

describe('texts from outside', () => {
  it('lose the blanks around them and nothing else', () => {
    expect(line(20).parse(' \u3000沈阳 A座 𠮷 — 100%\n')).toBe('沈阳 A座 𠮷 — 100%');
    expect(lines(20).parse('一、\n二、\t三\r\n')).toBe('一、\n二、\t三');
  });

  it('may be as long as said and no longer', () => {
    expect(line(3).safeParse('一二三').success).toBe(true);
    expect(line(3).safeParse('一二三四').success).toBe(false);
    expect(line(3).safeParse('').success).toBe(false);
  });

  it.each([
    '甲\u0000',
    '甲\u0007乙',
    '甲\u0085乙',
    '\ud800甲',
    '甲\udfff',
    '甲\ufffd',
    '甲\u2028乙',
    '甲\u202e乙',
    '甲\u2069乙',
  ])('are refused with what nobody sees: %j', (bad) => {
    for (const schema of [line(9), lines(9), words(9)]) expect(schema.safeParse(bad).success).toBe(false);
  });

  it.each(['\u200b', '\u2060\u200d', '\ufe0f'])('are refused when nothing of them is seen: %j', (blank) => {
    expect(line(9).safeParse(blank).success).toBe(false);
    expect(lines(9).safeParse(blank).success).toBe(false);
  });

  it('of one line have no second', () => {
    expect(line(9).safeParse('一\n二').success).toBe(false);
    expect(words(9).safeParse('一\t二').success).toBe(false);
  });

  it('that pass are well-formed and can be stored', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (text) => {
        const parsed = lines(40).safeParse(text);
        if (!parsed.success) return;
        expect(parsed.data.isWellFormed()).toBe(true);
        expect(parsed.data).not.toContain('\0');
      }),
    );
  });
});

describe('ids and instants from outside', () => {
  it('ids are in small letters', () => {
    expect(uuid.parse('019A0000-0000-7000-8000-00000000000F')).toBe('019a0000-0000-7000-8000-00000000000f');
    expect(uuid.safeParse('019a').success).toBe(false);
  });

  it('ids named twice count once, and each list has its bounds', () => {
    const one = '019a0000-0000-7000-8000-00000000000a';
    expect(uuids(2).parse([one, one.toUpperCase()])).toEqual([one]);
    expect(uuids(2).safeParse([]).success).toBe(false);
    expect(uuids(2).safeParse([one, one, one]).success).toBe(false);
  });

  it('instants exist', () => {
    expect(instant.safeParse('2026-11-22T09:30:00+08:00').success).toBe(true);
    for (const bad of ['0000-01-01T00:00:00Z', '2026-02-30T00:00:00Z', '2026-11-22T09:30:00', 'now']) {
      expect([bad, instant.safeParse(bad).success]).toEqual([bad, false]);
    }
  });
});

describe('texts of other systems', () => {
  it('are made storable and lose no more than they must', () => {
    expect(storable(' 理由\u0000：\ud800缺\n章\u202e ', 20)).toBe('理由 ： 缺 章');
    expect(storable('𠮷𠮷𠮷', 2)).toBe('𠮷𠮷');
    expect(storable('\u0000 \u0007', 9)).toBe('');
  });
});
