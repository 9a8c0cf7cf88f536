import { describe, expect, it } from 'vitest';
import type { CaseRow } from '../api/types.ts';
import { nameTheThing } from '../case/dialogs/command-target.ts';
import { acceptBlocked, acceptTarget } from './batch.ts';

function row(change: Partial<CaseRow> = {}): CaseRow {
  return {
    id: 'c1',
    number: '1',
    itemId: 'soil',
    itemName: '水土保持方案审批',
    body: { id: 'b', name: '示例水利局', shortName: '水利局' },
    status: { code: 1, name: '接件', group: '在办' },
    light: {
      signal: 'normal',
      word: '正常',
      measure: 'acceptance',
      dueDay: '2026-11-27',
      ifResumedDueDay: null,
      remaining: 5,
      used: 0,
      limit: 5,
      unit: 'working-day',
      provisional: false,
      late: false,
      statutoryDueDay: null,
      statutoryRemaining: null,
      stop: null,
    },
    projectId: 'p1',
    projectName: '示例项目',
    projectCode: '2611-210112-04-01-552415',
    projectCodeStatus: 'issued',
    unitName: '示例单位',
    applicationId: 'a1',
    applicationNumber: '1',
    stage: 1,
    division: { code: '210112', name: '浑南区' },
    receivedAt: '2026-11-22T01:00:00.000Z',
    acceptedAt: null,
    endedAt: null,
    deemed: false,
    codeMissing: false,
    version: 3,
    ...change,
  };
}

describe('accepting several cases', () => {
  it('lets received and corrected cases be chosen', () => {
    expect(acceptBlocked(row())).toBeNull();
    expect(acceptBlocked(row({ status: { code: 7, name: '补正(结束)', group: '在办' } }))).toBeNull();
  });

  it('says why another cannot', () => {
    expect(acceptBlocked(row({ acceptedAt: '2026-11-22T02:00:00.000Z' }))).toBe('已受理');
    expect(acceptBlocked(row({ projectCodeStatus: 'pending' }))).toContain('项目代码');
    expect(acceptBlocked(row({ status: { code: 6, name: '补正(开始)', group: '在办' } }))).toContain(
      '补正(开始)',
    );
  });

  it('carries the version one saw and names the thing', () => {
    const target = acceptTarget([row(), row({ id: 'c2' })]);
    expect(target.cases.map((each) => each.version)).toEqual([3, 3]);
    expect(nameTheThing('受理', target.cases)).toBe('受理 2 件');
    expect(nameTheThing('受理', target.cases.slice(0, 1))).toBe('受理：水土保持方案审批');
  });
});
