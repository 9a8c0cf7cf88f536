import { describe, expect, it } from 'vitest';
import { dayFromText, formatDay, SEED_CALENDAR, withYears } from './index.ts';

// Invented: no real county, no real measure.
const county = withYears(SEED_CALENDAR, {
  id: 'cn-210000-x',
  version: 'x-1',
  years: [{ year: 2027, source: '示例', off: [['2027-01-01', '元旦']], work: [] }],
  local: [
    { day: '2026-06-10', name: '自治县纪念日', source: '示例自治条例' },
    { day: '2026-05-09', name: '自治县纪念日', source: '示例自治条例' },
  ],
  emergency: [
    { day: '2026-07-15', working: false, name: '防汛停工', source: '示例应急〔2026〕1号' },
    { day: '2026-07-18', working: true, name: '防汛补班', source: '示例应急〔2026〕1号' },
    { day: '2026-06-10', working: true, name: '防汛值守', source: '示例应急〔2026〕2号' },
  ],
});
const kind = (day: string) => county.kindOf(dayFromText(day));

describe('a calendar on top of another', () => {
  it('has its own version, and the years of both', () => {
    expect([county.id, county.version, county.firstYear, county.lastYear]).toEqual([
      'cn-210000-x',
      'x-1',
      2004,
      2027,
    ]);
    expect(formatDay(county.provisionalFrom)).toBe('2028-01-01');
    expect(kind('2027-01-01')).toMatchObject({ working: false, provisional: false });
  });

  it('holds local holidays over make-up days, and emergency measures over both, with their sources', () => {
    expect(kind('2026-05-09')).toMatchObject({ working: false, reason: 'holiday', source: '示例自治条例' });
    expect(kind('2026-07-15')).toMatchObject({
      working: false,
      name: '防汛停工',
      source: '示例应急〔2026〕1号',
    });
    expect(kind('2026-07-18')).toMatchObject({ working: true, reason: 'make-up', name: '防汛补班' });
    expect(kind('2026-06-10')).toMatchObject({ working: true, source: '示例应急〔2026〕2号' });
    expect(kind('2026-10-10').source).toBeUndefined();
    expect(county.workingDaysBetween(dayFromText('2026-07-13'), dayFromText('2026-07-20'))).toBe(5);
  });

  it('takes a newer notice for a year it already has', () => {
    const again = withYears(SEED_CALENDAR, {
      id: 'cn',
      version: 'cn-2026.2',
      years: [{ year: 2026, source: '示例更正', off: [['2026-12-31', '更正']], work: [] }],
    });
    expect(again.isWorking(dayFromText('2026-12-31'))).toBe(false);
    expect(again.isWorking(dayFromText('2026-10-01'))).toBe(true);
  });

  it('refuses by exception what must never have been published', () => {
    const twice = [
      { day: '2026-07-15', working: false, name: '甲', source: '甲' },
      { day: '2026-07-15', working: true, name: '乙', source: '乙' },
    ];
    expect(() => withYears(SEED_CALENDAR, { id: 'x', version: 'x', emergency: twice })).toThrow(
      'stands twice',
    );
    const gap = [{ year: 2028, source: '示例', off: [], work: [] }];
    expect(() => withYears(SEED_CALENDAR, { id: 'x', version: 'x', years: gap })).toThrow('gap');
  });
});
