/** What this module says to people. */
export const MESSAGES = {
  sourceNotice: '国务院办公厅年度放假通知',
  sourceLocal: '全国年节及纪念日放假办法 §4(条号待确认)',
  sourceWorkingDays: '行政许可法 §82',
  sourceEmergency: '突发事件应对法(条号待确认)',
  noticeTitle: (year: number) => `国务院办公厅关于${year}年部分节假日安排的通知`,
  // Reading a notice.
  otherYear: (found: number, chosen: number) => `这是${found}年的通知，不是${chosen}年的，请核对。`,
  noYear: '没有看出是哪一年的通知，请选择年份。',
  nothingRead: '没有读出任何放假日或上班日，请粘贴通知全文，或改用逐日填写。',
  noSuchDate: (text: string) => `“${text}”不是有效日期`,
  countDiffers: (sentence: string, said: number, found: number) =>
    `“${sentence}”写明放假${said}天，按日期算是${found}天`,
  brokenJson: '文件内容不是约定的格式，应有 year、off、work 三项。',
  tooManyDays: (most: number) => `日期超过${most}个，不像放假安排，请核对文件。`,
  dayForm: '应为“年-月-日”，例如 2027-01-01。',
  // Publishing a year.
  gap: (next: number) => `应先发布${next}年的放假安排，中间不能缺年。`,
  tooEarly: (first: number) => `日历从${first}年开始，更早的年份不能发布。`,
  yearMoved: '该年的放假安排刚刚有变动，请重新载入后再操作。',
  reasonNeeded: '该年已经发布过，更正须写明理由。',
  sameYear: '与现行安排完全相同，不必发布。',
  // Local holidays.
  notAutonomous:
    '只有自治县可以按民族习惯规定本地节假日。其他地方停止办公不影响法定时限；确属应急措施的，请在“应急措施”中提出，经省确认后生效。',
  unknownDivision: '没有这个区划，请核对。',
  yearUnpublished: (year: number) => `${year}年的放假安排尚未发布，请先发布该年安排。`,
  otherLocalYear: (day: string, year: number) => `${day}不在${year}年内。`,
  localTwice: (day: string) => `${day}列了两次。`,
  localMoved: '该县的节假日刚刚有变动，请重新载入后再操作。',
  localSame: '与现行的地方节假日完全相同，不必发布。',
  // Emergency measures.
  notEmergency:
    '本地停止办公、单位放假都不是应急措施，不能变动法定时限。只有法定节假日（含自治县节假日）和有文号并经省确认的应急措施才影响时限。',
  documentNeeded: '请写明应急措施的文号，例如 辽政发〔2026〕5号。',
  spanReversed: '结束日期不能早于开始日期。',
  spanTooLong: (most: number) => `一次应急措施最多${most}天，请核对日期。`,
  measureNotFound: '没有这项应急措施，或已不在。',
  measureMoved: '这项应急措施刚刚被他人处理，请刷新后再操作。',
  notProposed: '这项应急措施已经确认或撤销。',
  alreadyWithdrawn: '这项应急措施已经撤销。',
  provinceOnly: '应急措施由省领导确认；市、县不能自行变动法定时限。',
  leaderWithdraws: '已经生效的应急措施由省领导撤销。',
  // Previews.
  previewNotFound: '没有这次预览，或已过期，请重新预览。',
  previewRunning: '预览还没有算完，请稍候再发布。',
  previewOutdated: '预览之后日历又有变动，请重新预览后再发布。',
  previewUsed: '这次预览已经发布过了。',
  adminOnly: '放假安排和地方节假日由系统管理员预览和发布。',
  /** The very words of a case one may not see: nothing must tell the two apart. */
  caseNotFound: '没有这个办件,或您无权查看。',
  // Publications and what they did.
  published: (year: number, revision: number) =>
    revision === 1 ? `${year}年放假安排发布` : `${year}年放假安排更正（第${revision}版）`,
  localPublished: (name: string, year: number) => `${name}${year}年地方节假日发布`,
  measureConfirmed: (title: string, number: string) => `应急措施“${title}”（${number}）生效`,
  measureWithdrawn: (title: string, number: string) => `应急措施“${title}”（${number}）撤销`,
  measureTitle: (title: string, number: string) => `应急措施“${title}”（${number}）`,
  toConfirm: (from: string, to: string) =>
    `待省确认：${from === to ? from : `${from} 至 ${to}`}，确认前不影响任何时限`,
  measureDay: (title: string, number: string) => `应急措施“${title}”（${number}）`,
  ruleChanged: '亮灯规则变动',
  calendarChanged: '工作日历变动',
  moved: (label: string, from: string, to: string) => `${label}：到期日由${from}改为${to}`,
  stays: (label: string) => `${label}：到期日不变`,
  statutoryMoved: (from: string, to: string) => `；法定到期日由${from}改为${to}`,
  noDay: '未定',
  historyName: '时限调整',
  systemActor: '平台自动',
  reminder: (year: number) =>
    `${year}年放假安排一般在11月公布，请及时导入；在此之前，${year}年的到期日标“暂定”。`,
  missing: (year: number) => `${year}年放假安排尚未发布，${year}年的到期日标“暂定”。`,
} as const;
