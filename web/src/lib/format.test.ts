import { describe, expect, it } from 'vitest';
import type { Light } from '../api/types.ts';
import {
  clockTime,
  dayOf,
  fileSize,
  instantOf,
  longDay,
  money,
  percent,
  remainingWords,
  shortDay,
  tableTime,
} from './format.ts';
import { lightOf, lightWords, stopWords } from './light-words.ts';

const light: Light = {
  signal: 'warning',
  word: '预警',
  measure: 'committed',
  late: false,
  dueDay: '2026-12-03',
  ifResumedDueDay: null,
  remaining: 2,
  used: 18,
  limit: 20,
  unit: 'working-day',
  provisional: false,
  statutoryDueDay: '2026-12-17',
  statutoryRemaining: 12,
  stop: null,
};
const today = '2026-12-01';

describe('what keeps a clock stopped', () => {
  const stop = {
    what: 'special',
    name: '专家评审',
    dueDay: '2026-11-27',
    signal: 'overdue',
    over: true,
  } as const;
  it.each([
    [null, null],
    [{ ...stop, signal: 'normal', over: false, remaining: 2 } as const, null],
    [{ ...stop, remaining: -2 }, '专家评审逾期2个工作日'],
    [{ ...stop, what: 'correction', name: '补正', remaining: -1 } as const, '补正逾期1个工作日'],
    [{ ...stop, remaining: null }, '专家评审逾期'],
  ])('%j', (given, words) => {
    expect(stopWords({ stop: given })).toBe(words);
  });
});

describe('days and times', () => {
  it('puts an instant on its day in Shanghai, not in UTC', () => {
    expect(dayOf('2026-11-21T16:00:00.000Z')).toBe('2026-11-22');
    expect(tableTime('2026-11-21T15:59:59.999Z')).toBe('2026-11-21 23:59');
    expect(tableTime('2026-11-21T16:00:00.000Z')).toBe('2026-11-22 00:00');
    expect(clockTime('2026-11-22T06:03:20.000Z')).toBe('14:03');
    expect(instantOf('2026-11-22T07:30')).toBe('2026-11-21T23:30:00.000Z');
  });

  it('writes days without leading zeros and the year only where it is another', () => {
    expect(longDay('2026-01-05')).toBe('2026年1月5日');
    expect(shortDay('2026-12-03', today)).toBe('12月3日');
    expect(shortDay('2027-01-08', today)).toBe('2027年1月8日');
  });
});

describe('figures', () => {
  it('groups money by thousands without touching its digits', () => {
    expect(money('12345.67')).toBe('12,345.67 万元');
    expect(money('1234567.00')).toBe('1,234,567 万元');
    expect(money('90071992547409931.1')).toBe('90,071,992,547,409,931.1 万元');
    expect(money('0')).toBe('0 万元');
  });

  it('never rounds a share up to all', () => {
    expect(percent(0.999)).toBe('99%');
    expect(percent(1)).toBe('100%');
  });

  it('writes sizes', () => {
    expect(fileSize(900)).toBe('900 字节');
    expect(fileSize(1025)).toBe('2 KB');
    expect(fileSize(3 * 1024 * 1024)).toBe('3.0 MB');
  });
});

describe('the words of a light', () => {
  it('names date and days left', () => {
    expect(lightWords(light, today)).toBe('12月3日 · 剩2个工作日');
    expect(lightWords({ ...light, remaining: 0 }, '2026-12-03')).toBe('12月3日 · 今天到期');
    expect(lightWords({ ...light, remaining: 0 }, today)).toBe('12月3日 · 到时即满');
    expect(lightWords({ ...light, remaining: 0 }, '2026-12-05')).toBe('12月3日 · 已到期');
    expect(lightWords({ ...light, signal: 'overdue', remaining: -3 }, today)).toBe('12月3日 · 超3个工作日');
  });

  it('is brief where there is little room', () => {
    expect(lightWords(light, today, true)).toBe('12月3日 · 剩2日');
    const stopped: Light = { ...light, signal: 'stopped', ifResumedDueDay: '2026-12-20' };
    expect(lightWords(stopped, today, true)).toBe('恢复则12月20日到期');
  });

  it('shows the statutory date once that is over', () => {
    const beyond: Light = { ...light, signal: 'beyond-statute', remaining: -14, statutoryRemaining: -2 };
    expect(lightWords(beyond, today)).toBe('12月17日 · 超2个工作日');
  });

  it('says what a stopped or ended clock means', () => {
    const stopped: Light = { ...light, signal: 'stopped', dueDay: null, ifResumedDueDay: '2027-01-08' };
    expect(lightWords(stopped, today)).toBe('如今日恢复，2027年1月8日到期');
    expect(lightWords({ ...stopped, ifResumedDueDay: null }, today)).toBe('计时已停');
    expect(lightWords({ ...light, signal: 'done', used: 5 }, today)).toBe('用时5个工作日');
    expect(lightWords({ ...light, signal: 'normal', dueDay: null, remaining: null }, today)).toBe(
      '未开始计时',
    );
  });

  it('reads one clock by itself; the statutory one over is a state of its own', () => {
    const reading = {
      state: 'running',
      signal: 'overdue',
      over: true,
      dueDay: '2026-11-30',
      ifResumedDueDay: null,
      remaining: -1,
      used: 21,
      provisional: false,
    } as const;
    expect(lightOf(reading, 'working-day', false).word).toBe('逾期');
    const beyond = lightOf(reading, 'working-day', true);
    expect(beyond.signal).toBe('beyond-statute');
    expect(lightWords(beyond, today)).toBe('11月30日 · 超1个工作日');
    const waiting = {
      ...reading,
      state: 'not-started',
      signal: 'normal',
      dueDay: null,
      remaining: 20,
    } as const;
    expect(lightWords(lightOf(waiting, 'working-day', false), today)).toBe('未开始计时');
  });

  it('counts in the unit of the limit', () => {
    expect(remainingWords(30, 'calendar-day', today, today)).toBe('剩30天');
    expect(remainingWords(-5, 'hour', today, today)).toBe('超5小时');
  });
});
