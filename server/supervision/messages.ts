import { PROJECT_MESSAGES } from '../projects/index.ts';
import type { Level, Situation } from './situations.ts';

/** What this module says to people. */
export const MESSAGES = {
  sourceRecord: '企业投资项目核准和备案管理条例(令673)§17(待确认)',
  situations: {
    'approval-missing': '依法应核准而未核准',
    'false-filing': '备案信息虚假或不完整',
    'data-not-updated': '信息变更未及时更新',
    'unlawful-start': '违法开工建设',
    'not-as-approved': '未按批准内容建设',
    'report-missing-or-false': '建设情况未报或虚报',
    other: '其他异常情形',
  } satisfies Readonly<Record<Situation, string>>,
  levels: { 1: '一般', 2: '较重', 3: '严重' } satisfies Readonly<Record<Level, string>>,
  /** Beside both lists wherever they are chosen from. */
  mark: '异常情形与级别的名称待确认',
  dayForm: '应为“年-月-日”，例如 2026-11-22。',
  notFound: '没有这条监管记录，或您无权查看。',
  /** The very words of a project one may not see: nothing must tell the two apart. */
  projectNotFound: PROJECT_MESSAGES.notFound,
  versionConflict: '这条记录刚刚被他人处理，请刷新后再操作。',
  noSuchDay: '没有这一天，请核对。',
  future: '记录日期不能晚于今天。',
  tooEarly: '记录日期不能早于项目登记日。',
  notOpen: '这条记录已经办结或撤销。',
  alreadyWithdrawn: '这条记录已经撤销。',
  otherDivision: '这条记录由其他地区作出，应由作出记录的地区或其上级处理。',
  history: {
    'supervision.recorded': '记录异常情形',
    'supervision.resolved': '异常情形处理完毕',
    'supervision.withdrawn': '撤销监管记录',
  } as Readonly<Record<string, string>>,
} as const;
