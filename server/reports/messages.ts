import { PROJECT_MESSAGES } from '../projects/index.ts';
import type { ReportKind } from './kinds.ts';

/** What this module says to people. */
export const MESSAGES = {
  source: '企业投资项目核准和备案管理条例(令673)§16;政府投资条例(令712)§27',
  sourceCode: '2017年第3号令',
  kinds: {
    start: '开工',
    progress: '建设进度',
    completion: '竣工',
    suspension: '暂停建设',
    resumption: '恢复建设',
    'delayed-start': '延期开工',
  } satisfies Readonly<Record<ReportKind, string>>,
  dayForm: '应为“年-月-日”，例如 2026-11-22。',
  periodForm: '应为年(2026)、季度(2026-Q3)或月(2026-09)。',
  moneyForm: '应为数字，单位万元，最多四位小数，例如 1234.56。',
  notFound: '没有这份报告，或您无权查看。',
  /** The very words of a project one may not see: nothing must tell the two apart. */
  projectNotFound: PROJECT_MESSAGES.notFound,
  versionConflict: '这份报告刚刚被修改过，请刷新后再提交。',
  withdrawn: '这份报告已经撤销，不能再更正。',
  noCode: '项目还没有有效代码，取得代码后再报送。',
  unknownWork: '该项目没有这个工程。',
  future: '日期不能晚于今天。',
  tooEarly: (year: number) => `日期不能早于 ${year} 年，请核对。`,
  noSuchDay: '没有这一天，请核对。',
  periodNeeded: '请填写报告期。',
  periodOnlyProgress: '只有建设进度报告填写报告期。',
  periodAhead: '报告期还没有开始，不能早于报告期报送。',
  periodTaken: (period: string) => `${period} 的建设进度已经报送；内容有变的，请更正原报告。`,
  investedNeeded: '请填写自开工以来累计完成投资。',
  textNeeded: '请写明工程形象进度。',
  causeNeeded: '请写明原因。',
  investedLess: (before: string, day: string) =>
    `累计完成投资不能少于 ${day} 已报的 ${before} 万元；原来报错的，请先更正原报告。`,
  startTwice: '开工已经报送；日期有误的，请更正原报告。',
  notStarted: (kind: string) => `开工之后才能报送${kind}：请先报送开工，且日期不早于开工日。`,
  alreadyStarted: '已经开工，不能报送延期开工。',
  completionTwice: '竣工已经报送；日期有误的，请更正原报告。',
  afterCompletion: (day: string) => `已于 ${day} 竣工，不能再报送竣工之后的情况。`,
  alreadySuspended: '已经暂停，尚未恢复建设。',
  notSuspended: '没有暂停建设的记录，不能报送恢复建设。',
  history: {
    'report.filed': '报送建设报告',
    'report.corrected': '更正建设报告',
    'report.withdrawn': '撤销建设报告',
  } as Readonly<Record<string, string>>,
} as const;
