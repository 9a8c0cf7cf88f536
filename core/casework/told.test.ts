import { describe, expect, it } from 'vitest';
import { type Instant, instantFromText, seedCalendar } from '../calendar/index.ts';
import type { ItemRule } from '../catalogue/index.ts';
import { type CaseCommand, type CaseContext, decide, evolve, lightOf, NO_CASE } from './index.ts';

/** Results that another authority decided (国务院令673 §6). */
const at = (text: string): Instant => instantFromText(`${text.replace(' ', 'T')}:00+08:00`);
const ITEM: ItemRule = {
  id: 'feasibility',
  name: '可行性研究报告审批',
  version: 1,
  kind: '政府内部审批',
  department: 'development-reform',
  statutory: null,
  committed: { value: 5, unit: 'working-day', basis: '示例承诺', start: 'accepted' },
  extension: null,
  specialProcedures: [],
  stops: { statutory: [], committed: [] },
  correctionSilence: { outcome: 'withdrawn', basis: '示例' },
  promise: false,
  result: '批复',
};
const context: CaseContext = {
  now: at('2026-11-02 09:00'),
  calendar: seedCalendar,
  item: ITEM,
  projectCode: 'issued',
  owable: [],
};
const document = {
  number: '示例〔2026〕1号',
  title: '批复',
  issuedOn: '2026-10-20',
  validUntil: '9999-01-01',
  file: null,
};
const told = (changes: object = {}): CaseCommand => ({
  type: 'take-result',
  at: at('2026-10-21 10:00'),
  outcome: 'granted',
  reason: '',
  document,
  ...changes,
});

describe('a result that is told', () => {
  it('is a case of one moment, decided, with no day on a clock of ours', () => {
    const decided = decide(NO_CASE, told(), context);
    if (!decided.ok) throw new Error(decided.refusal.message);
    expect(decided.value.map(({ type }) => type)).toEqual([
      'case.received',
      'case.accepted',
      'case.handling-started',
      'case.granted',
    ]);
    const state = decided.value.reduce(evolve, NO_CASE);
    expect(state).toMatchObject({ status: 'granted', document, endedAt: at('2026-10-21 10:00') });
    expect(lightOf(state, ITEM, seedCalendar, context.now)).toMatchObject({ signal: 'done', used: 0 });
  });

  it('may be a refusal, with its reason', () => {
    const decided = decide(NO_CASE, told({ outcome: 'refused', reason: '不符合规划。' }), context);
    expect(decided.ok && decided.value.at(-1)).toMatchObject({
      type: 'case.refused',
      reason: '不符合规划。',
    });
  });

  it.each([
    ['without a reason for refusing', told({ outcome: 'refused' }), context],
    ['without a number', told({ document: { ...document, number: ' ' } }), context],
    [
      'with a document younger than the decision',
      told({ document: { ...document, issuedOn: '2026-10-22' } }),
      context,
    ],
    [
      'with a document that never held',
      told({ document: { ...document, validUntil: '2026-10-20' } }),
      context,
    ],
    ['in the future', told({ at: at('2026-11-03 09:00') }), context],
    ['without a project code', told(), { ...context, projectCode: 'pending' as const }],
  ])('is refused %s', (_, command, given) => {
    expect(decide(NO_CASE, command, given).ok).toBe(false);
  });

  it('begins a case and never goes on with one', () => {
    const received = decide(NO_CASE, { type: 'receive' }, context);
    if (!received.ok) throw new Error(received.refusal.message);
    const state = received.value.reduce(evolve, NO_CASE);
    expect(decide(state, told({ at: context.now }), context)).toMatchObject({ ok: false });
  });

  it('is the one decision that stands without a file', () => {
    const taken = decide(NO_CASE, { type: 'receive' }, context);
    const accepted = taken.ok ? taken.value.reduce(evolve, NO_CASE) : NO_CASE;
    const state = { ...accepted, status: 'in-handling' as const, acceptedAt: context.now };
    const own = { ...document, issuedOn: '2026-11-02' };
    expect(decide(state, { type: 'grant', document: own }, context)).toMatchObject({
      ok: false,
      refusal: { field: 'document.fileId' },
    });
  });
});
