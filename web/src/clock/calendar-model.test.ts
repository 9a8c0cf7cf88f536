import { describe, expect, it } from 'vitest';
import type { Explanation, ExplanationLine } from '../api/types.ts';
import { calendarPicture, spanWords } from './calendar-model.ts';

function line(from: string, to: string, kind: ExplanationLine['kind'], days: number): ExplanationLine {
  const counted = kind === 'counted';
  return { from, to, days, counted, kind, reason: kind, source: '行政许可法 §82', provisional: false };
}

// 2026: the National Day holiday is 1–7 October, Saturday 10 October is worked.
const explanation: Explanation = {
  measure: 'committed',
  limit: '5个工作日',
  basis: '示例',
  mark: null,
  sentence: '承诺5个工作日。',
  notes: [],
  reading: {
    state: 'running',
    signal: 'normal',
    over: false,
    limit: 5,
    used: 3,
    remaining: 2,
    dueDay: '2026-10-12',
    ifResumedDueDay: null,
    provisional: false,
    startedAt: '2026-09-28T01:00:00.000Z',
    endedAt: null,
  },
  lines: [
    line('2026-09-28', '2026-09-28', 'start', 0),
    line('2026-09-29', '2026-09-30', 'counted', 2),
    line('2026-10-01', '2026-10-07', 'holiday', 0),
    line('2026-10-08', '2026-10-10', 'counted', 3),
    { ...line('2027-01-04', '2027-01-04', 'counted', 1), provisional: true },
  ],
};

function dayOf(day: string) {
  const found = calendarPicture(explanation, '2026-10-09')
    .flatMap((month) => month.weeks.flat())
    .find((each) => each?.day === day);
  if (!found) throw new Error(`no such day: ${day}`);
  return found;
}

describe('the calendar picture', () => {
  it('runs from the first explained day to the last or the due date', () => {
    const months = calendarPicture(explanation, '2026-10-09');
    expect(months.map((month) => month.title)).toEqual([
      '2026年9月',
      '2026年10月',
      '2026年11月',
      '2026年12月',
      '2027年1月',
    ]);
  });

  it('numbers the days that counted, across holidays, make-up days included', () => {
    expect(dayOf('2026-09-28')).toMatchObject({ kind: 'start', ordinal: null });
    expect(dayOf('2026-09-30').ordinal).toBe(2);
    expect(dayOf('2026-10-04')).toMatchObject({ kind: 'holiday', ordinal: null });
    expect(dayOf('2026-10-08').ordinal).toBe(3);
    expect(dayOf('2026-10-10')).toMatchObject({ kind: 'counted', ordinal: 5, worked: true });
  });

  it('marks today, what is still to come, the due date and what is not certain yet', () => {
    expect(dayOf('2026-10-09')).toMatchObject({ today: true, future: false });
    expect(dayOf('2026-10-10').future).toBe(true);
    expect(dayOf('2026-10-12')).toMatchObject({ due: true, kind: null });
    expect(dayOf('2027-01-04').provisional).toBe(true);
    expect(dayOf('2026-10-08').worked).toBe(false);
  });

  it('does not run on to the due date of a clock that has ended', () => {
    const reading = { ...explanation.reading, state: 'ended', dueDay: '2027-06-01' } as const;
    const months = calendarPicture({ ...explanation, reading }, '2026-10-09');
    expect(months.at(-1)?.month).toBe('2027-01');
  });

  it('is empty for a clock that has not begun', () => {
    const reading = { ...explanation.reading, dueDay: null };
    expect(calendarPicture({ ...explanation, reading, lines: [] }, '2026-10-09')).toEqual([]);
  });

  it('writes a span once where it is one day', () => {
    const [first, second] = explanation.lines;
    expect(first && spanWords(first, (day) => day)).toBe('2026-09-28');
    expect(second && spanWords(second, (day) => day)).toBe('2026-09-29—2026-09-30');
  });
});
