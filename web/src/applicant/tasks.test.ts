import { describe, expect, it } from 'vitest';
import type { ApplicationSummary, CaseCard, CodeState, Light, ProjectRow } from '../api/types.ts';
import { groupTasks, openCases } from './tasks.ts';

const light: Light = {
  signal: 'stopped',
  word: '停表',
  measure: 'committed',
  dueDay: null,
  ifResumedDueDay: null,
  remaining: null,
  used: 1,
  limit: 5,
  unit: 'working-day',
  provisional: false,
  late: false,
  statutoryDueDay: null,
  statutoryRemaining: null,
  stop: null,
};
const rejectedCode: CodeState = {
  status: 'rejected',
  value: null,
  test: true,
  reason: '行业代码有误',
  requestedAt: '2026-11-01T01:00:00.000Z',
  issuedAt: null,
  issuer: null,
  request: null,
  cancellation: null,
  cancelRefused: null,
  voided: null,
  previous: [],
};

function card(id: string, code: number, signal: Light['signal'] = 'normal'): CaseCard {
  return {
    id,
    number: id,
    itemId: 'soil',
    itemName: '水土保持方案审批',
    body: { id: 'b', name: '示例水利局', shortName: '水利局' },
    status: { code, name: '状态', group: '在办' },
    light: { ...light, signal },
  };
}

function application(projectId: string, ...cases: CaseCard[]): ApplicationSummary {
  return {
    id: `a-${projectId}`,
    home: '210100',
    number: '1',
    project: { id: projectId, name: `项目${projectId}`, code: null, codeStatus: 'issued' },
    stage: { no: 1, name: '立项用地规划许可' },
    unitName: '示例单位',
    submittedAt: '2026-11-01T02:00:00.000Z',
    closedAt: null,
    status: 'running',
    cases,
    queued: [],
    light: null,
  };
}

function rejected(id: string): ProjectRow {
  return {
    id,
    home: '210100',
    name: `项目${id}`,
    code: rejectedCode,
    unitName: '示例单位',
    place: '沈阳市',
    cityName: '沈阳市',
    decisionType: { code: 'A00003', name: '备案' },
    investment: '100',
    registeredAt: '2026-11-01T02:00:00.000Z',
    updatedAt: '2026-11-01T02:00:00.000Z',
    open: 0,
    lights: { normal: 0, reminder: 0, warning: 0, overdue: 0, 'beyond-statute': 0, stopped: 0, done: 0 },
  };
}

describe('what waits for the applicant', () => {
  const cases = openCases([
    application('A', card('late', 6, 'stopped'), card('ending', 8, 'warning'), card('calm', 8)),
    application('B', card('soon', 6, 'warning'), card('over', 8, 'overdue')),
  ]);

  it('tells corrections from cases that end soon, and names none twice', () => {
    expect(cases.corrections.map(({ card: { id } }) => id)).toEqual(['late', 'soon']);
    expect(cases.ending.map(({ card: { id } }) => id)).toEqual(['over', 'ending']);
  });

  it('puts the project with the earliest reply date first', () => {
    const replyBy = new Map([
      ['late', '2026-12-20'],
      ['soon', '2026-12-02'],
    ]);
    const groups = groupTasks([], cases, replyBy);
    expect(groups.map((group) => group.projectId)).toEqual(['B', 'A']);
    expect(groups[1]?.tasks.map((task) => task.kind)).toEqual(['correction', 'ending']);
  });

  it('shows a refused code with its reason', () => {
    const groups = groupTasks([rejected('C')], openCases([]), new Map());
    expect(groups).toEqual([
      { projectId: 'C', projectName: '项目C', tasks: [{ kind: 'code', reason: '行业代码有误' }] },
    ]);
  });

  it('tells which progress report is due and until when', () => {
    const due = {
      kind: 'progress' as const,
      period: '2026',
      dueOn: '2027-01-31',
      overdue: false,
      mark: '按年报送，待本地核定',
      project: { id: 'D', name: '项目D' },
    };
    expect(groupTasks([], openCases([]), new Map(), [due])).toEqual([
      {
        projectId: 'D',
        projectName: '项目D',
        tasks: [{ kind: 'report', period: '2026', dueOn: '2027-01-31', overdue: false }],
      },
    ]);
  });

  it('is empty where nothing waits', () => {
    expect(groupTasks([], openCases([application('A', card('calm', 8))]), new Map())).toEqual([]);
  });
});
