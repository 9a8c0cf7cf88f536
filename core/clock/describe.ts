import { type Calendar, dayOf, formatDay, type LegalDay } from '../calendar/index.ts';
import type { Ledger, LedgerEntry } from './ledger.ts';
import { describeLimit, type Limit, valueInRound } from './limit.ts';
import { immediateDay, isAfterHours, SOURCE_AFTER_HOURS } from './office-hours.ts';
import type { Reading } from './reading.ts';

/** What changed the limit on the way: an extension, a new round, an evening's 即办; and what stops it now. */
export type ExplanationNote = { readonly day: LegalDay; readonly text: string; readonly source: string };

/** The changes of a limit in their order; the ledger in order, from its start, without what is not yet known. */
export function notesOf(limit: Limit, entries: Ledger, calendar: Calendar): readonly ExplanationNote[] {
  const notes: ExplanationNote[] = [];
  let round = 1;
  let extended = 0;
  const stops: LedgerEntry[] = [];
  const whole = () => describeLimit(valueInRound(limit, round) + extended, limit.unit);
  for (const entry of entries) {
    const note = (text: string, source = entry.basis) =>
      notes.push({ day: dayOf(entry.at), text: `${entry.reason},${text}`, source });
    if (entry.kind === 'started' && limit.value === 0 && isAfterHours(entry.at, calendar)) {
      note(`已过办公时间,应于${formatDay(immediateDay(entry.at, calendar))}办结`, SOURCE_AFTER_HOURS);
    } else if (entry.kind === 'stopped') {
      stops.push(entry);
    } else if (entry.kind === 'resumed') {
      stops.pop();
    } else if (entry.kind === 'ended') {
      stops.length = 0;
    } else if (entry.kind === 'interrupted') {
      stops.push(entry);
      round += 1;
      note(`此前天数作废,第${round}轮时限${whole()}`);
    } else if (entry.kind === 'extended') {
      extended += entry.by;
      note(`时限增至${whole()}`);
    }
  }
  // The days themselves are told only up to today: a stop of today would otherwise show nowhere.
  for (const { at, reason, basis, kind } of stops) {
    if (kind === 'stopped') notes.push({ day: dayOf(at), text: `${reason},停表至恢复计时`, source: basis });
  }
  return notes;
}

/** The limit, what happened to it, and where it stands, in one sentence. */
export function describeReading(limit: Limit, reading: Reading): string {
  const whole = describeLimit(reading.limit, limit.unit);
  const extension = reading.limit - valueInRound(limit, reading.round);
  const round = reading.round > 1 ? `第${reading.round}轮` : '';
  const head = `${round}时限${whole}${extension > 0 ? `(含延长${extension})` : ''},依据${limit.basis}`;
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
