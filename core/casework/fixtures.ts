import { type Instant, instantFromText, seedCalendar } from '../calendar/index.ts';
import type { ItemRule } from '../catalogue/index.ts';
import {
  type CaseCommand,
  type CaseContext,
  type CaseFact,
  type CaseState,
  type DecisionDocument,
  decide,
  evolve,
  NO_CASE,
} from './index.ts';

/** What the tests of this folder play with: an item, a document, and a case led from step to step. */

export const at = (text: string): Instant => instantFromText(`${text.replace(' ', 'T')}:00+08:00`);

export const ITEM: ItemRule = {
  id: 'ent-approval',
  name: '企业投资项目核准',
  version: 2,
  kind: '行政许可',
  department: 'development-reform',
  statutory: { value: 20, unit: 'working-day', basis: '国务院令673 §10', start: 'accepted' },
  committed: { value: 5, unit: 'working-day', basis: '示例承诺', start: 'accepted', mark: '待本地核定' },
  extension: {
    value: 40,
    unit: 'working-day',
    approver: '本机关主要负责人',
    basis: '国务院令673 §10',
    times: 1,
  },
  specialProcedures: [
    {
      kind: 'commissioned-evaluation',
      name: '委托评估',
      basis: '国务院令673 §9–10',
      days: 30,
      stopsStatutory: true,
    },
  ],
  stops: { statutory: [], committed: [] },
  correctionSilence: { outcome: 'withdrawn', basis: '示例' },
  promise: false,
  result: '项目核准文件',
  validityTerm: {
    value: 2,
    unit: 'year',
    startWithin: true,
    basis: '国务院令673 §12',
    renewal: {
      times: 1,
      longest: { value: 1, unit: 'year' },
      applyBefore: 30,
      decideDays: 20,
      silence: 'renewed',
      basis: '国务院令673 §12',
      mark: '待确认',
    },
  },
};

/** 建筑法 §9: begin within three months; two postponements of three months, asked for before the end. */
export const PERMIT: ItemRule = {
  ...ITEM,
  id: 'construction-permit',
  name: '建筑工程施工许可证核发',
  validityTerm: {
    value: 3,
    unit: 'month',
    startWithin: true,
    basis: '建筑法 §9',
    renewal: {
      times: 2,
      longest: { value: 3, unit: 'month' },
      applyBefore: 0,
      decideDays: null,
      silence: 'renewed',
      basis: '建筑法 §9',
    },
  },
};

/** A licence without a rule of its own: 行政许可法 §50. */
const { validityTerm: _, ...plain } = ITEM;
export const LICENCE: ItemRule = { ...plain, id: 'waste', name: '城市建筑垃圾处置核准' };

export const file = { fileId: 'f1', digest: 'sm3:00', name: '批复.pdf' };

export const document = (issuedOn: string, validUntil = '9999-01-01'): DecisionDocument => ({
  number: '沈发改核〔2026〕1号',
  title: '项目核准文件',
  issuedOn,
  validUntil,
  file,
});

export const context = (now: string, over: Partial<CaseContext> = {}): CaseContext => ({
  now: at(now),
  calendar: seedCalendar,
  item: ITEM,
  projectCode: 'issued',
  owable: [],
  ...over,
});

export type Step = readonly [when: string, command: CaseCommand];

/** Leads a case through steps that must all succeed. */
export function play(steps: readonly Step[], over: Partial<CaseContext> = {}) {
  const facts: CaseFact[] = [];
  let state: CaseState = NO_CASE;
  for (const [when, command] of steps) {
    const decided = decide(state, command, context(when, over));
    if (!decided.ok) throw new Error(`${when} ${command.type}: ${decided.refusal.message}`);
    facts.push(...decided.value);
    state = decided.value.reduce(evolve, state);
  }
  return { state, facts };
}

/** Why a command is refused; null where it is not. */
export function refusal(
  state: CaseState,
  when: string,
  command: CaseCommand,
  over: Partial<CaseContext> = {},
) {
  const decided = decide(state, command, context(when, over));
  return decided.ok ? null : decided.refusal;
}

export const receive: Step = ['2026-03-02 09:00', { type: 'receive' }];
export const acceptIt: Step = ['2026-03-02 15:00', { type: 'accept' }];
export const grantOn = (day: string, validUntil?: string): Step => [
  `${day} 10:00`,
  { type: 'grant', document: document(day, validUntil) },
];
