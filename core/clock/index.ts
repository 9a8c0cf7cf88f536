export { clock } from './clock.ts';
export { type DayClass, type Explanation, type ExplanationLine, explain } from './explain.ts';
export type { Ledger, LedgerEntry } from './ledger.ts';
export {
  DEFAULT_SIGNAL_RULE,
  describeLimit,
  type Limit,
  type LimitStart,
  type LimitUnit,
  type SignalRule,
} from './limit.ts';
export type { ClockState, Reading, Signal } from './reading.ts';
