import { describe, expect, it } from 'vitest';
import { dayFromText, formatDay, type Instant, instantFromText, seedCalendar } from '../calendar/index.ts';
import { clock, explain, type Ledger, type LedgerEntry, type Limit } from './index.ts';

const at = (text: string): Instant => instantFromText(`${text.replace(' ', 'T')}:00+08:00`);
const workingDays = (value: number): Limit => ({
  value,
  unit: 'working-day',
  basis: '行政许可法 §42',
  start: 'accepted',
});
const calendarDays = (value: number): Limit => ({
  value,
  unit: 'calendar-day',
  basis: '环境影响评价法 §22',
  start: 'received',
});
const entry = (kind: Exclude<LedgerEntry['kind'], 'extended'>, when: string): LedgerEntry => ({
  kind,
  at: at(when),
  reason: kind === 'stopped' ? '特别程序:专家评审' : kind,
  basis: '行政许可法 §45',
});
const extended = (by: number, when: string): LedgerEntry => ({
  kind: 'extended',
  by,
  at: at(when),
  reason: '延长',
  basis: '行政许可法 §42',
});
const due = (limit: Limit, ledger: Ledger, now = '2026-11-30 12:00') => {
  const { dueDay } = clock(limit, ledger, seedCalendar, at(now));
  return dueDay === null ? null : formatDay(dueDay);
};

describe('start and end of a limit', () => {
  it.each<[string, Limit, string, string]>([
    ['民法典 §201: the start day is not counted', workingDays(1), '2026-11-23 09:00', '2026-11-24'],
    ['行政许可法 §42: 20 working days', workingDays(20), '2026-11-02 09:00', '2026-11-30'],
    ['行政许可法 §82: holiday weeks do not count', workingDays(5), '2026-09-28 10:00', '2026-10-10'],
    ['行政许可法 §82: a make-up Saturday counts', workingDays(3), '2026-10-07 10:00', '2026-10-10'],
    ['arrival on a Sunday counts from Monday', workingDays(1), '2026-11-22 20:00', '2026-11-23'],
    ['arrival after hours on Friday counts from Monday', workingDays(5), '2026-11-20 23:59', '2026-11-27'],
    ['环境影响评价法 §22: 60 calendar days', calendarDays(60), '2026-04-01 09:00', '2026-06-01'],
    [
      '民法典 §203: a last day on a Sunday moves to Monday',
      calendarDays(30),
      '2026-10-23 09:00',
      '2026-11-23',
    ],
    [
      '民法典 §203: a last day in the holiday moves behind it',
      calendarDays(30),
      '2026-09-02 09:00',
      '2026-10-08',
    ],
    ['令673 §13: 即办 ends on the day of receipt', workingDays(0), '2026-11-23 09:00', '2026-11-23'],
    [
      '即办 received on a day off ends on the next working day',
      workingDays(0),
      '2026-11-21 09:00',
      '2026-11-23',
    ],
  ])('%s', (_name, limit, start, expected) => {
    expect(due(limit, [entry('started', start)], start)).toBe(expected);
  });

  it('民法典 §201: the limit ends at the close of its last day', () => {
    const ledger = [entry('started', '2026-11-23 09:00')];
    expect(clock(workingDays(1), ledger, seedCalendar, at('2026-11-24 23:59')).over).toBe(false);
    expect(clock(workingDays(1), ledger, seedCalendar, at('2026-11-25 00:00')).over).toBe(true);
  });

  it('counts accepted Monday, decided Tuesday as one day', () => {
    const ledger = [entry('started', '2026-11-23 09:00'), entry('ended', '2026-11-24 16:00')];
    expect(clock(workingDays(5), ledger, seedCalendar, at('2026-12-30 09:00'))).toMatchObject({
      state: 'ended',
      signal: 'done',
      used: 1,
      over: false,
    });
  });

  it('a due date in a year without a notice is provisional', () => {
    const reading = clock(
      workingDays(20),
      [entry('started', '2026-12-20 09:00')],
      seedCalendar,
      at('2026-12-21 09:00'),
    );
    expect(reading.provisional).toBe(true);
    expect(
      clock(workingDays(2), [entry('started', '2026-12-20 09:00')], seedCalendar, at('2026-12-21 09:00'))
        .provisional,
    ).toBe(false);
  });
});

describe('stops, restarts, extensions', () => {
  const start = entry('started', '2026-11-02 09:00'); // Monday

  it('行政许可法 §45: a stop of n working days moves the due day by n', () => {
    expect(due(workingDays(5), [start])).toBe('2026-11-09');
    const stopped = [start, entry('stopped', '2026-11-03 10:00'), entry('resumed', '2026-11-05 10:00')];
    expect(due(workingDays(5), stopped)).toBe('2026-11-11');
  });

  it('a stop within one day moves nothing', () => {
    const ledger = [start, entry('stopped', '2026-11-03 10:00'), entry('resumed', '2026-11-03 17:00')];
    expect(due(workingDays(5), ledger)).toBe('2026-11-09');
  });

  it('while stopped there is no due day, but one if resumed now', () => {
    const ledger = [start, entry('stopped', '2026-11-03 10:00')];
    const reading = clock(workingDays(5), ledger, seedCalendar, at('2026-11-12 10:00'));
    expect(reading).toMatchObject({
      state: 'stopped',
      signal: 'stopped',
      dueDay: null,
      used: 1,
      remaining: 4,
    });
    expect(reading.ifResumedDueDay).toBe(dayFromText('2026-11-18'));
  });

  it('stopped on its last day, it ends on the day it is resumed', () => {
    const ledger = [start, entry('stopped', '2026-11-09 10:00'), entry('resumed', '2026-11-12 10:00')];
    const reading = clock(workingDays(5), ledger, seedCalendar, at('2026-11-12 11:00'));
    expect(reading.dueDay).toBe(dayFromText('2026-11-12'));
    expect(reading.over).toBe(false);
    expect(clock(workingDays(5), ledger, seedCalendar, at('2026-11-13 00:00')).over).toBe(true);
  });

  it('stopped after it had run out, it stays overdue', () => {
    const ledger = [start, entry('stopped', '2026-11-10 10:00'), entry('resumed', '2026-11-12 10:00')];
    const during = clock(workingDays(5), ledger, seedCalendar, at('2026-11-11 10:00'));
    expect(during).toMatchObject({ state: 'stopped', signal: 'overdue', over: true });
    expect(clock(workingDays(5), ledger, seedCalendar, at('2026-11-12 11:00'))).toMatchObject({
      over: true,
      dueDay: dayFromText('2026-11-09'),
    });
  });

  it('a run-out on Friday is not healed by a stop on Saturday', () => {
    const ledger = [start, entry('stopped', '2026-11-07 10:00')];
    expect(clock(workingDays(4), ledger, seedCalendar, at('2026-11-07 11:00')).over).toBe(true);
  });

  it('an interruption starts the count again', () => {
    const ledger = [start, entry('interrupted', '2026-11-05 10:00'), entry('resumed', '2026-11-10 10:00')];
    expect(due(workingDays(5), ledger)).toBe('2026-11-17');
    expect(clock(workingDays(5), ledger, seedCalendar, at('2026-11-11 10:00')).used).toBe(1);
  });

  it('overlapping stops: the clock runs again when the last is over', () => {
    const ledger = [
      start,
      entry('stopped', '2026-11-03 10:00'),
      entry('stopped', '2026-11-04 10:00'),
      entry('resumed', '2026-11-05 10:00'),
      entry('resumed', '2026-11-06 10:00'),
      entry('resumed', '2026-11-06 11:00'),
    ];
    expect(due(workingDays(5), ledger)).toBe('2026-11-12');
  });

  it('行政许可法 §42: extended by 10', () => {
    expect(due(workingDays(20), [start, extended(10, '2026-11-20 10:00')])).toBe('2026-12-14');
    expect(due(workingDays(20), [start, extended(10, '2026-11-20 10:00')], '2026-11-10 10:00')).toBe(
      '2026-11-30',
    );
  });

  it('a stop over the National Day holiday costs no working day of the limit', () => {
    const from = entry('started', '2026-09-29 09:00');
    const ledger = [from, entry('stopped', '2026-09-30 18:00'), entry('resumed', '2026-10-08 08:00')];
    expect(due(workingDays(5), [from], '2026-10-08 12:00')).toBe('2026-10-12');
    expect(due(workingDays(5), ledger, '2026-10-08 12:00')).toBe('2026-10-13');
  });

  it('a ledger reported out of order reads as the ordered one', () => {
    const ordered = [start, entry('stopped', '2026-11-03 10:00'), entry('resumed', '2026-11-05 10:00')];
    expect(clock(workingDays(5), [...ordered].reverse(), seedCalendar, at('2026-11-06 10:00'))).toEqual(
      clock(workingDays(5), ordered, seedCalendar, at('2026-11-06 10:00')),
    );
  });
});

describe('signals (defaults: reminder 60 %, warning 80 % or the last day)', () => {
  const ledger = [entry('started', '2026-11-02 09:00')];
  it.each([
    ['2026-11-02 10:00', 'normal'],
    ['2026-11-04 10:00', 'normal'],
    ['2026-11-05 00:00', 'reminder'],
    ['2026-11-06 00:00', 'warning'],
    ['2026-11-09 23:59', 'warning'],
    ['2026-11-10 00:00', 'overdue'],
  ])('5 working days at %s: %s', (now, signal) => {
    expect(clock(workingDays(5), ledger, seedCalendar, at(now)).signal).toBe(signal);
  });

  it('a limit of one day warns on that day', () => {
    expect(clock(workingDays(1), ledger, seedCalendar, at('2026-11-03 08:00')).signal).toBe('warning');
  });

  it('a limit in hours runs through the night', () => {
    const hours: Limit = { value: 24, unit: 'hour', basis: '示例', start: 'received' };
    const reading = clock(hours, ledger, seedCalendar, at('2026-11-03 05:00'));
    expect(reading).toMatchObject({ used: 20, signal: 'warning', dueAt: at('2026-11-03 09:00') });
    expect(clock(hours, ledger, seedCalendar, at('2026-11-03 09:00')).over).toBe(true);
  });
});

describe('explanation', () => {
  it('names what stops it today, although no day of the stop has passed', () => {
    const ledger: Ledger = [
      { kind: 'started', at: at('2026-11-02 09:00'), reason: '受理', basis: '行政许可法 §42' },
      { kind: 'stopped', at: at('2026-11-02 10:00'), reason: '特别程序:专家评审', basis: '行政许可法 §45' },
    ];
    const notes = (now: string) => explain(workingDays(20), ledger, seedCalendar, at(now)).notes;
    expect(notes('2026-11-02 11:00')).toEqual([
      {
        day: dayFromText('2026-11-02'),
        text: '特别程序:专家评审,停表至恢复计时',
        source: '行政许可法 §45',
      },
    ]);
    expect(notes('2026-11-02 09:30')).toEqual([]);
  });

  it('gives each run of days its reason and source', () => {
    const ledger = [
      entry('started', '2026-09-28 09:00'),
      entry('stopped', '2026-10-09 10:00'),
      entry('resumed', '2026-10-13 10:00'),
    ];
    const { sentence, lines } = explain(workingDays(5), ledger, seedCalendar, at('2026-10-13 12:00'));
    expect(
      lines.map((l) => [formatDay(l.from), formatDay(l.to), l.kind, l.days, l.reason, l.source]),
    ).toEqual([
      ['2026-09-28', '2026-09-28', 'start', 0, 'started,当日不计', '民法典 §201'],
      ['2026-09-29', '2026-09-30', 'counted', 2, '工作日,计入', '行政许可法 §82'],
      ['2026-10-01', '2026-10-07', 'holiday', 0, '国庆节放假,不计', '行政许可法 §82'],
      ['2026-10-08', '2026-10-09', 'counted', 2, '工作日,计入', '行政许可法 §82'],
      ['2026-10-10', '2026-10-13', 'stopped', 0, '特别程序:专家评审,不计', '行政许可法 §45'],
      ['2026-10-14', '2026-10-14', 'counted', 1, '工作日,计入', '行政许可法 §82'],
    ]);
    expect(sentence).toBe('时限5个工作日,依据行政许可法 §42;已用4个工作日,2026-10-14到期。');
  });
});
