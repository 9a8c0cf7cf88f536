/** What this module says to people. */
export const MESSAGES = {
  busy: '示例数据正由另一个进程装入,请稍候。',
  otherPlan:
    '示例数据装入到一半,而程序或省级数据包已经更换,不能继续。请清空数据库后重新启动,或换回原来的版本装完。',
  setup: '建立示例单位、人员和岗位',
  month: (year: number, month: number) => `${year}年${month}月`,
  finished: '示例数据已装入',
} as const;
