/** What this module says to people. */
export const MESSAGES = {
  source: '电子监察规则（本地规则，待确认）',
  marks: ['待确认', '本地规则', '待确认/本地规则'],
  otherDivision: '只能设置本地区及下级地区的监察规则。',
  everywhere: '适用于全省的监察规则由省级监察员设置。',
  noDivision: '没有这个地区，请从列表中选择。',
  noItem: '没有这个事项，请从列表中选择。',
  order: '提醒比例应小于预警比例。',
  versionConflict: '这条规则刚刚被他人修改，请刷新后再操作。',
  defaultStays: '全省默认规则不能取消，可以修改。',
  notSet: '这里没有单独的规则可以取消。',
  hours: '应为“时:分”，例如 20:00。',
  default: '默认规则',
} as const;
