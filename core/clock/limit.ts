/** What a limit is counted in: 工作日, 自然日, 小时. */
export type LimitUnit = 'working-day' | 'calendar-day' | 'hour';

/** The event a limit runs from: receipt of the application, or its acceptance. */
export type LimitStart = 'received' | 'accepted';

/**
 * A limit is never a bare number: value and unit, the law it comes from, and the event it runs from.
 * `mark` keeps what is not yet confirmed (示例数据, 待本地核定), and is shown wherever the limit is.
 */
export type Limit = {
  readonly value: number;
  readonly unit: LimitUnit;
  readonly basis: string;
  readonly start: LimitStart;
  readonly mark?: string;
};

/**
 * When lights change, as shares of the limit. No national thresholds exist; these defaults may be set
 * per division and item.
 */
export type SignalRule = { readonly remindAt: number; readonly warnAt: number };

export const DEFAULT_SIGNAL_RULE: SignalRule = { remindAt: 0.6, warnAt: 0.8 };

const UNIT_NAMES: Readonly<Record<LimitUnit, string>> = {
  'working-day': '个工作日',
  'calendar-day': '个自然日',
  hour: '小时',
};

/** '20个工作日'; a limit of no days at all is 即办. */
export function describeLimit(value: number, unit: LimitUnit): string {
  return value === 0 ? '即办' : `${value}${UNIT_NAMES[unit]}`;
}
