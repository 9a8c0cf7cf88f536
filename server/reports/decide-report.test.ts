import { instantFromText } from '@zongheng/core/calendar';
import { describe, expect, test } from 'vitest';
import { decideReport, type ReportState } from './report.ts';

/** 令673 §16, 政府投资条例 §27: the unit reports 开工、建设进度、竣工 truthfully. What cannot be true is refused. */
const NOW = instantFromText('2027-05-10T02:00:00Z');
const REGISTERED = instantFromText('2026-03-01T02:00:00Z');
const [W1, W2] = ['019a0000-0000-7000-8000-0000000000a1', '019a0000-0000-7000-8000-0000000000a2'];

type Short = readonly [
  kind: ReportState['kind'],
  day: string,
  more?: {
    readonly period?: string;
    readonly invested?: string | null;
    readonly work?: string;
    readonly text?: null;
    readonly cause?: null;
  },
];

const stateOf = ([kind, happenedOn, more = {}]: Short): ReportState => ({
  projectId: 'p',
  kind,
  happenedOn,
  workId: more.work ?? null,
  period: more.period ?? (kind === 'progress' ? '2026' : null),
  investedTotal: more.invested ?? null,
  status: 'valid',
  filedAt: NOW,
  correctedAt: null,
  withdrawnAt: null,
});

function file(before: readonly Short[], report: Short, codeIssued = true) {
  const { projectId, kind, happenedOn, workId, period, investedTotal } = stateOf(report);
  const more = report[2] ?? {};
  const needsMoney = kind === 'progress' || kind === 'completion';
  return decideReport(
    null,
    {
      type: 'file',
      projectId,
      kind,
      happenedOn,
      workId,
      period,
      investedTotal: more.invested === null ? null : (investedTotal ?? (needsMoney ? '900' : null)),
      words: {
        text: more.text === null ? null : '主体完成。',
        cause: more.cause === null ? null : '资金未到位。',
        reason: null,
      },
    },
    { now: NOW, registeredAt: REGISTERED, codeIssued, workIds: [W1, W2], others: before.map(stateOf) },
  );
}

const START: Short = ['start', '2026-06-01'];

describe('a report that may stand', () => {
  const cases: readonly (readonly [why: string, before: readonly Short[], report: Short])[] = [
    ['a first start', [], START],
    ['progress after the start', [START], ['progress', '2026-12-31', { invested: '100' }]],
    [
      'as much money as before',
      [START, ['progress', '2026-12-31', { invested: '100.5' }]],
      ['progress', '2027-03-31', { period: '2027-Q1', invested: '100.5000' }],
    ],
    [
      'a late report of a year between two others',
      [START, ['progress', '2027-03-31', { period: '2027-Q1', invested: '300' }]],
      ['progress', '2026-12-31', { invested: '200' }],
    ],
    ['completion on the day of the start', [START], ['completion', '2026-06-01']],
    ['suspension, then resumption', [START, ['suspension', '2026-09-01']], ['resumption', '2026-10-01']],
    [
      'a second suspension',
      [START, ['suspension', '2026-09-01'], ['resumption', '2026-10-01']],
      ['suspension', '2026-11-01'],
    ],
    ['a delayed start before the start', [], ['delayed-start', '2026-05-01']],
    ['each work starts', [['start', '2026-06-01', { work: W1 }]], ['start', '2026-07-01', { work: W2 }]],
    ['a work after the start of the whole', [START], ['progress', '2026-12-31', { work: W2, invested: '5' }]],
    ['the whole after one work started', [['start', '2026-06-01', { work: W1 }]], ['progress', '2026-12-31']],
    [
      'a work goes on after another was completed',
      [START, ['completion', '2026-12-01', { work: W1 }]],
      ['progress', '2026-12-31', { work: W2 }],
    ],
    ['a start before the platform', [], ['start', '2018-06-01']],
  ];
  test.each(cases)('%s', (_, before, report) => {
    expect(file(before, report)).toMatchObject({ ok: true });
  });
});

describe('a report that cannot be true is refused with the rule', () => {
  const cases: readonly (readonly [code: string, before: readonly Short[], report: Short, field?: string])[] =
    [
      ['started-before', [START], ['start', '2026-07-01']],
      ['started-before', [START], ['delayed-start', '2026-07-01'], 'happenedOn'],
      ['not-started', [], ['progress', '2026-12-31'], 'happenedOn'],
      ['not-started', [], ['completion', '2026-12-31'], 'happenedOn'],
      ['not-started', [], ['suspension', '2026-12-31'], 'happenedOn'],
      ['not-started', [START], ['completion', '2026-05-31'], 'happenedOn'],
      [
        'not-started',
        [['start', '2026-06-01', { work: W1 }]],
        ['progress', '2026-12-31', { work: W2 }],
        'happenedOn',
      ],
      ['completed-before', [START, ['completion', '2027-01-01']], ['completion', '2027-02-01']],
      ['completed-before', [START, ['completion', '2027-01-01']], ['progress', '2027-02-01'], 'happenedOn'],
      [
        'completed-before',
        [START, ['completion', '2027-01-01']],
        ['suspension', '2027-02-01', { work: W1 }],
        'happenedOn',
      ],
      ['not-suspended', [START], ['resumption', '2026-10-01']],
      ['not-suspended', [START, ['suspension', '2026-09-01']], ['resumption', '2026-08-01']],
      ['suspended-already', [START, ['suspension', '2026-09-01']], ['suspension', '2026-10-01']],
      [
        'invested-decreased',
        [START, ['progress', '2026-12-31', { invested: '100' }]],
        ['progress', '2027-03-31', { period: '2027-Q1', invested: '99.9999' }],
        'investedTotal',
      ],
      [
        'invested-decreased',
        [START, ['progress', '2027-03-31', { period: '2027-Q1', invested: '100' }]],
        ['progress', '2026-12-31', { invested: '900' }],
        'investedTotal',
      ],
      [
        'period-reported',
        [START, ['progress', '2026-12-31', { invested: '1' }]],
        ['progress', '2027-01-10'],
        'period',
      ],
      ['period-ahead', [START], ['progress', '2026-12-31', { period: '2027' }], 'period'],
      ['period-not-needed', [], ['start', '2026-06-01', { period: '2026' }], 'period'],
      ['day-in-future', [], ['start', '2027-05-11'], 'happenedOn'],
      ['day-too-early', [], ['start', '2015-12-31'], 'happenedOn'],
      ['invalid-day', [], ['start', '2027-02-30'], 'happenedOn'],
      ['invested-missing', [START], ['completion', '2026-12-31', { invested: null }], 'investedTotal'],
      ['text-missing', [START], ['progress', '2026-12-31', { text: null }], 'text'],
      ['cause-missing', [START], ['suspension', '2026-12-31', { cause: null }], 'cause'],
      ['unknown-work', [], ['start', '2026-06-01', { work: 'none' }], 'workId'],
    ];
  test.each(cases)('%s %j then %j', (...row) => {
    const [code, before, report, field] = row as unknown as (typeof cases)[number];
    const decided = file(before, report);
    if (decided.ok) throw new Error('it was let through');
    expect([decided.refusal.code, decided.refusal.field]).toEqual([code, field]);
    expect(decided.refusal.message).toMatch(/\p{Script=Han}/u);
    if (code !== 'unknown-work') expect(decided.refusal.source).toMatch(/令673.*§16.*令712.*§27/);
  });

  test('code-missing: nothing is reported of a project without its code (2017年第3号令)', () => {
    const decided = file([], START, false);
    expect(decided).toMatchObject({ ok: false, refusal: { code: 'code-missing', source: '2017年第3号令' } });
  });
});

describe('a report once filed', () => {
  const context = (others: readonly Short[]) => ({
    now: NOW,
    registeredAt: REGISTERED,
    codeIssued: true,
    workIds: [],
    others: others.map(stateOf),
  });
  const words = { text: null, cause: null, reason: '日期填错。' };
  const moved = (happenedOn: string) =>
    ({ type: 'correct', happenedOn, period: null, investedTotal: null, words }) as const;

  test('may be corrected as long as the others stay true', () => {
    const progress: Short = ['progress', '2026-12-31', { invested: '1' }];
    const start = stateOf(START);
    expect(decideReport(start, moved('2026-07-01'), context([progress]))).toMatchObject({
      value: [{ type: 'report.corrected', happenedOn: '2026-07-01' }],
    });
    expect(decideReport(start, moved('2027-01-01'), context([progress]))).toMatchObject({
      refusal: { code: 'not-started' },
    });
  });

  test('is withdrawn only while nothing rests on it, and then is neither corrected nor withdrawn again', () => {
    const withdraw = { type: 'withdraw', words } as const;
    const start = stateOf(START);
    expect(decideReport(start, withdraw, context([['completion', '2027-01-01']]))).toMatchObject({
      refusal: { code: 'not-started' },
    });
    expect(decideReport(start, withdraw, context([]))).toMatchObject({
      value: [{ type: 'report.withdrawn' }],
    });
    for (const command of [withdraw, moved('2026-06-02')]) {
      expect(decideReport({ ...start, status: 'withdrawn' }, command, context([]))).toMatchObject({
        refusal: { code: 'state-conflict' },
      });
    }
  });
});
