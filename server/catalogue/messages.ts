/** What this module says to people. */
export const MESSAGES = {
  changedVersion: (kind: '事项' | '流程', id: string, version: number) =>
    `省级数据包中的${kind}“${id}”第${version}版与库中已登记的内容不同。已有办件按登记的版本办理,修改内容请提高版本号。`,
  itemNotFound: '没有这个事项。',
  flowNotFound: '没有这个审批流程。',
  yearOutOfRange: '没有这一年的日历数据。',
} as const;
