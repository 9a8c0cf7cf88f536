import type { NoticeKind, SignalName } from '../api/types.ts';

/** The signal a rung shows; what is no rung has none. */
export const signalOf: Readonly<Partial<Record<NoticeKind, SignalName>>> = {
  reminder: 'reminder',
  yellow: 'warning',
  red: 'overdue',
  statute: 'beyond-statute',
  order: 'overdue',
  escalation: 'beyond-statute',
};

/** What one is to do. */
export const noticeHints: Readonly<Record<NoticeKind, string>> = {
  reminder: '时限已用过半，请安排办理。',
  yellow: '即将到期，请尽快办理。',
  red: '已过期限，请立即办理并说明原因。',
  statute: '已超过法定时限，须立即处理。',
  order: '请在答复期限内处理。',
  escalation: '督办单逾期未答复，已报上一级领导。',
  flag: '请核对并确认或说明。',
  calendar: '工作日历有变，到期日已重新计算。',
  case: '办件有新进展。',
  catalogue: '请按新的标准修改本地实施清单并发布。',
};
