import { describe, expect, it } from 'vitest';
import { checkCalendarYear, SEED_CALENDAR, type YearNotice } from './index.ts';

const YEAR: YearNotice = {
  year: 2027,
  source: '示例通知(非国务院文件)',
  off: [
    ['2027-01-01', '元旦'],
    ['2027-05-01', '劳动节'],
    ['2027-10-01', '国庆节'],
    ['2027-10-02', '国庆节'],
    ['2027-10-03', '国庆节'],
  ].map(([day = '', name = '']) => ({ day, name })),
  work: [],
};
const off = (day: string, name = '元旦') => ({ ...YEAR, off: [{ day, name }] });
const faults = (notice: YearNotice) => {
  const checked = checkCalendarYear(notice);
  return checked.ok ? [] : checked.refusals.map(({ code, field }) => [code, field]);
};

describe('a notice is refused', () => {
  it.each<[string, YearNotice, string, string]>([
    ['a date that does not exist', off('2027-02-30'), 'day-malformed', 'off[0].day'],
    ['a date of another year', off('2026-12-31'), 'calendar-other-year', 'off[0].day'],
    ['a day without a name', off('2027-01-01', ' '), 'calendar-day-unnamed', 'off[0].name'],
    ['no day off at all', { ...YEAR, off: [] }, 'calendar-empty', 'off'],
    ['no source', { ...YEAR, source: ' ' }, 'calendar-source', 'source'],
    ['half a year', { ...YEAR, year: 2027.5, off: [] }, 'calendar-year', 'year'],
    [
      'a day off twice',
      { ...YEAR, off: [...YEAR.off, { day: '2027-01-01', name: '元旦' }] },
      'calendar-day-twice',
      'off[5].day',
    ],
    [
      'a day both off and worked',
      { ...YEAR, work: [{ day: '2027-05-01', name: '劳动节' }] },
      'calendar-day-both',
      'work[0].day',
    ],
  ])('%s', (_name, notice, code, field) => {
    expect(faults(notice)).toEqual([[code, field]]);
  });

  it('with every fault at once, the first one apart', () => {
    const notice = { ...YEAR, source: '', off: [{ day: '2027-13-01', name: '元旦' }, ...YEAR.off] };
    const checked = checkCalendarYear(notice);
    expect(faults(notice)).toEqual([
      ['calendar-source', 'source'],
      ['day-malformed', 'off[0].day'],
    ]);
    expect(checked.ok ? null : checked.refusal.code).toBe('calendar-source');
  });
});

describe('a notice is let through', () => {
  const warned = (notice: YearNotice) => {
    const checked = checkCalendarYear(notice);
    return checked.ok ? checked.warnings.map(({ code, field }) => [code, field]) : null;
  };

  it('sorted, with what looks odd said', () => {
    const notice = { ...YEAR, work: [{ day: '2027-01-04', name: '元旦' }], off: YEAR.off.slice(1).reverse() };
    const checked = checkCalendarYear(notice);
    expect(checked.ok && checked.value.off[0]).toEqual(['2027-05-01', '劳动节']);
    expect(warned(notice)).toEqual([
      ['calendar-work-on-weekday', 'work[0].day'],
      ['calendar-statutory-day', 'off'],
      ['calendar-sum', 'off'],
    ]);
  });

  it.each(SEED_CALENDAR.years.filter(({ year }) => year >= 2014).map((each) => [each.year, each] as const))(
    'the real notice of %i, and where its days do not add up this is said',
    (year, { source, off: days, work }) => {
      const objects = (rows: typeof days) => rows.map(([day, name]) => ({ day, name }));
      const notice = { year, source, off: objects(days), work: objects(work) };
      // 2015: one day for the 70th anniversary of victory; 2020: the epidemic.
      const odd = year === 2015 || year === 2020 ? [['calendar-sum', 'off']] : [];
      expect(warned(notice)).toEqual(odd);
    },
  );
});
