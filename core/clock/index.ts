export { clock } from './clock.ts';
export type { ExplanationNote } from './describe.ts';
export { type Explanation, explain } from './explain.ts';
export type { DayClass, ExplanationLine } from './explain-day.ts';
export type { Ledger, LedgerEntry } from './ledger.ts';
export {
  DEFAULT_SIGNAL_RULE,
  describeLimit,
  type Limit,
  type LimitStart,
  type LimitUnit,
  type SignalRule,
  valueInRound,
} from './limit.ts';
export { OFFICE_HOURS } from './office-hours.ts';
export type { ClockState, Reading, Signal } from './reading.ts';
export { type UnionPart, type UnionWords, unionLedger } from './union.ts';
