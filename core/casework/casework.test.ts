import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  dayFromText,
  dayOf,
  formatDay,
  type Instant,
  instantFromText,
  seedCalendar,
  startOf,
} from '../calendar/index.ts';
import type { ItemRule } from '../catalogue/index.ts';
import {
  type CaseCommand,
  type CaseContext,
  type CaseFact,
  type CaseState,
  type DecisionDocument,
  decide,
  evolve,
  lightOf,
  NO_CASE,
  nextStatuses,
  readMeasure,
  statusInfo,
} from './index.ts';

const at = (text: string): Instant => instantFromText(`${text.replace(' ', 'T')}:00+08:00`);

const ITEM: ItemRule = {
  id: 'soil',
  name: '生产建设项目水土保持方案审批',
  version: 1,
  kind: '行政许可',
  department: 'water',
  statutory: { value: 20, unit: 'working-day', basis: '行政许可法 §42', start: 'accepted' },
  committed: {
    value: 5,
    unit: 'working-day',
    basis: '示例承诺',
    start: 'accepted',
    mark: '示例数据, 待本地核定',
  },
  extension: {
    value: 10,
    unit: 'working-day',
    approver: '本行政机关负责人',
    basis: '行政许可法 §42',
    times: 1,
  },
  specialProcedures: [
    { kind: 'expert-review', name: '专家评审', basis: '行政许可法 §45', days: 15, stopsStatutory: true },
    { kind: 'other', name: '公示', basis: '示例', days: null, stopsStatutory: false },
  ],
  stops: { statutory: [], committed: [] },
  correctionSilence: { outcome: 'withdrawn', basis: '示例' },
  promise: false,
  result: '水土保持方案批复',
};

const FROM_RECEIPT: ItemRule = {
  ...ITEM,
  id: 'eia-report',
  statutory: { value: 60, unit: 'calendar-day', basis: '环境影响评价法 §22', start: 'received' },
  committed: { value: 30, unit: 'calendar-day', basis: '示例承诺', start: 'received' },
};

const DOCUMENT: DecisionDocument = {
  number: '沈水许〔2026〕1号',
  title: '水土保持方案批复',
  issuedOn: '2026-11-06',
  validUntil: '9999-01-01',
  file: { fileId: 'f1', digest: 'sm3:00', name: '批复.pdf' },
};

const context = (now: string, over: Partial<CaseContext> = {}): CaseContext => ({
  now: at(now),
  calendar: seedCalendar,
  item: ITEM,
  projectCode: 'issued',
  owable: ['地勘报告'],
  ...over,
});

type Step = readonly [when: string, command: CaseCommand, over?: Partial<CaseContext>];

function play(...steps: readonly Step[]): { state: CaseState; facts: CaseFact[] } {
  const facts: CaseFact[] = [];
  let state = NO_CASE;
  for (const [when, command, over] of steps) {
    const decided = decide(state, command, context(when, over));
    if (!decided.ok) throw new Error(`${when} ${command.type}: ${decided.refusal.message}`);
    facts.push(...decided.value);
    state = decided.value.reduce(evolve, state);
  }
  return { state, facts };
}

function refusal(state: CaseState, when: string, command: CaseCommand, over: Partial<CaseContext> = {}) {
  const decided = decide(state, command, context(when, over));
  return decided.ok ? null : decided.refusal;
}

const receive: Step = ['2026-11-02 09:00', { type: 'receive' }];
const acceptIt: Step = ['2026-11-02 15:00', { type: 'accept' }];
const ask: CaseCommand = {
  type: 'request-correction',
  items: [{ material: '水土保持方案', problem: '缺防治责任范围图' }],
  replyBy: '2026-11-20',
};
const supply: CaseCommand = { type: 'supply-correction', materials: [], note: '已补图' };
const expert: CaseCommand = {
  type: 'start-special',
  kind: 'expert-review',
  name: null,
  days: 10,
  note: null,
};
const endSpecial: CaseCommand = { type: 'end-special', note: null };
const grant: CaseCommand = { type: 'grant', document: DOCUMENT };
const types = (facts: readonly CaseFact[]) => facts.map((fact) => fact.type.slice('case.'.length));

describe('order of the fifteen states (国家平台办理状态)', () => {
  it('goes 1, 3, 8, 11 in the plain case', () => {
    const { state, facts } = play(receive, acceptIt, ['2026-11-06 10:00', grant]);
    expect(types(facts)).toEqual(['received', 'accepted', 'handling-started', 'granted']);
    expect(state.status && statusInfo(state.status)).toEqual({
      code: 11,
      name: '办结(通过)',
      group: '办结',
      ends: true,
    });
  });

  it.each<[string, readonly Step[], CaseCommand, string]>([
    ['1 → 11', [receive], grant, '当前为“接件”'],
    ['1 → 9', [receive], expert, '当前为“接件”'],
    ['3 twice', [receive, acceptIt], { type: 'accept' }, '当前为“部门开始办理”'],
    ['6 → 3', [receive, ['2026-11-02 10:00', ask]], { type: 'accept' }, '当前为“补正(开始)”'],
    ['7 without a 6', [receive], supply, '不能“补正(结束)”'],
    ['10 without a 9', [receive, acceptIt], endSpecial, '不能“特别程序(结束)”'],
    ['8 → 4', [receive, acceptIt], { type: 'not-needed', reason: '不需要' }, '不能“不受理”'],
    ['11 twice', [receive, acceptIt, ['2026-11-06 10:00', grant]], grant, '当前为“办结(通过)”'],
    ['nothing → 3', [], { type: 'accept' }, '尚未接件'],
    [
      '13 → 15',
      [receive, acceptIt, ['2026-11-06 10:00', { type: 'refuse', reason: '不符合规划', document: DOCUMENT }]],
      { type: 'revoke', reason: '错误', basis: '行政许可法 §69' },
      '不能“撤销”',
    ],
  ])('refuses %s', (_name, steps, command, sentence) => {
    const found = refusal(play(...steps).state, '2026-11-06 12:00', command);
    expect(found?.code).toBe('wrong-order');
    expect(found?.message).toContain(sentence);
  });

  it('writes the 7 before a withdrawal during a correction', () => {
    const before = play(
      receive,
      ['2026-11-03 09:00', ask],
      ['2026-11-04 09:00', { type: 'withdraw', reason: '改址' }],
    );
    expect(types(before.facts).slice(1)).toEqual([
      'correction-requested',
      'correction-supplied',
      'withdrawn-before-acceptance',
    ]);
    const after = play(
      receive,
      acceptIt,
      ['2026-11-03 09:00', ask],
      ['2026-11-04 09:00', { type: 'withdraw', reason: '改址' }],
    );
    expect(types(after.facts).slice(3)).toEqual([
      'correction-requested',
      'correction-supplied',
      'handling-started',
      'withdrawn',
    ]);
  });

  it('writes the 10 before a refusal during a special procedure', () => {
    const { facts } = play(
      receive,
      acceptIt,
      ['2026-11-03 09:00', expert],
      ['2026-11-06 09:00', { type: 'refuse', reason: '评审未通过', document: DOCUMENT }],
    );
    expect(types(facts).slice(3)).toEqual(['special-started', 'special-ended', 'refused']);
  });

  it('does not grant while a special procedure is open', () => {
    const { state } = play(receive, acceptIt, ['2026-11-03 09:00', expert]);
    expect(refusal(state, '2026-11-06 10:00', grant)?.code).toBe('special-open');
  });

  it('lets only a revocation follow a grant', () => {
    const { state } = play(
      receive,
      acceptIt,
      ['2026-11-06 10:00', grant],
      ['2026-11-09 10:00', { type: 'revoke', reason: '以欺骗手段取得', basis: '行政许可法 §69' }],
    );
    expect(state.status).toBe('revoked');
    expect(nextStatuses('revoked', true)).toEqual([]);
  });
});

describe('acceptance', () => {
  it('行政许可法 §32(4): untold for five working days is accepted from the day of receipt', () => {
    const { state } = play(receive);
    expect(decide(state, { type: 'apply-deemed' }, context('2026-11-09 23:59'))).toEqual({
      ok: true,
      value: [],
    });
    const due = decide(state, { type: 'apply-deemed' }, context('2026-11-10 00:00'));
    expect(due.ok && due.value).toEqual([
      { type: 'case.accepted', at: at('2026-11-02 09:00'), deemed: true, codeMissing: false },
      { type: 'case.handling-started', at: at('2026-11-02 09:00') },
    ]);
  });

  it('行政许可法 §32(4): deemed acceptance comes before whatever is done too late', () => {
    const { facts, state } = play(receive, ['2026-11-11 09:00', ask]);
    expect(types(facts)).toEqual(['received', 'accepted', 'handling-started', 'correction-requested']);
    expect(state.deemed).toBe(true);
    expect(refusal(play(receive).state, '2026-11-11 09:00', { type: 'accept' })?.code).toBe('wrong-order');
  });

  it('行政许可法 §32(4): the five days run anew from the corrected application', () => {
    const corrected = play(receive, ['2026-11-05 09:00', ask], ['2026-11-16 09:00', supply]);
    const wait = (now: string) => decide(corrected.state, { type: 'apply-deemed' }, context(now));
    expect(wait('2026-11-23 23:00')).toEqual({ ok: true, value: [] });
    const deemed = wait('2026-11-24 00:00');
    expect(deemed.ok && deemed.value[0]).toMatchObject({ deemed: true, at: at('2026-11-16 09:00') });
  });

  it('while the applicant corrects, nothing is deemed', () => {
    const { state } = play(receive, ['2026-11-05 09:00', ask]);
    expect(decide(state, { type: 'apply-deemed' }, context('2026-12-20 09:00'))).toEqual({
      ok: true,
      value: [],
    });
  });

  it.each(['pending', 'rejected', 'void'] as const)(
    '2017年第3号令: no acceptance with a code that is %s',
    (projectCode) => {
      const { state } = play(receive);
      expect(refusal(state, '2026-11-02 15:00', { type: 'accept' }, { projectCode })?.code).toBe(
        'project-code-missing',
      );
    },
  );

  it('deemed acceptance holds in law even without a code, and says so', () => {
    const deemed = decide(
      play(receive).state,
      { type: 'apply-deemed' },
      context('2026-11-10 09:00', { projectCode: 'pending' }),
    );
    expect(deemed.ok && deemed.value[0]).toMatchObject({ deemed: true, codeMissing: true });
  });

  it('行政许可法 §32(4): a correction notice names what is missing', () => {
    const { state } = play(receive);
    expect(refusal(state, '2026-11-02 15:00', { ...ask, items: [] })?.code).toBe('correction-empty');
    expect(
      refusal(state, '2026-11-02 15:00', { ...ask, items: [{ material: '方案', problem: ' ' }] })?.code,
    ).toBe('correction-empty');
    expect(refusal(state, '2026-11-02 15:00', { ...ask, replyBy: '2026-11-01' })?.code).toBe('reply-by-past');
    expect(refusal(state, '2026-11-02 15:00', { ...ask, replyBy: '下周' })?.code).toBe('day-malformed');
  });

  it('行政许可法 §32(2), §38: refusing needs a reason', () => {
    const { state } = play(receive);
    expect(
      refusal(state, '2026-11-02 15:00', {
        type: 'refuse-acceptance',
        reason: ' ',
        basis: '',
        rightBody: null,
      })?.code,
    ).toBe('reason-missing');
    expect(
      refusal(play(receive, acceptIt).state, '2026-11-06 15:00', {
        type: 'refuse',
        reason: '',
        document: DOCUMENT,
      })?.code,
    ).toBe('reason-missing');
  });
});

describe('two measures side by side', () => {
  const reading = (state: CaseState, measure: 'committed' | 'statutory', now: string, item = ITEM) => {
    const found = readMeasure(state, item, measure, seedCalendar, at(now));
    return { due: found?.dueDay ? formatDay(found.dueDay) : null, signal: found?.signal, used: found?.used };
  };

  it('行政许可法 §45: an expert review stops both', () => {
    const { state } = play(receive, acceptIt, ['2026-11-03 09:00', expert], ['2026-11-10 09:00', endSpecial]);
    expect(reading(state, 'committed', '2026-11-10 12:00').due).toBe('2026-11-16');
    expect(reading(state, 'statutory', '2026-11-10 12:00').due).toBe('2026-12-07');
  });

  it('行政许可法 §45: a publicity period that §45 does not list stops the committed clock only', () => {
    const publicity: CaseCommand = {
      type: 'start-special',
      kind: 'other',
      name: '公示',
      days: 5,
      note: null,
    };
    const { state } = play(
      receive,
      acceptIt,
      ['2026-11-03 09:00', publicity],
      ['2026-11-10 09:00', endSpecial],
    );
    expect(reading(state, 'committed', '2026-11-10 12:00').due).toBe('2026-11-16');
    expect(reading(state, 'statutory', '2026-11-10 12:00').due).toBe('2026-11-30');
  });

  it('a correction after acceptance stops the committed clock, not the statutory one', () => {
    const { state } = play(receive, acceptIt, ['2026-11-03 09:00', ask], ['2026-11-10 09:00', supply]);
    expect(state.status).toBe('in-handling');
    expect(reading(state, 'committed', '2026-11-10 12:00').due).toBe('2026-11-16');
    expect(reading(state, 'statutory', '2026-11-10 12:00').due).toBe('2026-11-30');
  });

  it('环境影响评价法 §22: 60 calendar days from receipt, anew from the corrected application', () => {
    const plain = play(receive, acceptIt);
    expect(reading(plain.state, 'statutory', '2026-11-10 12:00', FROM_RECEIPT).due).toBe('2027-01-01');
    const corrected = play(
      receive,
      ['2026-11-03 09:00', ask],
      ['2026-11-10 09:00', supply],
      ['2026-11-11 09:00', { type: 'accept' }],
    );
    expect(reading(corrected.state, 'statutory', '2026-11-12 12:00', FROM_RECEIPT).due).toBe('2027-01-11');
  });

  it('行政许可法 §42: an extension moves both, once, by at most ten days', () => {
    const { state } = play(receive, acceptIt, [
      '2026-11-05 09:00',
      { type: 'extend', days: 10, reason: '需补充论证' },
    ]);
    expect(reading(state, 'committed', '2026-11-05 12:00').due).toBe('2026-11-23');
    expect(reading(state, 'statutory', '2026-11-05 12:00').due).toBe('2026-12-14');
    expect(refusal(state, '2026-11-06 09:00', { type: 'extend', days: 1, reason: '再延' })?.code).toBe(
      'extension-used',
    );
    const fresh = play(receive, acceptIt).state;
    expect(refusal(fresh, '2026-11-06 09:00', { type: 'extend', days: 11, reason: '论证' })?.code).toBe(
      'extension-too-long',
    );
    expect(refusal(fresh, '2026-12-01 09:00', { type: 'extend', days: 5, reason: '论证' })?.code).toBe(
      'extension-too-late',
    );
    expect(
      refusal(
        fresh,
        '2026-11-06 09:00',
        { type: 'extend', days: 5, reason: '论证' },
        { item: { ...ITEM, extension: null } },
      )?.code,
    ).toBe('extension-not-allowed');
  });

  it('special procedures only of the kinds the item lists, within their time', () => {
    const { state } = play(receive, acceptIt);
    expect(refusal(state, '2026-11-03 09:00', { ...expert, kind: 'auction' })?.code).toBe(
      'special-not-listed',
    );
    expect(refusal(state, '2026-11-03 09:00', { ...expert, days: 16 })?.code).toBe('special-days');
    expect(
      refusal(state, '2026-11-03 09:00', {
        type: 'start-special',
        kind: 'other',
        name: ' ',
        days: 3,
        note: null,
      })?.code,
    ).toBe('special-unnamed');
  });

  it('an open special procedure past its own time is itself late', () => {
    const { state } = play(receive, acceptIt, ['2026-11-03 09:00', expert]);
    expect(readMeasure(state, ITEM, 'special', seedCalendar, at('2026-11-17 23:00'))?.over).toBe(false);
    expect(readMeasure(state, ITEM, 'special', seedCalendar, at('2026-11-18 00:00'))?.over).toBe(true);
  });
});

describe('the light', () => {
  const light = (state: CaseState, now: string) => lightOf(state, ITEM, seedCalendar, at(now));
  it('shows the five days before acceptance and the committed limit after it', () => {
    expect(light(play(receive).state, '2026-11-03 09:00')).toMatchObject({
      measure: 'acceptance',
      signal: 'normal',
      remaining: 4,
    });
    expect(light(play(receive, acceptIt).state, '2026-11-06 09:00')).toMatchObject({
      measure: 'committed',
      signal: 'warning',
      remaining: 1,
      dueDay: dayFromText('2026-11-09'),
    });
  });
  it('turns 逾期 past the commitment, 超法定 past the statute, 停表 while stopped, 办结 at the end', () => {
    const { state } = play(receive, acceptIt);
    expect(light(state, '2026-11-10 09:00')).toMatchObject({ word: '逾期', remaining: -1 });
    expect(light(state, '2026-12-01 09:00')?.word).toBe('超法定');
    expect(light(play(receive, acceptIt, ['2026-11-03 09:00', expert]).state, '2026-11-20 09:00')?.word).toBe(
      '停表',
    );
    expect(
      light(play(receive, acceptIt, ['2026-11-11 10:00', grant]).state, '2026-12-20 09:00'),
    ).toMatchObject({ word: '办结', late: true });
  });
});

describe('documents of a decision (国家平台数据质量规则 9)', () => {
  const { state } = play(receive, acceptIt);
  const bad = (change: Partial<DecisionDocument>) =>
    refusal(state, '2026-11-06 10:00', { type: 'grant', document: { ...DOCUMENT, ...change } });
  it.each<[string, Partial<DecisionDocument>, string]>([
    ['no number', { number: ' ' }, 'document.number'],
    ['no title', { title: '' }, 'document.title'],
    ['no file', { file: { fileId: '', digest: '', name: '' } }, 'document.fileId'],
    ['dated tomorrow', { issuedOn: '2026-11-07' }, 'document.issuedOn'],
    ['dated before receipt', { issuedOn: '2026-11-01' }, 'document.issuedOn'],
    ['valid until before its date', { validUntil: '2026-11-06' }, 'document.validUntil'],
    ['a date that does not exist', { issuedOn: '2026-02-30' }, 'document.issuedOn'],
  ])('refuses one with %s', (_name, change, field) => {
    expect(bad(change)?.field).toBe(field);
  });

  it('容缺: only listed materials, until a day to come', () => {
    const owe = (material: string, until: string): CaseCommand => ({
      type: 'grant-owed',
      document: DOCUMENT,
      owed: [{ material, until }],
    });
    expect(refusal(state, '2026-11-06 10:00', owe('身份证', '2026-12-01'))?.code).toBe('owing-not-allowed');
    expect(refusal(state, '2026-11-06 10:00', owe('地勘报告', '2026-11-06'))?.code).toBe('owed-until-past');
    expect(decide(state, owe('地勘报告', '2026-12-01'), context('2026-11-06 10:00')).ok).toBe(true);
  });

  it('行政许可法 §44: delivered once, and only what was decided', () => {
    expect(refusal(state, '2026-11-06 10:00', { type: 'deliver', method: '邮寄' })?.code).toBe('not-decided');
    const decided = play(
      receive,
      acceptIt,
      ['2026-11-06 10:00', grant],
      ['2026-11-09 10:00', { type: 'deliver', method: '邮寄' }],
    );
    expect(refusal(decided.state, '2026-11-10 10:00', { type: 'deliver', method: '邮寄' })?.code).toBe(
      'already-delivered',
    );
  });
});

describe('late reports', () => {
  it('are placed by when they happened, never in the future or before the last step', () => {
    const { state } = play(receive, acceptIt);
    expect(refusal(state, '2026-11-06 10:00', { ...grant, at: at('2026-11-07 10:00') })?.code).toBe(
      'in-the-future',
    );
    expect(refusal(state, '2026-11-06 10:00', { ...expert, at: at('2026-11-02 10:00') })?.code).toBe(
      'before-last-step',
    );
    const late = decide(state, { ...expert, at: at('2026-11-04 10:00') }, context('2026-11-06 10:00'));
    expect(late.ok && late.value[0]?.at).toBe(at('2026-11-04 10:00'));
  });
});

describe('properties', () => {
  const commands: fc.Arbitrary<CaseCommand> = fc.oneof(
    fc.constantFrom<CaseCommand>(
      { type: 'receive' },
      { type: 'accept' },
      { type: 'not-needed', reason: '不需要许可' },
      { type: 'refuse-acceptance', reason: '不属职权', basis: '§32', rightBody: null },
      supply,
      expert,
      endSpecial,
      { type: 'extend', days: 5, reason: '论证' },
      { type: 'withdraw', reason: '改址' },
      { type: 'revoke', reason: '错误', basis: '§69' },
      { type: 'deliver', method: '邮寄' },
      { type: 'apply-deemed' },
    ),
    fc.constant(null).map((): CaseCommand => ({ ...ask, replyBy: '2027-12-31' })),
  );

  it('whatever is tried, every 6 has at most one 7 after it, one acceptance, one end, in the order of the standard', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(commands, fc.integer({ min: 0, max: 12 })), { maxLength: 30 }),
        (tries) => {
          let state: CaseState = NO_CASE;
          let day = dayFromText('2026-03-02');
          const facts: CaseFact[] = [];
          for (const [command, wait] of tries) {
            day = addDays(day, wait);
            const now = (startOf(day) + 10 * 3_600_000) as Instant;
            const issuedOn = formatDay(dayOf(now));
            const tried: CaseCommand =
              command.type === 'deliver' && wait % 2 === 0
                ? { type: 'grant', document: { ...DOCUMENT, issuedOn } }
                : command;
            const decided = decide(state, tried, { ...context('2026-03-02 09:00'), now });
            if (!decided.ok) continue;
            for (const fact of decided.value) {
              const before: CaseState = state;
              state = evolve(state, fact);
              if (state.status !== before.status && state.status !== null) {
                expect(nextStatuses(before.status, before.acceptedAt !== null)).toContain(state.status);
              }
              facts.push(fact);
            }
          }
          const count = (type: CaseFact['type']) => facts.filter((fact) => fact.type === type).length;
          expect(count('case.accepted')).toBeLessThanOrEqual(1);
          const open = count('case.correction-requested') - count('case.correction-supplied');
          expect(open).toBe(state.status === 'correction-requested' ? 1 : 0);
          const specials = count('case.special-started') - count('case.special-ended');
          expect(specials).toBe(state.status === 'special-started' ? 1 : 0);
          expect(facts.reduce(evolve, NO_CASE)).toEqual(state);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
