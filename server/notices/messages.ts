import type { NoticeKind } from './notice.ts';

/** What this module says to people. */
export const MESSAGES = {
  kinds: {
    reminder: '时限提醒',
    yellow: '预警',
    red: '逾期',
    statute: '超法定时限',
    order: '督办单',
    escalation: '督办升级',
    flag: '待核疑点',
    calendar: '工作日历调整',
    case: '办件进展',
    catalogue: '事项清单',
  } satisfies Readonly<Record<NoticeKind, string>>,
} as const;
