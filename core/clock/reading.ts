import type { Instant, LegalDay } from '../calendar/index.ts';

export type ClockState = 'not-started' | 'running' | 'stopped' | 'ended';

/** 正常 · 提醒 · 预警 · 逾期 · 停表 · 办结. Beyond statute is not one clock's matter: see casework. */
export type Signal = 'normal' | 'reminder' | 'warning' | 'overdue' | 'stopped' | 'done';

/** What a clock shows at one moment, in the limit's unit (fractions only where the unit is hours). */
export type Reading = {
  readonly state: ClockState;
  readonly signal: Signal;
  /** The limit has passed: live, or at the moment the clock ended. */
  readonly over: boolean;
  /** Limit of the round, with all extensions. */
  readonly limit: number;
  /** Round of review, 1 before any interruption. */
  readonly round: number;
  /** Counted so far, today included: accepted on Monday and decided on Tuesday is 1. */
  readonly used: number;
  /** limit − used; negative when over, 0 on the last day and on days off right after it. */
  readonly remaining: number;
  /** Last day that is in time; null before the start and while stopped in time. */
  readonly dueDay: LegalDay | null;
  /** First moment that is too late; null as `dueDay`. */
  readonly dueAt: Instant | null;
  readonly remindAt: Instant | null;
  readonly warnAt: Instant | null;
  /** While stopped: the due day if the clock were resumed now. */
  readonly ifResumedDueDay: LegalDay | null;
  /** The end of the limit lies where no holiday notice reaches yet. */
  readonly provisional: boolean;
  readonly startedAt: Instant | null;
  readonly endedAt: Instant | null;
};

/** A clock that nothing has started yet. */
export function notStarted(limit: number): Reading {
  return {
    state: 'not-started',
    signal: 'normal',
    over: false,
    limit,
    round: 1,
    used: 0,
    remaining: limit,
    dueDay: null,
    dueAt: null,
    remindAt: null,
    warnAt: null,
    ifResumedDueDay: null,
    provisional: false,
    startedAt: null,
    endedAt: null,
  };
}
