import { describe, expect, it } from 'vitest';
import { formatDay, type Instant, instantFromText, seedCalendar } from '../calendar/index.ts';
import { clock, explain, type Ledger, type LedgerEntry, type Limit } from './index.ts';

const at = (text: string): Instant => {
  const [moment = '', zone = '+08:00'] = text.split(/(?=[+Z])/);
  return instantFromText(`${moment.replace(' ', 'T')}:00${zone}`);
};
const MARKS = { S: 'started', P: 'stopped', I: 'interrupted', R: 'resumed', E: 'ended' } as const;

/** 'S 2026-11-02 09:00 | X10 2026-11-05 10:00': what moved a clock, one letter a move; Xn extends by n. */
function told(text: string): Ledger {
  return text.split(' | ').map((move): LedgerEntry => {
    const [mark = '', ...rest] = move.split(' ');
    const base = { at: at(rest.join(' ')), basis: '示例' };
    if (mark.startsWith('X')) return { kind: 'extended', by: Number(mark.slice(1)), reason: '延长', ...base };
    const kind = MARKS[mark as keyof typeof MARKS];
    return { kind, reason: kind, ...base };
  });
}
const UNITS = { d: 'working-day', c: 'calendar-day', h: 'hour' } as const;
function limitOf(text: string): Limit {
  const [value = 0, ...rounds] = text.slice(1).split(',').map(Number);
  const unit = UNITS[text.charAt(0) as keyof typeof UNITS];
  return { value, unit, basis: '示例', start: 'accepted', ...(rounds.length > 0 ? { rounds } : {}) };
}
const MON = 'S 2026-11-02 09:00';

/**
 * Source ; case ; limit (d working days, c calendar days, h hours; values of later rounds behind commas) ; what moved
 * the clock ; now ; what it shows: state, used/limit, last day, late or not. 2026-11-02 is a Monday.
 */
const MOVES = `
行政许可法 §45 ; a stop of two working days ; d5 ; S 2026-11-02 09:00 | P 2026-11-03 10:00 | R 2026-11-05 10:00 ; 2026-11-06 12:00 ; running 2/5 2026-11-11
行政许可法 §45 ; a stop within one day moves nothing ; d5 ; S 2026-11-02 09:00 | P 2026-11-03 10:00 | R 2026-11-03 17:00 ; 2026-11-06 12:00 ; running 4/5 2026-11-09
行政许可法 §45 ; a stop over the weekend costs nothing ; d5 ; S 2026-11-02 09:00 | P 2026-11-06 18:00 | R 2026-11-09 08:00 ; 2026-11-09 12:00 ; running 4/5 2026-11-10
行政许可法 §45 ; while it stands still nothing is due ; d5 ; S 2026-11-02 09:00 | P 2026-11-03 10:00 ; 2026-12-12 10:00 ; stopped 1/5 –
行政许可法 §45 ; stopped on the day of its start ; d5 ; S 2026-11-02 09:00 | P 2026-11-02 10:00 | R 2026-11-06 10:00 ; 2026-11-06 12:00 ; running 0/5 2026-11-13
行政许可法 §45 ; stopped on its last day, it ends on the day it goes on ; d5 ; S 2026-11-02 09:00 | P 2026-11-09 10:00 | R 2026-11-12 10:00 ; 2026-11-12 11:00 ; running 5/5 2026-11-12
行政许可法 §45 ; and is late the day after ; d5 ; S 2026-11-02 09:00 | P 2026-11-09 10:00 | R 2026-11-12 10:00 ; 2026-11-13 00:00 ; running 6/5 2026-11-12 late
行政许可法 §45 ; a stop does not heal what had run out ; d5 ; S 2026-11-02 09:00 | P 2026-11-10 10:00 | R 2026-11-12 10:00 ; 2026-11-12 11:00 ; running 6/5 2026-11-09 late
行政许可法 §45 ; a stop over the New Year holiday ; d5 ; S 2025-12-29 09:00 | P 2025-12-30 10:00 | R 2026-01-05 10:00 ; 2026-01-05 12:00 ; running 1/5 2026-01-09
行政许可法 §45 ; a stop of the New Year holiday alone ; d5 ; S 2025-12-29 09:00 | P 2025-12-31 18:00 | R 2026-01-04 08:00 ; 2026-01-04 12:00 ; running 2/5 2026-01-07
行政许可法 §45 ; a stop over the Spring Festival 2026 ; d20 ; S 2026-02-02 09:00 | P 2026-02-12 10:00 | R 2026-03-02 10:00 ; 2026-03-02 12:00 ; running 8/20 2026-03-18
行政许可法 §45 ; overlapping procedures: it goes on when the last is over ; d5 ; S 2026-11-02 09:00 | P 2026-11-03 10:00 | P 2026-11-04 10:00 | R 2026-11-05 10:00 | R 2026-11-06 10:00 ; 2026-11-09 12:00 ; running 2/5 2026-11-12
行政许可法 §45 ; one of two overlapping procedures over: it still stands ; d5 ; S 2026-11-02 09:00 | P 2026-11-03 10:00 | P 2026-11-04 10:00 | R 2026-11-05 10:00 ; 2026-11-09 12:00 ; stopped 1/5 –
行政许可法 §45 ; a second resumption changes nothing ; d5 ; S 2026-11-02 09:00 | P 2026-11-03 10:00 | R 2026-11-05 10:00 | R 2026-11-06 10:00 ; 2026-11-09 12:00 ; running 3/5 2026-11-11
行政许可法 §45 ; the same stop told twice is one ; d5 ; S 2026-11-02 09:00 | P 2026-11-03 10:00 | P 2026-11-03 10:00 | R 2026-11-05 10:00 ; 2026-11-09 12:00 ; running 3/5 2026-11-11
行政许可法 §45 ; told in the wrong order ; d5 ; R 2026-11-05 10:00 | P 2026-11-03 10:00 | S 2026-11-02 09:00 ; 2026-11-09 12:00 ; running 3/5 2026-11-11
行政许可法 §45 ; a stop that lies in the future is not yet known ; d5 ; S 2026-11-02 09:00 | P 2026-11-30 10:00 ; 2026-11-04 12:00 ; running 2/5 2026-11-09
行政许可法 §45 ; a stop before the start is none ; d5 ; P 2026-10-30 10:00 | S 2026-11-02 09:00 ; 2026-11-04 12:00 ; running 2/5 2026-11-09
环境影响评价法 §22 ; a stop of calendar days, weekend and all ; c30 ; S 2026-11-02 09:00 | P 2026-11-06 10:00 | R 2026-11-09 10:00 ; 2026-11-09 12:00 ; running 4/30 2026-12-07
行政许可法 §42 ; ten days more ; d20 ; S 2026-11-02 09:00 | X10 2026-11-20 10:00 ; 2026-11-23 12:00 ; running 15/30 2026-12-14
行政许可法 §42 ; before it is granted the old day stands ; d20 ; S 2026-11-02 09:00 | X10 2026-11-20 10:00 ; 2026-11-19 12:00 ; running 13/20 2026-11-30
行政许可法 §42 ; extended while it stands still ; d20 ; S 2026-11-02 09:00 | P 2026-11-06 10:00 | X10 2026-11-10 10:00 | R 2026-11-13 10:00 ; 2026-11-13 12:00 ; running 4/30 2026-12-21
行政许可法 §42 ; extended on its last day ; d5 ; S 2026-11-02 09:00 | X10 2026-11-09 23:59 ; 2026-11-10 00:00 ; running 6/15 2026-11-23
令673 §10 ; forty days more, told twice ; d20 ; S 2026-07-01 09:00 | X40 2026-07-20 10:00 | X40 2026-07-20 10:00 ; 2026-07-21 12:00 ; running 14/60 2026-09-22
行政许可法 §32 ; a correction begins the five days again ; d5 ; S 2026-11-02 09:00 | I 2026-11-05 10:00 | R 2026-11-10 10:00 ; 2026-11-11 12:00 ; running 1/5 2026-11-17
行政许可法 §32 ; two corrections ; d5 ; S 2026-11-02 09:00 | I 2026-11-04 10:00 | R 2026-11-06 10:00 | I 2026-11-09 10:00 | R 2026-11-20 10:00 ; 2026-11-23 12:00 ; running 1/5 2026-11-27
行政许可法 §32 ; a correction after it had run out heals it: told is told ; d5 ; S 2026-11-02 09:00 | I 2026-11-12 10:00 | R 2026-11-13 10:00 ; 2026-11-13 12:00 ; running 0/5 2026-11-20
环境影响评价法 §22 ; received anew with the correction ; c30 ; S 2026-11-02 09:00 | I 2026-11-05 10:00 | R 2026-11-10 10:00 ; 2026-11-11 12:00 ; running 1/30 2026-12-10
[local] 图审轮次 ; the second round has a value of its own ; d10,5,3 ; S 2026-11-02 09:00 | I 2026-11-05 10:00 | R 2026-11-10 10:00 ; 2026-11-11 12:00 ; running 1/5 2026-11-17
[local] 图审轮次 ; the third as well ; d10,5,3 ; S 2026-11-02 09:00 | I 2026-11-05 10:00 | R 2026-11-10 10:00 | I 2026-11-11 10:00 | R 2026-11-16 10:00 ; 2026-11-16 12:00 ; running 0/3 2026-11-19
[local] 图审轮次 ; the last value stays ; d10,5 ; S 2026-11-02 09:00 | I 2026-11-05 10:00 | R 2026-11-10 10:00 | I 2026-11-11 10:00 | R 2026-11-16 10:00 ; 2026-11-16 12:00 ; running 0/5 2026-11-23
[local] 图审轮次 ; an extension lies on top ; d10,5 ; S 2026-11-02 09:00 | I 2026-11-05 10:00 | R 2026-11-10 10:00 | X5 2026-11-12 10:00 ; 2026-11-12 12:00 ; running 2/10 2026-11-24
民法典 §201 ; accepted on Monday, decided on Tuesday: one day ; d5 ; S 2026-11-02 09:00 | E 2026-11-03 16:00 ; 2026-12-30 09:00 ; ended 1/5 2026-11-09
民法典 §201 ; decided in the last minute ; d5 ; S 2026-11-02 09:00 | E 2026-11-09 23:59 ; 2026-12-30 09:00 ; ended 5/5 2026-11-09
民法典 §201 ; decided a minute later ; d5 ; S 2026-11-02 09:00 | E 2026-11-10 00:00 ; 2026-12-30 09:00 ; ended 6/5 2026-11-09 late
民法典 §201 ; decided twice: the first holds ; d5 ; S 2026-11-02 09:00 | E 2026-11-03 16:00 | E 2026-11-20 16:00 ; 2026-12-30 09:00 ; ended 1/5 2026-11-09
民法典 §201 ; received twice: the first holds ; d5 ; S 2026-11-02 09:00 | S 2026-11-05 09:00 ; 2026-11-06 09:00 ; running 4/5 2026-11-09
民法典 §203 ; decided on the day off behind its last day is late ; d5 ; S 2026-11-02 09:00 | E 2026-11-14 10:00 ; 2026-12-30 09:00 ; ended 9/5 2026-11-09 late
民法典 §203 ; a calendar limit that ends on Sunday is in time on Monday ; c30 ; S 2026-10-23 09:00 | E 2026-11-23 16:00 ; 2026-12-30 09:00 ; ended 31/30 2026-11-23
RFC 3339 ; the same moment told in UTC ; d5 ; S 2026-11-02 01:00Z ; 2026-11-02T04:00Z ; running 0/5 2026-11-09
RFC 3339 ; in Tokyo it is already the next day, here it is not ; d5 ; S 2026-11-03 00:30+09:00 ; 2026-11-03 00:45+09:00 ; running 0/5 2026-11-09
RFC 3339 ; in UTC it is still the day before ; d5 ; S 2026-11-01 16:00Z ; 2026-11-02 12:00 ; running 0/5 2026-11-09
民法典 §201 ¶2 ; hours run through the night ; h24 ; S 2026-11-02 09:00 ; 2026-11-03 05:00 ; running 20/24 2026-11-03
民法典 §201 ¶2 ; hours run out in their last minute ; h24 ; S 2026-11-02 09:00 ; 2026-11-03 09:00 ; running 24/24 2026-11-03 late
民法典 §201 ¶2 ; hours run through the weekend ; h48 ; S 2026-11-06 17:00 ; 2026-11-08 16:00 ; running 47/48 2026-11-08
民法典 §201 ¶2 ; hours stand still as well ; h24 ; S 2026-11-02 09:00 | P 2026-11-02 12:00 | R 2026-11-04 12:00 ; 2026-11-04 13:00 ; running 4/24 2026-11-05
民法典 §201 ¶2 ; hours of a second round ; h24,8 ; S 2026-11-02 09:00 | I 2026-11-02 12:00 | R 2026-11-04 09:00 ; 2026-11-04 10:00 ; running 1/8 2026-11-04
令673 §13 ; at once, and done at once ; d0 ; S 2026-11-02 09:00 | E 2026-11-02 09:00 ; 2026-11-30 09:00 ; ended 0/0 2026-11-02
令673 §13 ; at once, and done the next day: late ; d0 ; S 2026-11-02 09:00 | E 2026-11-03 09:00 ; 2026-11-30 09:00 ; ended 1/0 2026-11-02 late
民法典 §203 [check] ; received in the evening, done the next day: in time ; d0 ; S 2026-11-02 19:00 | E 2026-11-03 16:00 ; 2026-11-30 09:00 ; ended 1/0 2026-11-03
`;
type Row = [source: string, name: string, limit: string, moves: string, now: string, shown: string];
const rows = MOVES.trim()
  .split('\n')
  .map((line) => line.split(' ; ') as Row);

describe('what moves a clock', () => {
  it.each(rows)('%s: %s', (_source, _name, limit, moves, now, shown) => {
    const reading = clock(limitOf(limit), told(moves), seedCalendar, at(now));
    const day = reading.dueDay === null ? '–' : formatDay(reading.dueDay);
    const late = reading.over ? ' late' : '';
    expect(`${reading.state} ${reading.used}/${reading.limit} ${day}${late}`).toBe(shown);
  });
});

describe('yellow (law.md §2: at its share, with so many days left, or on the last day)', () => {
  it.each<[string, number, number | undefined, string]>([
    ['by the default share', 20, undefined, '2026-11-24'],
    ['with two days left: the share comes first', 20, 2, '2026-11-24'],
    ['with six days left', 20, 6, '2026-11-20'],
    ['of five days with two left', 5, 2, '2026-11-05'],
    ['of one day', 1, undefined, '2026-11-03'],
    ['of one day with five left: from the start', 1, 5, '2026-11-02'],
  ])('%s', (_name, value, warnDaysLeft, day) => {
    const rule = { remindAt: 0.6, warnAt: 0.8, ...(warnDaysLeft === undefined ? {} : { warnDaysLeft }) };
    const { warnAt } = clock(limitOf(`d${value}`), told(MON), seedCalendar, at('2026-11-02 10:00'), rule);
    expect(warnAt).toBe(at(`${day} 00:00`));
  });

  it('in hours', () => {
    const rule = { remindAt: 0.6, warnAt: 0.8, warnDaysLeft: 8 };
    expect(clock(limitOf('h24'), told(MON), seedCalendar, at('2026-11-02 10:00'), rule).warnAt).toBe(
      at('2026-11-03 01:00'),
    );
  });
});

describe('what the explanation tells besides the days', () => {
  it('each round and extension, with reason and source', () => {
    const moves = `${MON} | I 2026-11-05 10:00 | R 2026-11-10 10:00 | X5 2026-11-12 10:00`;
    const { notes, sentence } = explain(limitOf('d10,5'), told(moves), seedCalendar, at('2026-11-12 12:00'));
    expect(notes.map(({ day, text, source }) => [formatDay(day), text, source])).toEqual([
      ['2026-11-05', 'interrupted,此前天数作废,第2轮时限5个工作日', '示例'],
      ['2026-11-12', '延长,时限增至10个工作日', '示例'],
    ]);
    expect(sentence).toBe('第2轮时限10个工作日(含延长5),依据示例;已用2个工作日,2026-11-24到期。');
  });

  it('an evening’s 即办, in the picture and as a note', () => {
    const { notes, lines } = explain(
      limitOf('d0'),
      told('S 2026-11-20 21:00'),
      seedCalendar,
      at('2026-11-20 22:00'),
    );
    expect(notes[0]?.text).toBe('started,已过办公时间,应于2026-11-23办结');
    expect(lines.map((line) => [formatDay(line.to), line.kind, line.source])).toEqual([
      ['2026-11-20', 'start', '民法典 §203 [check]'],
      ['2026-11-22', 'weekend', '行政许可法 §82'],
      ['2026-11-23', 'counted', '行政许可法 §82'],
    ]);
  });

  it('a local holiday or an emergency day by its own document', async () => {
    const { SEED_CALENDAR, withYears } = await import('../calendar/index.ts');
    const emergency = [
      { day: '2026-11-04', working: false, name: '防汛停工', source: '示例应急〔2026〕1号' },
    ];
    const special = withYears(SEED_CALENDAR, { id: 'x', version: 'x-1', emergency });
    const { lines, reading } = explain(limitOf('d5'), told(MON), special, at('2026-11-05 12:00'));
    expect(lines[2]).toMatchObject({
      kind: 'holiday',
      reason: '防汛停工,不计',
      source: '示例应急〔2026〕1号',
    });
    expect(reading.dueDay && formatDay(reading.dueDay)).toBe('2026-11-10');
  });
});
