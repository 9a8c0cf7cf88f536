import { checkCalendarYear, SEED_CALENDAR } from '@zongheng/core/calendar';
import { describe, expect, test } from 'vitest';
import { NOTICES, SAMPLE_2027 } from './notices-fixture.ts';
import { readNotice } from './read-notice.ts';
import { readImport } from './read-table.ts';

const read = (text: string, year: number | null = null) => {
  const found = readImport(text, year);
  if (!found.ok) throw new Error(found.refusal.message);
  return found.value;
};
const days = (list: readonly { readonly day: string }[]) => list.map(({ day }) => day);
const seedOf = (year: number) => {
  const found = SEED_CALENDAR.years.find((each) => each.year === year);
  if (!found) throw new Error(`no ${year}`);
  return found;
};

describe('the State Council’s notices', () => {
  test.each([2024, 2025, 2026] as const)('of %i read day by day as the calendar’s data have them', (year) => {
    const { notice, doubts, outside } = read(NOTICES[year]);
    const seed = seedOf(year);
    expect(notice.year).toBe(year);
    expect(days(notice.off)).toEqual(seed.off.map(([day]) => day));
    expect(days(notice.work)).toEqual(seed.work.map(([day]) => day));
    const names = new Map([...seed.off, ...seed.work]);
    // Where two holidays are one, the notice gives both names to all of its days.
    for (const { day, name } of [...notice.off, ...notice.work]) expect(name).toContain(names.get(day));
    expect(doubts).toEqual([]);
    expect(outside).toEqual([]);
    expect(checkCalendarYear(notice)).toMatchObject({ ok: true, warnings: [] });
  });

  test('show every sentence that gave no day, and ask about none of the usual ones', () => {
    for (const text of Object.values(NOTICES)) {
      const { unread } = read(text);
      expect(unread.filter(({ asks }) => asks)).toEqual([]);
      expect(unread.some(({ text: shown }) => shown.includes('妥善安排好值班'))).toBe(true);
    }
    const encouraged = read(NOTICES[2024]).unread.find(({ text }) => text.includes('鼓励'));
    expect(encouraged?.asks).toBe(false);
    expect(read(NOTICES[2024]).notice.off).not.toContainEqual({ day: '2024-02-09', name: '春节' });
  });

  test('name their own number and year', () => {
    expect(read(NOTICES[2026]).notice.source).toBe(
      '国务院办公厅关于2026年部分节假日安排的通知(国办发明电〔2025〕7号)',
    );
    expect(read(SAMPLE_2027).doubts).toEqual([]);
    expect(checkCalendarYear(read(SAMPLE_2027).notice)).toMatchObject({ ok: true, warnings: [] });
  });
});

describe('other makes of sentence', () => {
  test.each<[string, string, string[], string[]]>([
    ['half width', '一、元旦:1月1日(周五)至3日(周日)放假,共3天。', ['01-01', '01-02', '01-03'], []],
    ['full-width figures', '一、元旦：１月１日（周五）至３日放假，共３天。', ['01-01', '01-02', '01-03'], []],
    ['a dash', '元旦：1月1日—3日放假。', ['01-01', '01-02', '01-03'], []],
    ['到', '元旦：1月1日到1月3日放假，共3天。', ['01-01', '01-02', '01-03'], []],
    ['without numbers', '元旦：1月1日放假1天', ['01-01'], []],
    ['several days', '春节：2月5日、6日放假。2月14日（周日）正常上班。', ['02-05', '02-06'], ['02-14']],
    [
      'one line',
      '元旦：1月1日放假。春节：2月5日至6日放假调休，共2天。1月31日（周日）照常上班。',
      ['01-01', '02-05', '02-06'],
      ['01-31'],
    ],
    [
      'off and worked in one',
      '春节：2月5日至6日放假，1月31日（周日）、2月14日（周日）上班。',
      ['02-05', '02-06'],
      ['01-31', '02-14'],
    ],
  ])('%s', (_, text, off, work) => {
    const { notice, doubts, unread } = read(text, 2027);
    expect(days(notice.off)).toEqual(off.map((day) => `2027-${day}`));
    expect(days(notice.work)).toEqual(work.map((day) => `2027-${day}`));
    expect(doubts).toEqual([]);
    expect(unread).toEqual([]);
  });

  test('what is not understood is shown and asked about', () => {
    const strange = '元旦：1月1日放假。除夕下午提前放假半天。12月31日弹性安排。1月2日放假，部分地区除外。';
    const { notice, unread } = read(strange, 2027);
    expect(days(notice.off)).toEqual(['2027-01-01', '2027-01-02']);
    expect(unread.map(({ text, asks }) => [text, asks])).toEqual([
      ['除夕下午提前放假半天', true],
      ['12月31日弹性安排', true],
      ['1月2日放假,部分地区除外', true],
    ]);
  });

  test('what a notice says of itself is checked', () => {
    const { doubts } = read('元旦：1月1日（周四）至3日放假，共4天。2月30日放假。', 2027);
    expect(doubts).toHaveLength(3);
    expect(doubts.join()).toMatch(/实为周五.*写明放假4天.*2月30日/s);
  });

  test('days of the year before are told apart', () => {
    const { notice, outside } = read('一、元旦：2022年12月31日至2023年1月2日放假调休，共3天。', 2023);
    expect(days(notice.off)).toEqual(['2023-01-01', '2023-01-02']);
    expect(outside).toEqual([{ day: '2022-12-31', name: '元旦', working: false }]);
  });
});

describe('what is refused', () => {
  test.each<[string, string, number | null, string]>([
    ['nothing', '  ', 2027, 'notice-empty'],
    ['no notice', '关于召开会议的通知', 2027, 'notice-empty'],
    ['another year', NOTICES[2025], 2027, 'notice-other-year'],
    ['no year', '元旦：1月1日放假。', null, 'notice-no-year'],
    ['broken JSON', '{"year": 2027', 2027, 'notice-malformed'],
    ['JSON of something else', '{"name": "x"}', 2027, 'notice-malformed'],
    ['a JSON of another year', '{"year": 2026, "off": [["2026-01-01","元旦"]]}', 2027, 'notice-other-year'],
  ])('%s', (_, text, year, code) => {
    expect(readImport(text, year)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('a paste of fifty thousand characters is read in no time', () => {
    const text = `元旦：1月1日放假。${'1月1日（周五）、'.repeat(5000)}`;
    const before = performance.now();
    readNotice(text.slice(0, 50_000), 2027);
    readNotice('1'.repeat(50_000), 2027);
    readNotice('、'.repeat(50_000), 2027);
    readNotice('('.repeat(50_000), 2027);
    expect(performance.now() - before).toBeLessThan(2000);
  });
});

describe('files', () => {
  test('CSV with a heading, JSON with pairs or objects', () => {
    const csv = '\ufeff日期,类型,名称\r\n2027-01-01,放假,元旦\r\n2027/1/31,上班,春节\r\n合计,,3\r\n';
    const table = read(csv, 2027);
    expect(table.notice.off).toEqual([{ day: '2027-01-01', name: '元旦' }]);
    expect(table.notice.work).toEqual([{ day: '2027-01-31', name: '春节' }]);
    expect(table.unread).toEqual([{ text: '合计,,3', asks: true }]);
    const json = JSON.stringify({
      year: 2027,
      off: [['2027-01-01', '元旦']],
      work: [{ day: '2027-01-31', name: '春节' }],
    });
    expect(read(json).notice).toEqual(table.notice);
  });
});
