import type { FigureName, MeasureFigures, MeasureGroup } from '../api/types.ts';

export const measureGroups = [
  'city',
  'division',
  'department',
  'body',
  'item',
  'person',
  'month',
  'flow',
  'stage',
] as const satisfies readonly MeasureGroup[];

export const groupWords: Readonly<Record<MeasureGroup, string>> = {
  city: '市',
  division: '地区',
  department: '部门',
  body: '机关',
  item: '事项',
  person: '经办人',
  month: '月份',
  flow: '流程',
  stage: '阶段',
};

/** What a group is looked at by, once it is opened. */
export const nextGroup: Readonly<Record<MeasureGroup, MeasureGroup>> = {
  city: 'body',
  division: 'body',
  department: 'body',
  body: 'item',
  item: 'body',
  person: 'item',
  month: 'city',
  flow: 'stage',
  stage: 'item',
};

export const figureWords = {
  received: '收件',
  open: '其中在办',
  accepted: '受理',
  firstTime: '一次受理',
  deemed: '视同受理',
  decided: '办结',
  granted: '准予',
  refused: '不予',
  returned: '退件',
  withdrawn: '撤回',
  onTime: '承诺期内办结',
  late: '超承诺办结',
  beyondStatute: '超法定办结',
  corrected: '经补正办结',
  suspended: '经特别程序办结',
} as const satisfies Readonly<Record<FigureName, string>>;

export const measureFigures = Object.keys(figureWords) as FigureName[];

type Rate = Exclude<keyof MeasureFigures, FigureName | 'inDays' | 'withStatute'>;

/** Shares are of 1; days are working days; one is a count a case. */
export const rateWords: Readonly<Record<Rate, { title: string; kind: 'share' | 'days' | 'count' }>> = {
  onTimeShare: { title: '按时率', kind: 'share' },
  averageUsed: { title: '平均用时（工作日）', kind: 'days' },
  p90Used: { title: '九成用时（工作日）', kind: 'days' },
  averageLimit: { title: '平均承诺', kind: 'days' },
  averageStatutory: { title: '平均法定', kind: 'days' },
  compression: { title: '较法定压缩', kind: 'share' },
  correctionsPerCase: { title: '件均补正', kind: 'count' },
  suspendedShare: { title: '特别程序占比', kind: 'share' },
  averageSuspendedDays: { title: '平均特别程序', kind: 'days' },
  firstTimeShare: { title: '一次受理率', kind: 'share' },
};
export const measureRates = Object.keys(rateWords) as Rate[];

/** Cut, not rounded: 99.96 % is not all. */
export function shareWords(share: number): string {
  return `${(Math.floor(share * 1000) / 10).toFixed(1)}%`;
}

export const whoWords = { applicant: '申请人', department: '部门', off: '停表（特别程序）' } as const;
export const stepWords = {
  received: '收件',
  accept: '受理审查',
  correct: '补正',
  review: '审查决定',
  special: '特别程序',
  ended: '办结',
} as const;
