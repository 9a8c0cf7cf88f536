import {
  addDays,
  type Calendar,
  dayFromText,
  dayOf,
  type Instant,
  type LegalDay,
} from '../calendar/index.ts';
import type { ItemRule } from '../catalogue/index.ts';
import {
  DEFAULT_SIGNAL_RULE,
  type LimitUnit,
  type Reading,
  type Signal,
  type SignalRule,
} from '../clock/index.ts';
import { limitOf, readMeasure } from './ledgers.ts';
import type { CaseState } from './state.ts';

/** 超法定 is a state of its own: the statutory limit itself has passed, which escalates at once. */
export type LightSignal = Signal | 'beyond-statute';

/** The light of an open special procedure or correction. */
export type StopLight = {
  readonly what: 'special' | 'correction';
  /** Of the procedure; 补正. */
  readonly name: string;
  readonly dueDay: LegalDay | null;
  readonly signal: Signal;
  readonly over: boolean;
  /** Working days left; negative when over. */
  readonly remaining: number | null;
};

/** What a list, a card, a letter and the interface all show for a case. */
export type Light = {
  readonly signal: LightSignal;
  readonly word: string;
  /** The measure the dates belong to: before acceptance the five days, after it the committed limit. */
  readonly measure: 'acceptance' | 'committed';
  readonly dueDay: LegalDay | null;
  readonly ifResumedDueDay: LegalDay | null;
  readonly remaining: number;
  readonly used: number;
  readonly limit: number;
  readonly unit: LimitUnit;
  readonly provisional: boolean;
  /** Ended, or running, later than committed. */
  readonly late: boolean;
  readonly statutoryDueDay: LegalDay | null;
  readonly statutoryRemaining: number | null;
  /** What keeps the clock stopped, with a limit of its own: open beyond it, that is late by itself. */
  readonly stop: StopLight | null;
};

export const LIGHT_WORDS: Readonly<Record<LightSignal, string>> = {
  normal: '正常',
  reminder: '提醒',
  warning: '预警',
  overdue: '逾期',
  'beyond-statute': '超法定',
  stopped: '停表',
  done: '办结',
};

/** The light of a case at a moment: one function for list, detail, statistics and exchange. */
export function lightOf(
  state: CaseState,
  item: ItemRule,
  calendar: Calendar,
  now: Instant,
  rule: SignalRule = DEFAULT_SIGNAL_RULE,
): Light | null {
  if (state.status === null) return null;
  const measure = state.acceptedAt === null ? 'acceptance' : 'committed';
  const reading = readMeasure(state, item, measure, calendar, now, rule);
  const limit = limitOf(state, item, measure, calendar);
  if (!reading || !limit) return null;
  const statutory = readMeasure(state, item, 'statutory', calendar, now, rule);
  const signal = signalOf(state, reading, statutory);
  return {
    signal,
    word: LIGHT_WORDS[signal],
    measure,
    dueDay: reading.dueDay,
    ifResumedDueDay: reading.ifResumedDueDay,
    remaining: reading.remaining,
    used: reading.used,
    limit: reading.limit,
    unit: limit.unit,
    provisional: reading.provisional,
    late: reading.over,
    statutoryDueDay: statutory?.dueDay ?? null,
    statutoryRemaining: statutory?.startedAt ? statutory.remaining : null,
    stop: stopLightOf(state, item, calendar, now, rule),
  };
}

/**
 * A special procedure has the time told to the applicant (行政许可法 §45), a correction its day of reply; the
 * clock of the case stands still meanwhile, theirs does not.
 */
function stopLightOf(
  state: CaseState,
  item: ItemRule,
  calendar: Calendar,
  now: Instant,
  rule: SignalRule,
): StopLight | null {
  if (state.correction) {
    const dueDay = dayFromText(state.correction.replyBy);
    const today = dayOf(now);
    const over = today > dueDay;
    const remaining = farAway(today, dueDay)
      ? null
      : over
        ? -calendar.workingDaysBetween(addDays(dueDay, 1), addDays(today, 1))
        : calendar.workingDaysBetween(addDays(today, 1), addDays(dueDay, 1));
    const signal = over ? 'overdue' : today === dueDay ? 'warning' : 'normal';
    return { what: 'correction', name: '补正', dueDay, signal, over, remaining };
  }
  if (!state.special) return null;
  const reading = readMeasure(state, item, 'special', calendar, now, rule);
  return {
    what: 'special',
    name: state.special.name,
    dueDay: reading?.dueDay ?? null,
    signal: reading?.signal ?? 'normal',
    over: reading?.over ?? false,
    remaining: reading?.remaining ?? null,
  };
}

/** So far ahead no calendar counts working days, and nobody waits for the last one. */
function farAway(today: LegalDay, day: LegalDay): boolean {
  return day - today > 20 * 366;
}

function signalOf(state: CaseState, reading: Reading, statutory: Reading | null): LightSignal {
  if (state.endedAt !== null) return 'done';
  if (statutory?.over) return 'beyond-statute';
  return reading.signal;
}
