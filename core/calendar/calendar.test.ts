import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type CalendarData,
  civilFromDay,
  dayFromCivil,
  dayFromText,
  dayOf,
  formatDay,
  formatInstant,
  instantFromText,
  type LegalDay,
  makeCalendar,
  parseDay,
  parseInstant,
  SEED_CALENDAR,
  seedCalendar,
  startOf,
  weekdayOf,
} from './index.ts';
import { seedCalendar as seedFromPackage } from './seed.tool.ts';

const anyDay = fc.integer({ min: 0, max: 40_000 }).map((n) => n as LegalDay);
const knownDay = fc
  .integer({ min: dayFromText('2004-01-01'), max: dayFromText('2026-12-31') })
  .map((n) => n as LegalDay);

describe('legal days', () => {
  it('agree with the runtime’s own calendar', () => {
    fc.assert(
      fc.property(anyDay, (day) => {
        const date = new Date(day * 86_400_000);
        expect(formatDay(day)).toBe(date.toISOString().slice(0, 10));
        expect(weekdayOf(day)).toBe(date.getUTCDay());
        const civil = civilFromDay(day);
        expect(dayFromCivil(civil.year, civil.month, civil.date)).toBe(day);
      }),
    );
  });

  it('begin at midnight in Shanghai, 16:00 UTC of the day before', () => {
    expect(formatInstant(startOf(dayFromText('2026-11-22')))).toBe('2026-11-21T16:00:00.000Z');
    expect(formatDay(dayOf(instantFromText('2026-11-22T15:59:59.999Z')))).toBe('2026-11-22');
    expect(formatDay(dayOf(instantFromText('2026-11-22T16:00:00.000Z')))).toBe('2026-11-23');
  });

  it('refuse dates and times that do not exist', () => {
    for (const text of ['2026-02-30', '2026-13-01', '2026-00-10', '20261122', '2026-1-2', '', '2026-02-29']) {
      expect(parseDay(text).ok, text).toBe(false);
    }
    for (const text of [
      '2026-11-22T25:00:00Z',
      '2026-11-22T10:00:00',
      '2026-11-22',
      '2026-11-31T10:00:00Z',
    ]) {
      expect(parseInstant(text).ok, text).toBe(false);
    }
  });

  it('read any offset as the same moment', () => {
    expect(instantFromText('2026-11-22T09:30:00+08:00')).toBe(instantFromText('2026-11-22T01:30:00.000Z'));
    expect(instantFromText('2026-11-21T23:30:00-02:00')).toBe(instantFromText('2026-11-22T01:30:00Z'));
  });
});

describe('working days (行政许可法 §82, 国务院办公厅年度通知)', () => {
  it('hold exactly what the package of notices holds', () => {
    expect(SEED_CALENDAR).toEqual(seedFromPackage());
  });

  it.each([
    ['2026-10-01', false, 'holiday', '国庆节'],
    ['2026-10-07', false, 'holiday', '国庆节'],
    ['2026-10-08', true, 'workday', ''],
    ['2026-10-10', true, 'make-up', '国庆节'],
    ['2026-02-14', true, 'make-up', '春节'],
    ['2026-02-16', false, 'holiday', '春节'],
    ['2026-11-22', false, 'weekend', ''],
    ['2026-11-23', true, 'workday', ''],
    ['2015-09-03', false, 'holiday', '中国人民抗日战争暨世界反法西斯战争胜利70周年纪念日'],
  ])('%s: working %s (%s)', (text, working, reason, name) => {
    const kind = seedCalendar.kindOf(dayFromText(text));
    expect(kind).toMatchObject({ working, reason, provisional: false });
    if (reason !== 'holiday' || !text.startsWith('2015')) expect(kind.name).toBe(name);
  });

  it('of a year without a notice are provisional and say so', () => {
    expect(seedCalendar.kindOf(dayFromText('2027-01-01'))).toEqual({
      working: true,
      reason: 'no-data',
      name: '',
      provisional: true,
    });
    expect(seedCalendar.kindOf(dayFromText('2027-01-02'))).toMatchObject({
      working: false,
      provisional: true,
    });
    expect(formatDay(seedCalendar.provisionalFrom)).toBe('2027-01-01');
  });

  it('are counted the same by look-up and by walking', () => {
    fc.assert(
      fc.property(knownDay, fc.integer({ min: 1, max: 120 }), (from, n) => {
        let day = from;
        let seen = 0;
        for (;;) {
          if (seedCalendar.kindOf(day).working) seen += 1;
          if (seen === n) break;
          day = (day + 1) as LegalDay;
        }
        expect(seedCalendar.nthWorkingDay(from, n)).toBe(day);
        expect(seedCalendar.workingDaysBetween(from, (day + 1) as LegalDay)).toBe(n);
      }),
    );
  });

  it('of a calendar that contradicts itself are refused', () => {
    const year = (
      y: number,
      off: [string, string][],
      work: [string, string][],
    ): CalendarData['years'][number] => ({
      year: y,
      source: 'test',
      off,
      work,
    });
    const make = (...years: CalendarData['years'][number][]) =>
      makeCalendar({ id: 't', version: 't1', source: 'test', years });
    expect(() => make(year(2026, [['2026-01-01', '元旦']], [['2026-01-01', '元旦']]))).toThrow(
      'stands twice',
    );
    expect(() => make(year(2026, [['2025-01-01', '元旦']], []))).toThrow('not in 2026');
    expect(() => make(year(2024, [], []), year(2026, [], []))).toThrow('gap');
  });
});
