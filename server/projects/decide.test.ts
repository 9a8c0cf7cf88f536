import type { Result } from '@zongheng/core';
import type { Instant } from '@zongheng/core/calendar';
import { composeProjectCode } from '@zongheng/core/codes';
import type { JsonObject } from '@zongheng/core/evidence';
import { describe, expect, test } from 'vitest';
import { codeStands, decideProject, mayAskAgain, type ProjectCommand } from './decide.ts';
import { evolveProject, type ProjectFact, type ProjectState } from './project.ts';

/** The life of a project code by 2017年第3号令 and the centre's rules for codes [check]. */
const AT = 1_793_581_200_000 as Instant;
const FORM: JsonObject = {
  name: '示例厂房',
  decisionType: 'A00003',
  approvalDivision: '210102',
  flowId: 'private-building',
  plannedStart: '2026-12',
  plannedEnd: '2028-10',
  investment: '100.00',
  units: [{ name: '示例公司', certNumber: '91210100MA0TEXT04E' }],
};
const FLOW = { id: 'private-building', version: 1 };
const codeNo = (serial: string): string => {
  const parts = { year: 2026, month: 11, region: '210100', department: '04', type: '01', serial } as const;
  const made = composeProjectCode(parts);
  if (!made.ok) throw new Error(made.refusal.message);
  return made.value.text;
};
const CODE = codeNo('12345');

const COMMANDS = {
  issue: { type: 'record-code', code: CODE, test: false, issuer: '国家平台' },
  reissue: { type: 'record-code', code: codeNo('54321'), test: false, issuer: '国家平台' },
  reject: { type: 'reject-code', reason: '名称不规范' },
  void: { type: 'void-code', reason: '中央作废' },
  'wrong-data': { type: 'cancel-code', kind: 'wrong-data', reason: '总投资填错' },
  refile: { type: 'cancel-code', kind: 'refile', reason: '地点变更' },
  withdrawn: { type: 'cancel-code', kind: 'withdrawn', reason: '不再建设' },
  lapsed: { type: 'cancel-code', kind: 'lapsed', reason: '两年未开工' },
  confirm: { type: 'confirm-cancel' },
  refuse: { type: 'reject-cancel', reason: '已有批复' },
  amend: { type: 'amend', name: '改名厂房', form: { ...FORM, name: '改名厂房' }, flow: FLOW },
  change: {
    type: 'change',
    kind: 'change',
    name: '改名厂房',
    form: { ...FORM, name: '改名厂房' },
    contactsChanged: true,
  },
} as const satisfies Record<string, ProjectCommand>;
type Name = keyof typeof COMMANDS;

const REGISTER: ProjectCommand = {
  type: 'register',
  name: '示例厂房',
  unitId: 'u',
  form: FORM,
  flow: FLOW,
  works: [{ id: 'w', no: '01', name: '示例厂房' }],
  nonClassified: true,
  truthful: true,
};

function fold(state: ProjectState | null, decided: Result<readonly ProjectFact[]>): ProjectState {
  if (!decided.ok) throw new Error(decided.refusal.message);
  const after = decided.value.reduce<ProjectState | null>(evolveProject, state);
  if (!after) throw new Error('nothing');
  return after;
}
const after = (...names: Name[]): ProjectState =>
  names.reduce(
    (state, name) => fold(state, decideProject(state, COMMANDS[name], AT)),
    fold(null, decideProject(null, REGISTER, AT)),
  );

const ASKED: readonly (readonly [string, Name[]])[] = [
  ['待赋码', []],
  ['已驳回', ['reject']],
  ['请求被作废', ['void']],
  ['已赋码', ['issue']],
  ['作废申请中', ['issue', 'wrong-data']],
  ['作废被驳回', ['issue', 'wrong-data', 'refuse']],
  ['信息有误已作废', ['issue', 'wrong-data', 'confirm']],
  ['重新审批已作废', ['issue', 'refile', 'confirm']],
  ['已撤销', ['issue', 'withdrawn', 'confirm']],
  ['已失效', ['issue', 'lapsed', 'confirm']],
  ['被赋码机构作废', ['issue', 'void']],
  ['重新申请中', ['issue', 'wrong-data', 'confirm', 'amend']],
  ['重新赋码', ['issue', 'wrong-data', 'confirm', 'amend', 'reissue']],
];
/** Which commands each state lets through; all others are refused as a conflict of state. */
const ALLOWED: Readonly<Record<string, readonly Name[]>> = {
  待赋码: ['issue', 'reissue', 'reject', 'void', 'amend'],
  已驳回: ['amend'],
  请求被作废: ['amend'],
  已赋码: ['void', 'wrong-data', 'refile', 'withdrawn', 'lapsed', 'change'],
  作废申请中: ['void', 'confirm', 'refuse'],
  作废被驳回: ['void', 'wrong-data', 'refile', 'withdrawn', 'lapsed', 'change'],
  信息有误已作废: ['amend'],
  重新审批已作废: ['amend'],
  已撤销: [],
  已失效: [],
  被赋码机构作废: ['amend'],
  重新申请中: ['issue', 'reissue', 'reject', 'void', 'amend'],
  重新赋码: ['void', 'wrong-data', 'refile', 'withdrawn', 'lapsed', 'change'],
};

describe('what each state of a code lets through (令第3号)', () => {
  test.each(ASKED)('%s', (title, names) => {
    const state = after(...names);
    const passed = (Object.keys(COMMANDS) as Name[]).filter((name) => {
      const decided = decideProject(state, COMMANDS[name], AT);
      if (!decided.ok) expect([name, decided.refusal.code]).toEqual([name, 'state-conflict']);
      return decided.ok;
    });
    expect(passed.sort()).toEqual([...(ALLOWED[title] ?? [])].sort());
  });

  test('a state is plain JSON: it comes out of the database as it went in', () => {
    for (const [, names] of ASKED) {
      const state = after(...names);
      expect(JSON.parse(JSON.stringify(state))).toEqual(state);
      expect(Object.values(state)).not.toContain(undefined);
    }
  });

  test('nothing is filed while a cancellation is open, and never again after the end', () => {
    expect(ASKED.filter(([, names]) => codeStands(after(...names))).map(([title]) => title)).toEqual([
      '已赋码',
      '作废被驳回',
      '重新赋码',
    ]);
    expect(mayAskAgain(after('issue', 'withdrawn', 'confirm'))).toBe(false);
    expect(mayAskAgain(after('issue', 'lapsed', 'confirm'))).toBe(false);
  });
});

describe('a new code', () => {
  test('is linked to the ones before it, with why they are void', () => {
    const state = after('issue', 'wrong-data', 'confirm', 'amend', 'reissue', 'refile', 'confirm', 'amend');
    expect(state).toMatchObject({ codeStatus: 'pending', code: null, codeIssuer: null, voided: null });
    expect(state.previousCodes).toEqual([
      { code: CODE, kind: 'wrong-data', reason: '总投资填错', voidedAt: AT },
      { code: codeNo('54321'), kind: 'refile', reason: '地点变更', voidedAt: AT },
    ]);
  });

  test('after a request that was void follows no code', () => {
    expect(after('void', 'amend').previousCodes).toEqual([]);
  });

  test('stands on, with the reason, when its cancellation is refused', () => {
    expect(after('issue', 'wrong-data', 'refuse')).toMatchObject({
      codeStatus: 'issued',
      code: CODE,
      cancellation: null,
      cancelRefused: { kind: 'wrong-data', reason: '已有批复' },
    });
    expect(after('issue', 'wrong-data', 'refuse', 'refile').cancelRefused).toBeNull();
  });

  test('taken back while its cancellation is open is void for the reason its unit gave', () => {
    expect(after('issue', 'withdrawn', 'void')).toMatchObject({
      codeStatus: 'void',
      codeReason: '不再建设',
      voided: { kind: 'withdrawn' },
      cancellation: null,
    });
  });
});

test('facts of the first release fold as ever: their void codes were taken back by the issuer', () => {
  const old = evolveProject(after('issue'), { type: 'project.code-voided', at: AT, reason: '重复' });
  expect(old).toMatchObject({ codeStatus: 'void', code: CODE, voided: { kind: 'by-issuer', at: AT } });
});

describe('变更和延期 keep the code; what makes another project does not', () => {
  const state = after('issue');
  const decide = (kind: 'change' | 'extension', part: JsonObject, contactsChanged = false) => {
    const form = { ...FORM, ...part };
    const name = String(form.name);
    return decideProject(state, { type: 'change', kind, name, form, contactsChanged }, AT);
  };
  const unit = (FORM.units as JsonObject[])[0] ?? {};

  test.each<[string, JsonObject, string]>([
    ['decisionType', { decisionType: 'A00002' }, '审批类型'],
    ['approvalDivision', { approvalDivision: '210103' }, '审批机关区划'],
    ['flowId', { flowId: 'private-line' }, '审批流程'],
    ['units[0].name', { units: [{ ...unit, name: '别的公司' }] }, '项目单位名称'],
    ['units[0].certNumber', { units: [{ ...unit, certNumber: '91210100MA0TEST05Y' }] }, '项目单位证照号码'],
    ['units[0].name', { units: [] }, '项目单位名称'],
  ])('%s needs a new code', (field, part, name) => {
    for (const kind of ['change', 'extension'] as const) {
      const decided = decide(kind, part);
      if (decided.ok) throw new Error('let through');
      expect(decided.refusal).toMatchObject({ code: 'needs-new-code', field: `form.${field}` });
      expect(decided.refusal.message).toContain(name);
      expect(decided.refusal.message).toContain('请办理重新赋码');
    }
  });

  test.each<[string, 'change' | 'extension', JsonObject, boolean, string | null]>([
    ['a change of amount', 'change', { investment: '200.00' }, false, null],
    ['a second unit', 'change', { units: [unit, { name: '联合体成员' }] }, false, null],
    ['a change of contacts alone', 'change', {}, true, null],
    ['a change of nothing', 'change', {}, false, 'nothing-changed'],
    ['an extension of nothing', 'extension', {}, true, 'nothing-changed'],
    ['an extension', 'extension', { plannedStart: '2027-03', plannedEnd: '2029-10' }, false, null],
    ['a later start', 'extension', { plannedStart: '2027-03' }, false, null],
    ['an extension backwards', 'extension', { plannedEnd: '2027-10' }, false, 'extension-shorter'],
    [
      'an extension and more',
      'extension',
      { plannedEnd: '2029-10', investment: '1.00' },
      false,
      'extension-only-times',
    ],
  ])('%s', (_, kind, part, contacts, refusal) => {
    const decided = decide(kind, part, contacts);
    expect(decided.ok ? null : decided.refusal.code).toBe(refusal);
    if (decided.ok) {
      expect(fold(state, decided)).toMatchObject({
        codeStatus: 'issued',
        code: CODE,
        form: { ...FORM, ...part },
      });
    }
  });

  test('a work named after the project is renamed with it', () => {
    expect(after('issue', 'change').works).toEqual([{ id: 'w', no: '01', name: '改名厂房' }]);
  });
});
