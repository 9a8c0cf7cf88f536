import { type Calendar, dayOf, type Instant, type LegalDay, startOf } from '../calendar/index.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import type { Limit } from './limit.ts';
import { isAfterHours, SOURCE_AFTER_HOURS } from './office-hours.ts';

export type DayClass = 'start' | 'counted' | 'weekend' | 'holiday' | 'stopped' | 'void' | 'after';

/** A day, or a run of days of the same kind, and why it counted or not. */
export type ExplanationLine = {
  readonly from: LegalDay;
  readonly to: LegalDay;
  readonly kind: DayClass;
  readonly counted: boolean;
  /** Days of this line that count in the limit. */
  readonly days: number;
  readonly reason: string;
  readonly source: string;
  /** Not known yet: the holiday notice of that year has not been published. */
  readonly provisional: boolean;
};

const SOURCE_START = '民法典 §201';
const SOURCE_WORKING_DAYS = '行政许可法 §82';

/** What a day is to a clock: the ledger in order, from its start, without what is not yet known. */
export function explainDay(
  limit: Limit,
  entries: Ledger,
  calendar: Calendar,
  day: LegalDay,
): ExplanationLine {
  const kind = calendar.kindOf(day);
  const base = { from: day, to: day, counted: false, days: 0, provisional: kind.provisional };
  const start = entries[0];
  if (start && day === dayOf(start.at))
    return { ...base, kind: 'start', ...startOfLimit(limit, start, calendar) };
  const stop = stopAt(entries, startOf(day));
  if (stop) return { ...base, kind: 'stopped', reason: `${stop.reason},不计`, source: stop.basis };
  const restart = lastRestart(entries);
  if (restart !== null && startOf(day) <= restart.at) {
    return { ...base, kind: 'void', reason: '此后重新计算,此前天数作废', source: restart.basis };
  }
  if (limit.unit === 'calendar-day') {
    return { ...base, kind: 'counted', counted: true, days: 1, reason: '自然日,计入', source: limit.basis };
  }
  const source = kind.source ?? SOURCE_WORKING_DAYS;
  if (kind.reason === 'holiday') {
    const reason = kind.source === undefined ? `${kind.name}放假,不计` : `${kind.name},不计`;
    return { ...base, kind: 'holiday', reason, source };
  }
  if (!kind.working) {
    const unsure = kind.provisional ? '(该年放假安排尚未公布,暂按周末)' : '';
    return { ...base, kind: 'weekend', reason: `周末,不计${unsure}`, source };
  }
  const madeUp = kind.source === undefined ? `${kind.name}调休上班,计入` : `${kind.name},计入`;
  const plain = kind.provisional ? '暂按工作日计入(该年放假安排尚未公布)' : '工作日,计入';
  const reason = kind.reason === 'make-up' ? madeUp : plain;
  return { ...base, kind: 'counted', counted: true, days: 1, reason, source };
}

/** The first day: not counted (民法典 §201); with 即办 it is the last as well, unless nobody is there any more. */
function startOfLimit(
  limit: Limit,
  start: LedgerEntry,
  calendar: Calendar,
): { readonly reason: string; readonly source: string } {
  if (limit.value > 0) return { reason: `${start.reason},当日不计`, source: SOURCE_START };
  if (isAfterHours(start.at, calendar)) {
    return { reason: `${start.reason},已过办公时间,即办顺延至下一工作日`, source: SOURCE_AFTER_HOURS };
  }
  if (!calendar.isWorking(dayOf(start.at))) {
    return { reason: `${start.reason},当日不上班,即办顺延至下一工作日`, source: '民法典 §203' };
  }
  return { reason: `${start.reason},即办,当日办结`, source: limit.basis };
}

/** The stop that held the clock at the first moment of a day: day d counts iff from < first moment ≤ to. */
function stopAt(entries: Ledger, moment: Instant): LedgerEntry | null {
  const open: LedgerEntry[] = [];
  for (const entry of entries) {
    if (entry.at >= moment) break;
    if (entry.kind === 'stopped' || entry.kind === 'interrupted') open.push(entry);
    else if (entry.kind === 'resumed') open.pop();
  }
  return open[0] ?? null;
}

function lastRestart(entries: Ledger): LedgerEntry | null {
  return entries.findLast((entry) => entry.kind === 'interrupted') ?? null;
}
