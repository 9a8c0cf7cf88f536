import { describe, expect, it } from 'vitest';
import { formatDay, seedCalendar } from '../calendar/index.ts';
import type { ItemRule } from '../catalogue/index.ts';
import {
  acceptIt,
  at,
  context,
  document,
  grantOn,
  ITEM,
  LICENCE,
  PERMIT,
  play,
  receive,
  refusal,
  type Step,
} from './fixtures.ts';
import {
  type CaseCommand,
  type CaseFact,
  type CaseState,
  decide,
  evolve,
  expiryOf,
  NO_CASE,
  readMeasure,
} from './index.ts';

const apply = (until: string, reason = '前期工作未完成。'): CaseCommand => ({
  type: 'apply-renewal',
  until,
  reason,
});
const granted = (day: string, validUntil?: string): readonly Step[] => [
  receive,
  acceptIt,
  grantOn(day, validUntil),
];
const expiry = (state: CaseState, item: ItemRule) => {
  const day = expiryOf(state, item);
  return day === null ? null : formatDay(day);
};
const renew = (issuedOn: string, until: string): CaseCommand => ({
  type: 'renew',
  document: document(issuedOn, until),
});
const refuse = (issuedOn: string): CaseCommand => ({
  type: 'refuse-renewal',
  reason: '不符合延期条件。',
  document: document(issuedOn),
});

describe('applying in time', () => {
  // Valid until Monday 2026-12-07; the thirtieth working day before it is 2026-10-27, so the 26th is the last.
  const licence = () => play(granted('2026-03-06', '2026-12-07'), { item: LICENCE }).state;
  it.each<[string, string, string | null]>([
    ['on the last day', '2026-10-26 23:59', null],
    ['a day later (行政许可法 §50)', '2026-10-27 00:00', 'renewal-too-late'],
    ['once it has run out', '2026-12-08 00:00', 'result-expired'],
  ])('%s', (_, when, code) => {
    const refused = refusal(licence(), when, apply('2027-06-30'), { item: LICENCE });
    expect(refused?.code ?? null).toBe(code);
    if (refused) expect(refused.source).toBe('行政许可法 §50');
  });

  it('an item may take what comes late, but not what has run out', () => {
    const rule = {
      times: null,
      longest: null,
      applyBefore: 30,
      decideDays: null,
      silence: 'renewed',
      basis: '示例',
    } as const;
    const item: ItemRule = {
      ...LICENCE,
      validityTerm: { value: null, unit: 'year', basis: '示例', renewal: { ...rule, lateAllowed: true } },
    };
    expect(refusal(licence(), '2026-12-07 12:00', apply('2027-06-30'), { item })).toBeNull();
    expect(refusal(licence(), '2026-12-08 12:00', apply('2027-06-30'), { item })?.code).toBe(
      'result-expired',
    );
  });

  it('a permit may be asked for until its last day (建筑法 §9)', () => {
    const { state } = play(granted('2026-03-06'), { item: PERMIT });
    expect(refusal(state, '2026-06-06 23:59', apply('2026-09-06'), { item: PERMIT })).toBeNull();
    expect(refusal(state, '2026-06-07 00:00', apply('2026-09-06'), { item: PERMIT })?.code).toBe(
      'result-expired',
    );
  });

  const approval = play(granted('2026-03-06')).state;
  const permit = play(granted('2026-03-06'), { item: PERMIT }).state;
  const once = play([
    ...granted('2026-03-06'),
    ['2027-12-01 09:00', apply('2029-03-06')],
    ['2027-12-10 09:00', renew('2027-12-10', '2029-03-06')],
  ]).state;
  it.each<[string, CaseState, string, CaseCommand, ItemRule, string, string]>([
    [
      'by more than a year (令673 §12)',
      approval,
      '2027-12-01 09:00',
      apply('2029-03-07'),
      ITEM,
      'renewal-until',
      '国务院令673 §12',
    ],
    [
      'by more than three months (建筑法 §9)',
      permit,
      '2026-06-01 09:00',
      apply('2026-09-07'),
      PERMIT,
      'renewal-until',
      '建筑法 §9',
    ],
    [
      'not beyond its end',
      permit,
      '2026-06-01 09:00',
      apply('2026-06-06'),
      PERMIT,
      'renewal-until',
      '建筑法 §9',
    ],
    [
      'a second postponement (令673 §12: once)',
      once,
      '2028-11-01 09:00',
      apply('2030-03-06'),
      ITEM,
      'renewal-used',
      '国务院令673 §12',
    ],
    [
      'without a reason',
      permit,
      '2026-06-01 09:00',
      apply('2026-09-06', ' '),
      PERMIT,
      'reason-missing',
      '建筑法 §9',
    ],
    [
      'what has no end',
      play(granted('2026-03-06'), { item: LICENCE }).state,
      '2026-06-01 09:00',
      apply('2027-06-06'),
      LICENCE,
      'valid-without-end',
      '行政许可法 §50',
    ],
    [
      'what was refused',
      play([
        receive,
        acceptIt,
        ['2026-03-06 10:00', { type: 'refuse', reason: '不符', document: document('2026-03-06') }],
      ]).state,
      '2026-06-01 09:00',
      apply('2027-06-06'),
      ITEM,
      'nothing-to-renew',
      '国务院令673 §12',
    ],
    [
      'of what is not renewed at all',
      approval,
      '2026-06-01 09:00',
      apply('2027-06-06'),
      { ...LICENCE, kind: '行政确认' },
      'renewal-not-allowed',
      '事项办事指南',
    ],
    [
      'a decision nobody applied for',
      permit,
      '2026-06-01 09:00',
      renew('2026-06-01', '2026-09-06'),
      PERMIT,
      'no-renewal-open',
      '行政许可法 §50',
    ],
  ])('%s is refused', (_, state, when, command, item, code, source) => {
    expect(refusal(state, when, command, { item })).toMatchObject({ code, source });
  });
});

describe('deciding on it', () => {
  const applied = (item: ItemRule, when: string, until: string, day: string, validUntil?: string) =>
    play([...granted(day, validUntil), [when, apply(until)]], { item }).state;

  it('核准 has twenty working days from the application (令673 §12)', () => {
    const state = applied(ITEM, '2027-12-01 09:00', '2029-03-06', '2026-03-06');
    const reading = readMeasure(state, ITEM, 'renewal', seedCalendar, at('2027-12-02 09:00'));
    expect([reading?.limit, reading?.dueDay && formatDay(reading.dueDay)]).toEqual([20, '2027-12-29']);
  });

  it.each([
    ['2026-12-07', '2026-12-07'],
    // A Saturday: the office must have decided by Friday, for on Sunday the licence is renewed.
    ['2026-12-12', '2026-12-11'],
  ])('a licence valid until %s is decided by %s (行政许可法 §50)', (validUntil, due) => {
    const state = applied(LICENCE, '2026-10-12 09:00', '2027-06-30', '2026-03-06', validUntil);
    const reading = readMeasure(state, LICENCE, 'renewal', seedCalendar, at('2026-10-13 09:00'));
    expect(reading?.dueDay && formatDay(reading.dueDay)).toBe(due);
  });

  it('no decision by the end is renewal, from the first moment after it (行政许可法 §50)', () => {
    const state = applied(PERMIT, '2026-06-01 09:00', '2026-09-06', '2026-03-06');
    const over = { item: PERMIT };
    expect(decide(state, { type: 'apply-deemed' }, context('2026-06-06 23:59', over))).toEqual({
      ok: true,
      value: [],
    });
    const silent = decide(state, { type: 'apply-deemed' }, context('2026-06-07 00:00', over));
    if (!silent.ok) throw new Error(silent.refusal.message);
    expect(silent.value).toEqual([
      { type: 'case.renewed', at: at('2026-06-07 00:00'), deemed: true, until: '2026-09-06', document: null },
    ]);
    expect(expiry(silent.value.reduce(evolve, state), PERMIT)).toBe('2026-09-06');
    expect(refusal(state, '2026-06-08 09:00', refuse('2026-06-08'), over)?.message).toContain(
      '已视为准予延续',
    );
  });

  it('twice by three months, and no third time (建筑法 §9)', () => {
    const { state } = play(
      [
        ...granted('2026-03-06'),
        ['2026-06-01 09:00', apply('2026-09-06')],
        ['2026-06-05 09:00', renew('2026-06-05', '2026-09-06')],
        ['2026-09-01 09:00', apply('2026-12-06')],
        ['2026-12-07 09:00', { type: 'apply-deemed' }],
      ],
      { item: PERMIT },
    );
    expect(state.renewals.map(({ decision }) => decision?.outcome)).toEqual(['renewed', 'deemed']);
    const third = refusal(state, '2026-12-08 09:00', apply('2027-03-06'), { item: PERMIT });
    expect(third).toMatchObject({ code: 'renewal-used', source: '建筑法 §9' });
  });

  it('refused, with reasons and a document, it is valid as long as it was', () => {
    const before = applied(PERMIT, '2026-06-01 09:00', '2026-09-06', '2026-03-06');
    const decided = decide(before, refuse('2026-06-03'), context('2026-06-03 09:00', { item: PERMIT }));
    if (!decided.ok) throw new Error(decided.refusal.message);
    const state = decided.value.reduce(evolve, before);
    expect(expiry(state, PERMIT)).toBe('2026-06-06');
    expect(state.status).toBe('granted');
    expect(decide(state, { type: 'apply-deemed' }, context('2026-07-01 09:00', { item: PERMIT }))).toEqual({
      ok: true,
      value: [],
    });
  });

  const open = applied(PERMIT, '2026-06-02 09:00', '2026-09-06', '2026-03-06');
  it.each<[string, CaseCommand, string]>([
    [
      'without a file',
      { type: 'renew', document: { ...document('2026-06-03', '2026-09-06'), file: null } },
      'document-missing',
    ],
    ['for longer than the law', renew('2026-06-03', '2026-09-07'), 'renewal-until'],
    ['signed before it was asked for', renew('2026-06-01', '2026-09-06'), 'document-dates'],
    ['refused without reasons', { ...refuse('2026-06-03'), reason: '' } as CaseCommand, 'reason-missing'],
    ['asked for twice', apply('2026-09-06'), 'renewal-open'],
  ])('%s is refused', (_, command, code) => {
    expect(refusal(open, '2026-06-03 12:00', command, { item: PERMIT })?.code).toBe(code);
  });

  it('is folded from its facts again', () => {
    const { state, facts } = play(
      [
        ...granted('2026-03-06'),
        ['2026-06-01 09:00', apply('2026-09-06')],
        ['2026-06-05 09:00', renew('2026-06-05', '2026-09-01')],
      ],
      { item: PERMIT },
    );
    expect(
      JSON.parse(JSON.stringify(facts)).reduce((s: CaseState, f: CaseFact) => evolve(s, f), NO_CASE),
    ).toEqual(state);
    expect(expiry(state, PERMIT)).toBe('2026-09-01');
  });
});
