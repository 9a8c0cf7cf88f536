/** What a limit is counted in: 工作日, 自然日, 小时. */
export type LimitUnit = 'working-day' | 'calendar-day' | 'hour';

/**
 * The event a limit runs from: receipt of the application, its acceptance, the decision (送达, 行政许可法 §44),
 * a question put to somebody (征求意见, 申请听证 §47), what somebody was told (听证权利 §47), or works that passed
 * their inspection (竣工验收合格, 建设工程质量管理条例 §49).
 */
export type LimitStart = 'received' | 'accepted' | 'decided' | 'asked' | 'told' | 'completed';

/**
 * A limit is never a bare number: value and unit, the law it comes from, and the event it runs from.
 * `mark` keeps what is not yet confirmed (示例数据, 待本地核定), and is shown wherever the limit is.
 */
export type Limit = {
  readonly value: number;
  /** Value in the second, third … round of review, each begun by an interruption; the last one stays. */
  readonly rounds?: readonly number[];
  readonly unit: LimitUnit;
  readonly basis: string;
  readonly start: LimitStart;
  readonly mark?: string;
};

/**
 * When lights change, as shares of the limit. No national thresholds exist; these defaults may be set
 * per division and item.
 */
export type SignalRule = {
  readonly remindAt: number;
  readonly warnAt: number;
  /** Yellow already when so many units are left, where that comes before the share. */
  readonly warnDaysLeft?: number;
};

export const DEFAULT_SIGNAL_RULE: SignalRule = { remindAt: 0.6, warnAt: 0.8 };

const UNIT_NAMES: Readonly<Record<LimitUnit, string>> = {
  'working-day': '个工作日',
  'calendar-day': '个自然日',
  hour: '小时',
};

/** The limit's value in a round of review, the first being 1. */
export function valueInRound(limit: Limit, round: number): number {
  const { rounds } = limit;
  if (rounds === undefined || round <= 1) return limit.value;
  return rounds[Math.min(round - 2, rounds.length - 1)] ?? limit.value;
}

/** '20个工作日'; a limit of no days at all is 即办. */
export function describeLimit(value: number, unit: LimitUnit): string {
  return value === 0 ? '即办' : `${value}${UNIT_NAMES[unit]}`;
}
