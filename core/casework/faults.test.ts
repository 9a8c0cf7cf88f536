import { describe, expect, it } from 'vitest';
import { formatDay, instantFromText, seedCalendar } from '../calendar/index.ts';
import { acceptIt, at, grantOn, ITEM, play, receive, refusal, type Step } from './fixtures.ts';
import { type CaseCommand, type Measure, readMeasure } from './index.ts';

/** What goes wrong with facts: refused by name at the one door, or counted right. */

const special = (days = 30): CaseCommand => ({
  type: 'start-special',
  kind: 'commissioned-evaluation',
  name: null,
  days,
  note: null,
});
const goOn: CaseCommand = { type: 'end-special', note: null };
const deliver: CaseCommand = { type: 'deliver', method: '窗口领取' };
const told = <C extends CaseCommand>(command: C, when: string): C => ({ ...command, at: at(when) });
const reviewing: readonly Step[] = [receive, acceptIt];
const suspended: readonly Step[] = [...reviewing, ['2026-03-03 09:00', special()]];

describe('is refused', () => {
  it.each<[string, readonly Step[], string, CaseCommand, string]>([
    ['out of order', reviewing, '2026-03-05 09:00', told(special(), '2026-03-02 14:59'), 'before-last-step'],
    ['a resumption without a suspension', reviewing, '2026-03-05 09:00', goOn, 'wrong-order'],
    ['received twice', reviewing, '2026-03-05 09:00', { type: 'receive' }, 'wrong-order'],
    ['accepted twice', reviewing, '2026-03-05 09:00', { type: 'accept' }, 'wrong-order'],
    [
      'delivered twice',
      [...reviewing, grantOn('2026-03-05'), ['2026-03-06 09:00', deliver]],
      '2026-03-09 09:00',
      deliver,
      'already-delivered',
    ],
    ['in the future', reviewing, '2026-03-05 09:00', told(special(), '2026-03-05 09:01'), 'in-the-future'],
    [
      'in the future, told in the time of Tokyo',
      reviewing,
      '2026-03-05 09:00',
      { ...special(), at: instantFromText('2026-03-05T10:00:01+09:00') },
      'in-the-future',
    ],
    ['two resumptions', [...suspended, ['2026-03-05 09:00', goOn]], '2026-03-06 09:00', goOn, 'wrong-order'],
    ['overlapping special procedures', suspended, '2026-03-04 09:00', special(5), 'special-open'],
  ])('%s', (_, steps, when, command, code) => {
    expect(refusal(play(steps).state, when, command)?.code).toBe(code);
  });

  it('before the project existed', () => {
    const over = { notBefore: at('2026-03-02 08:00') };
    const early = told<CaseCommand>({ type: 'receive' }, '2026-03-02 07:59');
    expect(refusal(play([]).state, '2026-03-02 09:00', early, over)?.code).toBe('before-project');
    expect(refusal(play([]).state, '2026-03-02 09:00', { type: 'receive' }, over)).toBeNull();
  });
});

describe('is counted', () => {
  const overNewYear: readonly Step[] = [
    ['2025-12-29 09:00', { type: 'receive' }],
    ['2025-12-29 10:00', { type: 'accept' }],
    ['2025-12-30 10:00', special()],
  ];
  const extend: CaseCommand = { type: 'extend', days: 10, reason: '情况复杂。' };

  it.each<[string, readonly Step[], Measure, string, string | null]>([
    // 2026-01-01 to 03 are off, Sunday the 4th is worked.
    ['a suspension over New Year, while it lasts', overNewYear, 'committed', '2026-01-02 09:00', null],
    [
      'a suspension over New Year, ended on the worked Sunday',
      [...overNewYear, ['2026-01-04 09:00', goOn]],
      'committed',
      '2026-01-04 12:00',
      '2026-01-08',
    ],
    [
      'a suspension over New Year, ended on Monday',
      [...overNewYear, ['2026-01-05 10:00', goOn]],
      'committed',
      '2026-01-05 12:00',
      '2026-01-09',
    ],
    [
      'an extension while suspended',
      [...overNewYear, ['2026-01-04 09:00', extend], ['2026-01-05 10:00', goOn]],
      'statutory',
      '2026-01-05 12:00',
      '2026-02-13',
    ],
    [
      'told late, in the time of London',
      [
        ...reviewing,
        ['2026-03-05 09:00', { ...special(), at: instantFromText('2026-03-03T01:00:00Z') }],
        ['2026-03-06 09:00', goOn],
      ],
      'committed',
      '2026-03-06 12:00',
      '2026-03-12',
    ],
  ])('%s', (_, steps, measure, now, due) => {
    const [[first] = ['']] = steps;
    const { state } = play(steps, { notBefore: at(first) });
    const day = readMeasure(state, ITEM, measure, seedCalendar, at(now))?.dueDay ?? null;
    expect(day === null ? null : formatDay(day)).toBe(due);
  });
});
