import {
  addDays,
  type Calendar,
  dayFromText,
  formatInstant,
  type Instant,
  startOf,
} from '@zongheng/core/calendar';
import {
  type CaseState,
  foremostOpinion,
  type Measure,
  openRenewal,
  readMeasure,
  readOpinion,
} from '@zongheng/core/casework';
import type { ItemRule } from '@zongheng/core/catalogue';
import type { Reading } from '@zongheng/core/clock';
import type { VersionedSignalRule } from '../catalogue/index.ts';

export type ClockKind = 'step' | 'case' | 'special' | 'delivery' | 'opinion' | 'renewal';

export type ClockRow = {
  readonly id: string;
  readonly kind: ClockKind;
  readonly body_id: string;
  readonly item_id: string;
  readonly division: string;
  readonly stage: number;
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
  whose: Pick<ClockRow, 'id' | 'body_id' | 'item_id' | 'division' | 'stage'>,
  state: CaseState,
  { item, calendar, rule }: { item: ItemRule; calendar: Calendar; rule: VersionedSignalRule },
  now: Instant,
): ClockRow[] {
  const { id, body_id, item_id, division, stage } = whose;
  const read = (measure: Measure) => readMeasure(state, item, measure, calendar, now, rule);
  const statutory = read('statutory');
  const special = read('special');
  const stopDue = stopDueAt(state, special);
  const row = (kind: ClockRow['kind'], reading: Reading, shown: boolean): ClockRow => ({
    id,
    kind,
    body_id,
    item_id,
    division,
    stage,
    shown,
    state: reading.state === 'not-started' ? 'running' : reading.state,
    over: reading.over,
    remind_at: text(reading.remindAt),
    yellow_at: text(reading.warnAt),
    due_at: text(reading.dueAt),
    statutory_due_at: kind === 'special' ? null : text(statutory?.dueAt ?? null),
    stop_due_at: kind === 'special' ? null : stopDue,
    calendar_version: calendar.version,
    rule_version: rule.version,
  });

  const rows: ClockRow[] = [];
  const accepted = state.acceptedAt !== null;
  const step = read('acceptance');
  if (step) rows.push(row('step', step, !accepted));
  const committed = read('committed');
  if (accepted && committed) rows.push(row('case', committed, true));
  if (special) rows.push(row('special', special, false));
  return [...rows, ...sideRows(state, read, (kind, reading) => row(kind, reading, false), calendar)];
}

/** Delivery, opinion and renewal: clocks beside or after the decision, which the case itself never shows. */
function sideRows(
  state: CaseState,
  read: (measure: Measure) => Reading | null,
  row: (kind: ClockKind, reading: Reading) => ClockRow,
  calendar: Calendar,
): ClockRow[] {
  const own = (kind: 'delivery' | 'opinion' | 'renewal', over: Partial<ClockRow> = {}): ClockRow[] => {
    const reading = read(kind);
    if (!reading || reading.state === 'not-started') return [];
    return [{ ...row(kind, reading), statutory_due_at: null, stop_due_at: null, ...over }];
  };
  const request = foremostOpinion(state, calendar);
  // The one who has to answer, and the moment at which silence is an answer.
  const asked = request && {
    body_id: request.bodyId,
    stop_due_at:
      request.answer === null && request.silence === 'consent'
        ? text(readOpinion(request, calendar, request.askedAt).dueAt)
        : null,
  };
  const renewal = openRenewal(state);
  const renewed = renewal?.silence === 'renewed' ? endOf(renewal.expiresOn) : null;
  return [...own('delivery'), ...own('opinion', asked ?? {}), ...own('renewal', { stop_due_at: renewed })];
}

/** The moment by which what stopped the clock should itself be over. */
function stopDueAt(state: CaseState, special: Reading | null): string | null {
  if (state.correction) return endOf(state.correction.replyBy);
  return state.special ? text(special?.dueAt ?? null) : null;
}

/** First moment after a day. */
function endOf(day: string): string {
  return formatInstant(startOf(addDays(dayFromText(day), 1)));
}

function text(at: Instant | null): string | null {
  return at === null ? null : formatInstant(at);
}
