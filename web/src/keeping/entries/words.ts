import type { SpecialProcedureKind } from '@zongheng/core/catalogue';
import type { EntryStatus } from '../../api/catalogue-types.ts';

/** What the elements of an entry are called, in the order of the guide. */
export const elementNames: Readonly<Record<string, string>> = {
  name: '事项名称',
  basicCode: '基本编码',
  kind: '权力类型',
  itemType: '事项类型',
  department: '主管部门',
  levels: '行使层级',
  stage: '所属阶段',
  serviceObjects: '服务对象',
  handling: '办件类型',
  appliesWhen: '适用情形',
  appliesRule: '适用规则',
  needs: '前置事项',
  mustBefore: '最迟办理',
  applicantDeadline: '申请人期限',
  bodyId: '实施主体',
  supervisedBy: '监管部门',
  code: '实施编码',
  powerSource: '权力来源',
  bodyNature: '实施主体性质',
  consult: '咨询方式',
  complaint: '监督投诉方式',
  places: '办理地点和时间',
  basis: '设定依据',
  statutory: '法定办结时限',
  committed: '承诺办结时限',
  extension: '延长',
  stops: '时限停计',
  correctionSilence: '逾期不补正',
  furtherLimits: '其他法定期限',
  opinions: '征求意见',
  validityTerm: '有效期规则',
  specialProcedures: '特别程序',
  conditions: '受理条件',
  review: '审查要点',
  promise: '告知承诺',
  afterGrant: '事后核查',
  result: '结果名称',
  resultSample: '结果样本',
  validity: '结果有效期',
  materials: '申请材料',
  process: '办理流程',
  visits: '到办事现场次数',
  fee: '收费',
  situations: '情形',
  questions: '常见问题',
  note: '备注',
  mark: '数据标注',
  standard: '所依标准版本',
  guide: '办事指南要素',
};

/** 'elements.committed' → 承诺办结时限. */
export function elementName(key: string): string {
  const last = key.split('.').at(-1) ?? key;
  return elementNames[last.replace(/\[.*$/, '')] ?? key;
}

export const specialNames: Readonly<Record<SpecialProcedureKind, string>> = {
  hearing: '听证',
  bidding: '招标',
  auction: '拍卖',
  inspection: '检验',
  testing: '检测',
  quarantine: '检疫',
  appraisal: '鉴定',
  'expert-review': '专家评审',
  'commissioned-evaluation': '委托评估',
  other: '其他',
};

/** How an element of an implementation stands to the standard; each has a word and a letter. */
export const treatments = {
  inherited: { word: '沿用标准', letter: '沿' },
  localised: { word: '本地化', letter: '本' },
  tightened: { word: '优于标准', letter: '优' },
  excepted: { word: '经批准的例外', letter: '例' },
  deviating: { word: '不符合标准', letter: '×' },
} as const;
export type Treatment = keyof typeof treatments;

/** States of a cell of the matrix, with the letter that stands in it. */
export const cellStates = {
  missing: { letter: '缺', word: '未编制' },
  draft: { letter: '草', word: '起草中' },
  published: { letter: '已', word: '已发布' },
  behind: { letter: '旧', word: '落后于标准' },
  deviating: { letter: '例', word: '与标准有偏离' },
} as const;
export type CellState = keyof typeof cellStates;

export const kindNames = { standard: '标准事项', implementation: '实施清单', flow: '审批流程' } as const;

/** Buttons are verbs of the law. */
export const actWords = {
  'start-draft': '起草新版本',
  'save-draft': '继续编辑',
  'delete-draft': '放弃草稿',
  submit: '提交确认',
  'confirm-content': '确认内容',
  'confirm-authority': '确认权责',
  publish: '发布',
  return: '退回修改',
  recall: '收回提交',
  withdraw: '撤回发布',
  'propose-exception': '申请例外',
  'decide-exception': '审查例外',
} as const;

/** For the filter of the list. */
export const statusOptions: { value: EntryStatus; label: string }[] = [
  { value: 'missing', label: '未编制' },
  { value: 'draft', label: '起草中' },
  { value: 'submitted', label: '待内容确认' },
  { value: 'content-confirmed', label: '待权责确认' },
  { value: 'authority-confirmed', label: '待发布' },
  { value: 'published', label: '已发布' },
  { value: 'behind', label: '落后于标准' },
  { value: 'deviating', label: '与标准有偏离' },
  { value: 'withdrawn', label: '已撤回' },
];
