import { describe, expect, it } from 'vitest';
import { formatDay, seedCalendar } from '../calendar/index.ts';
import { explain } from '../clock/index.ts';
import {
  acceptIt,
  at,
  document,
  grantOn,
  ITEM,
  LICENCE,
  play,
  receive,
  refusal,
  type Step,
} from './fixtures.ts';
import {
  type CaseCommand,
  type CaseState,
  ledgerOf,
  lightOf,
  limitOf,
  type Measure,
  readMeasure,
} from './index.ts';

const read = (state: CaseState, measure: Measure, now: string, item = ITEM) =>
  readMeasure(state, item, measure, seedCalendar, at(now));
const dueOf = (state: CaseState, measure: Measure, now: string, item = ITEM) => {
  const day = read(state, measure, now, item)?.dueDay;
  return day === null || day === undefined ? null : formatDay(day);
};
const granted: readonly Step[] = [receive, acceptIt, grantOn('2026-03-06')];
const deliver = (when: string): Step => [when, { type: 'deliver', method: '窗口领取' }];

describe('送达: ten working days from the decision (行政许可法 §44)', () => {
  it.each<[string, readonly Step[], string, object | null]>([
    ['before the decision there is nothing to deliver', [receive, acceptIt], '2026-03-06 12:00', null],
    [
      'decided on Friday: the tenth working day',
      granted,
      '2026-03-06 12:00',
      { state: 'running', over: false },
    ],
    ['the last day is in time', granted, '2026-03-20 23:59', { state: 'running', over: false, remaining: 0 }],
    ['the next day is not', granted, '2026-03-21 00:00', { state: 'running', over: true }],
    [
      'delivered in time',
      [...granted, deliver('2026-03-20 17:00')],
      '2026-06-01 09:00',
      { state: 'ended', over: false, used: 10 },
    ],
    [
      'delivered late stays late',
      [...granted, deliver('2026-03-23 09:00')],
      '2026-06-01 09:00',
      { state: 'ended', over: true, used: 11 },
    ],
    [
      'a revoked decision is no longer to be delivered (§69)',
      [...granted, ['2026-03-10 09:00', { type: 'revoke', reason: '错误', basis: '§69' }]],
      '2026-06-01 09:00',
      { state: 'ended', over: false },
    ],
    [
      'a refusal is delivered too (§38, §44)',
      [
        receive,
        acceptIt,
        ['2026-03-06 10:00', { type: 'refuse', reason: '不符', document: document('2026-03-06') }],
      ],
      '2026-03-21 00:00',
      { state: 'running', over: true },
    ],
    [
      'withdrawn: no document',
      [receive, acceptIt, ['2026-03-06 10:00', { type: 'withdraw', reason: '调整' }]],
      '2026-06-01 09:00',
      null,
    ],
  ])('%s', (_, steps, now, expected) => {
    const reading = read(play(steps).state, 'delivery', now);
    if (expected === null) expect(reading).toBeNull();
    else expect(reading).toMatchObject(expected);
  });

  // 27–30 April, 6–8 May, Saturday the 9th (made up for), 11 and 12 May.
  it('is due over the May holiday where the notice says, with the reason of each day', () => {
    const { state } = play([receive, acceptIt, grantOn('2026-04-24')]);
    const limit = limitOf(state, ITEM, 'delivery', seedCalendar);
    if (!limit) throw new Error('no limit');
    const told = explain(
      limit,
      ledgerOf(state, ITEM, 'delivery', seedCalendar),
      seedCalendar,
      at('2026-04-27 09:00'),
    );
    expect(dueOf(state, 'delivery', '2026-04-27 09:00')).toBe('2026-05-12');
    expect(told.lines.filter(({ kind }) => kind === 'holiday').length).toBeGreaterThan(0);
    expect(told.lines.reduce((days, line) => days + line.days, 0)).toBe(10);
  });

  it('a 备案 is printed by its applicant (国务院令673 §13); what is no licence carries a mark', () => {
    const { state } = play(granted);
    expect(limitOf(state, { ...ITEM, kind: '备案' }, 'delivery', seedCalendar)).toBeNull();
    expect(limitOf(state, { ...ITEM, kind: '政府内部审批' }, 'delivery', seedCalendar)?.mark).toContain(
      '待确认',
    );
  });
});

describe('what stops a clock has a light of its own (行政许可法 §45)', () => {
  const special: Step = [
    '2026-03-03 09:00',
    { type: 'start-special', kind: 'commissioned-evaluation', name: null, days: 5, note: null },
  ];
  const correction: Step = [
    '2026-03-03 09:00',
    { type: 'request-correction', items: [{ material: '申请书', problem: '缺页' }], replyBy: '2026-03-10' },
  ];
  it.each<[string, Step, string, object]>([
    [
      'a procedure in time',
      special,
      '2026-03-05 09:00',
      { what: 'special', name: '委托评估', signal: 'normal', over: false },
    ],
    ['on its last day', special, '2026-03-10 20:00', { signal: 'warning', over: false, remaining: 0 }],
    ['two working days over', special, '2026-03-12 09:00', { signal: 'overdue', over: true, remaining: -2 }],
    [
      'a correction in time',
      correction,
      '2026-03-05 09:00',
      { what: 'correction', signal: 'normal', over: false, remaining: 3 },
    ],
    ['on its day', correction, '2026-03-10 23:59', { signal: 'warning', over: false, remaining: 0 }],
    [
      'three working days over',
      correction,
      '2026-03-13 00:00',
      { signal: 'overdue', over: true, remaining: -3 },
    ],
  ])('%s', (_, step, now, expected) => {
    const light = lightOf(play([receive, acceptIt, step]).state, ITEM, seedCalendar, at(now));
    expect(light?.signal).toBe('stopped');
    expect(light?.stop).toMatchObject(expected);
  });

  it('nothing is stopped where nothing is open', () => {
    const ended = play([
      receive,
      acceptIt,
      special,
      ['2026-03-20 09:00', { type: 'end-special', note: null }],
    ]);
    expect(lightOf(ended.state, ITEM, seedCalendar, at('2026-03-21 09:00'))?.stop).toBeNull();
    expect(lightOf(play(granted).state, LICENCE, seedCalendar, at('2026-03-09 09:00'))?.stop).toBeNull();
  });

  it.each<[string, readonly Step[], string, CaseCommand, string, RegExp]>([
    [
      'a second procedure beside the first',
      [special],
      '2026-03-04 09:00',
      special[1],
      'special-open',
      /“委托评估”尚未结束/,
    ],
    [
      'a resumption of what runs',
      [],
      '2026-03-04 09:00',
      { type: 'end-special', note: null },
      'wrong-order',
      /不能“特别程序/,
    ],
    [
      'two resumptions',
      [special, ['2026-03-04 09:00', { type: 'end-special', note: null }]],
      '2026-03-04 10:00',
      { type: 'end-special', note: null },
      'wrong-order',
      /不需要重复登记/,
    ],
    [
      'a grant while the correction is open',
      [correction],
      '2026-03-04 09:00',
      grantOn('2026-03-04')[1],
      'wrong-order',
      /补正/,
    ],
    [
      'a grant while the procedure is open',
      [special],
      '2026-03-04 09:00',
      grantOn('2026-03-04')[1],
      'special-open',
      /尚未结束/,
    ],
    [
      'a grant twice',
      [grantOn('2026-03-04')],
      '2026-03-05 09:00',
      grantOn('2026-03-05')[1],
      'wrong-order',
      /不需要重复登记/,
    ],
    [
      'in the future',
      [],
      '2026-03-04 09:00',
      { type: 'end-special', note: null, at: at('2026-03-04 09:01') },
      'in-the-future',
      /晚于现在/,
    ],
    [
      'before the last step',
      [],
      '2026-03-04 09:00',
      { ...special[1], at: at('2026-03-02 14:00') } as CaseCommand,
      'before-last-step',
      /上一环节/,
    ],
    [
      'before the project was registered',
      [],
      '2026-03-04 09:00',
      { ...special[1], at: at('2026-02-27 14:00') } as CaseCommand,
      'before-project',
      /项目登记\(2026-03-01\)/,
    ],
    [
      'delivery of what was revoked',
      [grantOn('2026-03-04'), ['2026-03-05 09:00', { type: 'revoke', reason: '错误', basis: '§69' }]],
      '2026-03-06 09:00',
      { type: 'deliver', method: '邮寄' },
      'deliver-revoked',
      /已经撤销/,
    ],
  ])('%s is refused', (_, steps, when, command, code, words) => {
    const notBefore = at('2026-03-01 00:00');
    const { state } = play([receive, acceptIt, ...steps], { notBefore });
    const refused = refusal(state, when, command, { notBefore });
    expect(refused?.code).toBe(code);
    expect(refused?.message).toMatch(words);
  });
});

describe('延长: by whom, how much, how often (国务院令673 §10; 行政许可法 §42)', () => {
  const extend = (days: number): CaseCommand => ({ type: 'extend', days, reason: '情况复杂。' });
  const special: Step = [
    '2026-03-03 09:00',
    { type: 'start-special', kind: 'commissioned-evaluation', name: null, days: 30, note: null },
  ];
  it('while suspended moves the day on which it is due after the resumption', () => {
    const plain = play([
      receive,
      acceptIt,
      special,
      ['2026-03-10 09:00', { type: 'end-special', note: null }],
    ]);
    const longer = play([
      receive,
      acceptIt,
      special,
      ['2026-03-05 09:00', extend(40)],
      ['2026-03-10 09:00', { type: 'end-special', note: null }],
    ]);
    const due = (state: CaseState) => read(state, 'statutory', '2026-03-11 09:00')?.dueDay ?? 0;
    expect(seedCalendar.workingDaysBetween(due(plain.state) as never, due(longer.state) as never)).toBe(40);
  });
  it('names who has to consent', () => {
    const { facts } = play([receive, acceptIt, ['2026-03-05 09:00', extend(40)]]);
    expect(facts.at(-1)).toMatchObject({ type: 'case.extended', approver: '本机关主要负责人' });
  });
  it.each<[string, readonly Step[], string, CaseCommand, string]>([
    ['by a day more than the law gives', [], '2026-03-05 09:00', extend(41), 'extension-too-long'],
    ['a second time', [['2026-03-05 09:00', extend(1)]], '2026-03-06 09:00', extend(1), 'extension-used'],
    ['once the statutory limit has passed', [], '2026-03-31 09:00', extend(1), 'extension-too-late'],
  ])('%s is refused', (_, steps, when, command, code) => {
    expect(refusal(play([receive, acceptIt, ...steps]).state, when, command)?.code).toBe(code);
  });
  it('on the last day of the statutory limit is still allowed', () => {
    expect(dueOf(play([receive, acceptIt]).state, 'statutory', '2026-03-05 09:00')).toBe('2026-03-30');
    expect(refusal(play([receive, acceptIt]).state, '2026-03-30 23:00', extend(40))).toBeNull();
  });
});
