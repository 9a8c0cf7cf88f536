import {
  addDays,
  type Calendar,
  dayOf,
  formatDay,
  type Instant,
  type LegalDay,
  startOf,
} from '../calendar/index.ts';
import { clock } from './clock.ts';
import { inOrder, type Ledger, type LedgerEntry } from './ledger.ts';
import { DEFAULT_SIGNAL_RULE, describeLimit, type Limit, type SignalRule } from './limit.ts';
import type { Reading } from './reading.ts';

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

export type Explanation = {
  readonly reading: Reading;
  /** The limit, what happened to it, and where it stands, in one sentence. */
  readonly sentence: string;
  readonly lines: readonly ExplanationLine[];
};

const SOURCE_START = '民法典 §201';
const SOURCE_WORKING_DAYS = '行政许可法 §82';

/**
 * Why the clock shows what it shows: one line a day or run of days from the start to the due day (or to
 * today, if later), each with its reason and source. Same arguments and same counting as {@link clock}.
 */
export function explain(
  limit: Limit,
  ledger: Ledger,
  calendar: Calendar,
  now: Instant,
  rule: SignalRule = DEFAULT_SIGNAL_RULE,
): Explanation {
  const entries = inOrder(ledger).filter((entry) => entry.at <= now);
  const reading = clock(limit, entries, calendar, now, rule);
  const sentence = describeReading(limit, reading);
  if (reading.startedAt === null || limit.unit === 'hour') return { reading, sentence, lines: [] };

  const first = dayOf(reading.startedAt);
  const today = dayOf(reading.endedAt ?? now);
  const horizon = reading.endedAt === null ? (reading.dueDay ?? reading.ifResumedDueDay ?? today) : today;
  const last = addDays(first, Math.max(horizon, today) - first);
  const restart = lastRestart(entries);
  const lines: ExplanationLine[] = [];
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const line = explainDay(limit, entries, calendar, day, first, restart);
    const previous = lines.at(-1);
    const sameRun =
      previous !== undefined &&
      previous.kind === line.kind &&
      previous.reason === line.reason &&
      previous.provisional === line.provisional;
    if (sameRun) lines[lines.length - 1] = { ...previous, to: day, days: previous.days + line.days };
    else lines.push(line);
  }
  return { reading, sentence, lines };
}

function explainDay(
  limit: Limit,
  entries: Ledger,
  calendar: Calendar,
  day: LegalDay,
  first: LegalDay,
  restart: Instant | null,
): ExplanationLine {
  const kind = calendar.kindOf(day);
  const base = { from: day, to: day, counted: false, days: 0, provisional: kind.provisional };
  if (day === first) {
    const start = entries.find((entry) => entry.kind === 'started');
    return { ...base, kind: 'start', reason: `${start?.reason ?? '开始'},当日不计`, source: SOURCE_START };
  }
  const stop = stopAt(entries, startOf(day));
  if (stop) return { ...base, kind: 'stopped', reason: `${stop.reason},不计`, source: stop.basis };
  if (restart !== null && startOf(day) <= restart) {
    return { ...base, kind: 'void', reason: '此后重新计算,此前天数作废', source: limit.basis };
  }
  if (limit.unit === 'calendar-day') {
    return { ...base, kind: 'counted', counted: true, days: 1, reason: '自然日,计入', source: limit.basis };
  }
  if (kind.reason === 'holiday') {
    return { ...base, kind: 'holiday', reason: `${kind.name}放假,不计`, source: SOURCE_WORKING_DAYS };
  }
  if (!kind.working) {
    const unsure = kind.provisional ? '(该年放假安排尚未公布,暂按周末)' : '';
    return { ...base, kind: 'weekend', reason: `周末,不计${unsure}`, source: SOURCE_WORKING_DAYS };
  }
  const reason =
    kind.reason === 'make-up'
      ? `${kind.name}调休上班,计入`
      : kind.provisional
        ? '暂按工作日计入(该年放假安排尚未公布)'
        : '工作日,计入';
  return { ...base, kind: 'counted', counted: true, days: 1, reason, source: SOURCE_WORKING_DAYS };
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

function lastRestart(entries: Ledger): Instant | null {
  const last = entries.findLastIndex((entry) => entry.kind === 'interrupted');
  if (last < 0) return null;
  return entries[last]?.at ?? null;
}

function describeReading(limit: Limit, reading: Reading): string {
  const whole = describeLimit(reading.limit, limit.unit);
  const extended = reading.limit > limit.value ? `(含延长${reading.limit - limit.value})` : '';
  const head = `时限${whole}${extended},依据${limit.basis}`;
  const unit = limit.unit === 'hour' ? '小时' : limit.unit === 'working-day' ? '个工作日' : '日';
  const used = `已用${Math.round(reading.used * 10) / 10}${unit}`;
  if (reading.state === 'not-started') return `${head};尚未起算。`;
  if (reading.state === 'ended') return `${head};${used},${reading.over ? '超过时限' : '在时限内'}办结。`;
  if (reading.state === 'stopped') {
    const day = reading.ifResumedDueDay;
    const due = day === null ? '' : `;如今天恢复计时,到期日为${formatDay(day)}`;
    return `${head};${used},现停表${reading.over ? ',停表前已逾期' : due}。`;
  }
  const due = reading.dueDay === null ? '' : `,${formatDay(reading.dueDay)}到期`;
  const mark = reading.provisional ? '(暂定,该年放假安排尚未公布)' : '';
  return `${head};${used}${due}${mark}${reading.over ? ',已逾期' : ''}。`;
}
