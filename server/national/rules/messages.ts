import type { Fault } from '../mapping/apply.ts';

const fault = (rule: number, column: string | null, message: string): Fault => ({ rule, column, message });

/** The quality rules by number, as the console names them (工程建设项目审批数据共享质量规则). */
export const QUALITY_RULES: Readonly<Record<number, string>> = {
  1: '项目已存在并通过校验,才能报下级数据',
  2: '办件已存在,才能报它的步骤、特别程序、意见和批复',
  3: '事项和流程的版本已先报送',
  4: '县级流程对应同类型的市级流程',
  5: '材料编号在材料目录中',
  6: '必填项齐全,代码在代码表中',
  7: '拟开工时间早于拟建成时间',
  8: '单位名称齐全,统一社会信用代码有效',
  9: '准予的,批复日期、文号、标题、有效期齐全',
  10: '特别程序为“其他”的,写明名称',
  11: '一个办件只受理一次、只办结一次',
  12: '补正和特别程序有开始必有结束',
  13: '受理后过短时间即办结(秒办)',
  14: '非工作日或 8:00–17:30 以外办理',
  15: '用时超过时限',
};

/** Rules that only flag; the others hold a message back. */
export const FLAG_RULES: ReadonlySet<number> = new Set([13, 14, 15]);

export const RULE_MESSAGES = {
  times: () => fault(7, 'NJCSJ', '拟建成时间应晚于拟开工时间'),
  unitName: (column: string) => fault(8, column, '单位名称没有填写'),
  creditCode: (column: string, why: string) => fault(8, column, `统一社会信用代码无效:${why}`),
  document: (column: string) => fault(9, column, '准予的批复文件应写明日期、文号、标题和有效期'),
  grantWithoutDocument: () => fault(9, null, '办结(通过)必须有批复文件'),
  specialName: () => fault(10, 'TBCXMC', '特别程序为“其他”的,应写明名称'),
  twice: (what: string) => fault(11, 'BLZT', `一个办件只能${what}一次`),
  endWithoutBegin: (end: number, begin: number, name: string) =>
    fault(12, 'BLZT', `${name}结束(${end})之前应先有${name}开始(${begin})`),
  openAtEnd: (begin: number, end: number, name: string) =>
    fault(12, 'BLZT', `${name}已开始(${begin})但没有结束(${end}),不能办结`),
  missingParent: (rule: number, what: string) => fault(rule, null, `${what}还没有可以报送的数据`),
  countyFlow: () => fault(4, 'DYBZSPLCLX', '县级流程没有对应的同类型市级流程'),
  instant: (hours: number) => ({ rule: 13, message: `受理后不到 ${hours} 小时即办结` }),
  offHours: () => ({ rule: 14, message: '办理时间不在工作日 8:00–17:30' }),
  overdue: () => ({ rule: 15, message: '办结时已超过承诺时限' }),
} as const;
