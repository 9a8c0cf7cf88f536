import {
  addDays,
  type Calendar,
  dayFromText,
  formatInstant,
  type Instant,
  startOf,
} from '@zongheng/core/calendar';
import { type CaseState, readMeasure } from '@zongheng/core/casework';
import type { ItemRule } from '@zongheng/core/catalogue';
import { DEFAULT_SIGNAL_RULE, type Reading } from '@zongheng/core/clock';

/** Name of the signal rule in force; changes when the rule does, so that a sweep finds the old rows. */
export const SIGNAL_RULE_VERSION = 'default-1';

export type ClockRow = {
  readonly id: string;
  readonly kind: 'step' | 'case' | 'special';
  readonly shown: boolean;
  readonly state: 'running' | 'stopped' | 'ended';
  readonly over: boolean;
  readonly remind_at: string | null;
  readonly yellow_at: string | null;
  readonly due_at: string | null;
  readonly statutory_due_at: string | null;
  readonly stop_due_at: string | null;
  readonly calendar_version: string;
  readonly rule_version: string;
};

/** The clock rows of a case as they stand after its facts, at the moment they were decided. */
export function clockRows(
  id: string,
  state: CaseState,
  item: ItemRule,
  calendar: Calendar,
  now: Instant,
): ClockRow[] {
  const read = (measure: 'acceptance' | 'committed' | 'statutory' | 'special') =>
    readMeasure(state, item, measure, calendar, now, DEFAULT_SIGNAL_RULE);
  const statutory = read('statutory');
  const special = read('special');
  const stopDue = stopDueAt(state, special);
  const row = (kind: ClockRow['kind'], reading: Reading, shown: boolean): ClockRow => ({
    id,
    kind,
    shown,
    state: reading.state === 'not-started' ? 'running' : reading.state,
    over: reading.over,
    remind_at: text(reading.remindAt),
    yellow_at: text(reading.warnAt),
    due_at: text(reading.dueAt),
    statutory_due_at: kind === 'special' ? null : text(statutory?.dueAt ?? null),
    stop_due_at: kind === 'special' ? null : stopDue,
    calendar_version: calendar.version,
    rule_version: SIGNAL_RULE_VERSION,
  });

  const rows: ClockRow[] = [];
  const accepted = state.acceptedAt !== null;
  const step = read('acceptance');
  if (step) rows.push(row('step', step, !accepted));
  const committed = read('committed');
  if (accepted && committed) rows.push(row('case', committed, true));
  if (special) rows.push(row('special', special, false));
  return rows;
}

/** The moment by which what stopped the clock should itself be over. */
function stopDueAt(state: CaseState, special: Reading | null): string | null {
  if (state.correction) return formatInstant(startOf(addDays(dayFromText(state.correction.replyBy), 1)));
  return state.special ? text(special?.dueAt ?? null) : null;
}

function text(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}
