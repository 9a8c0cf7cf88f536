/** What this part says to people. */
export const MESSAGES = {
  source: '国办发〔2019〕11号(推行区域评估);具体范围待本地核定',
  notFound: '没有这项区域评估。',
  outdated: '这项区域评估刚刚有变动,请重新载入后再操作。',
  withdrawn: '这项区域评估已经撤销,不能再更正或撤销。',
  unknownDivision: (code: string) => `没有行政区划“${code}”。`,
  period: '有效期的截止日应晚于开始日。',
  over: '有效期已经届满,发布没有意义,请核对日期。',
  longest: (years: number) => `有效期超过${years}年,请核对日期(期限待本地核定)。`,
  unknownItem: (item: string) => `没有事项“${item}”。`,
  notReplaceable: (name: string) => `“${name}”不在可以区域评估的事项之内,不能由区域评估替代或简化。`,
  simplifiedOnly: (name: string) => `“${name}”只能简化,不能因区域评估免办。`,
  daysOfOff: '免办的事项不填办理天数。',
  twice: (name: string) => `“${name}”写了两次。`,
  otherDivision: '更正不能更换区划;评估的是另一区域的,请另行发布。',
  same: '与现行内容完全相同,不必更正。',
  notKeeper: '区域评估由本区划发展改革、自然资源部门的事项管理员发布;其他部门只能发布本部门负责的事项。',
} as const;
