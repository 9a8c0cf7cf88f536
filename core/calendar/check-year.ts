import { accept, type Refusal, type Result, refuse } from '../refusal.ts';
import type { CalendarYear } from './calendar.ts';
import { civilFromDay, formatDay, type LegalDay, parseDay, weekdayOf } from './day.ts';

/** A day of a notice as it was typed, pasted or read from a file. */
export type NoticeDay = { readonly day: string; readonly name: string };

/** A year's notice before anybody has checked it; field paths of refusals are its own (`off[3].day`). */
export type YearNotice = {
  readonly year: number;
  /** Title or number of the notice. */
  readonly source: string;
  readonly off: readonly NoticeDay[];
  readonly work: readonly NoticeDay[];
};

/** A checked year with what looks odd and is lawful all the same; else every fault, the first one apart. */
export type CheckedYear =
  | { readonly ok: true; readonly value: CalendarYear; readonly warnings: readonly Refusal[] }
  | { readonly ok: false; readonly refusal: Refusal; readonly refusals: readonly Refusal[] };

const SOURCE = '国务院办公厅年度放假通知';
const SOURCE_HOLIDAYS = '全国年节及纪念日放假办法';
const FIRST_YEAR = 2000;
const LAST_YEAR = 2999;
/** Days that are off in every year; the moon's holidays move. */
const FIXED = ['01-01', '05-01', '10-01', '10-02', '10-03'];
/** Statutory holidays of a year: 11 from 2014, 13 since the rule of 2024-11-10 (every notice of 2014–2026 but 2015 and 2020 adds up). */
const statutoryDays = (year: number) => (year >= 2025 ? 13 : year >= 2014 ? 11 : null);

/**
 * Checks a year's notice before it may become law here. Refused: a year or source that is none, a date that
 * does not exist or lies in another year, a day named twice or both off and worked, a day without a name, a
 * notice without any day off. Warned of: a worked day from Monday to Friday (it is one anyway), a statutory
 * day that is not off, a sum of days off that is not the statutory one (off from Monday to Friday less days
 * made up for) – emergencies have broken each of these.
 */
export function checkCalendarYear(notice: YearNotice): CheckedYear {
  const refusals: Refusal[] = [];
  const collect = <T>(result: Result<T>): T | null => {
    if (result.ok) return result.value;
    refusals.push(result.refusal);
    return null;
  };
  collect(checkHead(notice));
  const seen = new Map<LegalDay, 'off' | 'work'>();
  const list = (which: 'off' | 'work') =>
    notice[which].flatMap((entry, i) => {
      const day = collect(checkDay(notice.year, entry, `${which}[${i}]`, which, seen));
      return day === null ? [] : [{ day, entry: [formatDay(day), entry.name.trim()] as const }];
    });
  const off = list('off');
  const work = list('work');
  const [first] = refusals;
  if (first) return { ok: false, refusal: first, refusals };
  const byDay = (rows: typeof off) => rows.sort((a, b) => a.day - b.day).map(({ entry }) => entry);
  const warnings = oddities(notice, seen);
  const value = { year: notice.year, source: notice.source.trim(), off: byDay(off), work: byDay(work) };
  return { ok: true, value, warnings };
}

function checkHead({ year, source, off }: YearNotice): Result<null> {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > LAST_YEAR) {
    return refuse('calendar-year', '请填写年份,例如 2027。', SOURCE, 'year');
  }
  if (!source.trim()) return refuse('calendar-source', '请写明通知的名称或文号。', SOURCE, 'source');
  if (off.length === 0) return refuse('calendar-empty', '通知中没有放假日,请核对。', SOURCE, 'off');
  return accept(null);
}

function checkDay(
  year: number,
  { day: text, name }: NoticeDay,
  field: string,
  which: 'off' | 'work',
  seen: Map<LegalDay, 'off' | 'work'>,
): Result<LegalDay> {
  const parsed = parseDay(text.trim(), `${field}.day`);
  if (!parsed.ok) return parsed;
  const day = parsed.value;
  if (civilFromDay(day).year !== year) {
    return refuse('calendar-other-year', `${text}不在${year}年内。`, SOURCE, `${field}.day`);
  }
  const before = seen.get(day);
  if (before !== undefined && before !== which) {
    const message = `${text}既列为放假日,又列为上班日,请核对通知。`;
    return refuse('calendar-day-both', message, SOURCE, `${field}.day`);
  }
  if (before !== undefined) {
    return refuse('calendar-day-twice', `${text}列了两次。`, SOURCE, `${field}.day`);
  }
  seen.set(day, which);
  if (!name.trim()) {
    return refuse('calendar-day-unnamed', `请写明${text}属于哪个节日。`, SOURCE, `${field}.name`);
  }
  return accept(day);
}

function oddities(notice: YearNotice, days: ReadonlyMap<LegalDay, 'off' | 'work'>): readonly Refusal[] {
  const warnings: Refusal[] = [];
  notice.work.forEach(({ day: text }, i) => {
    const day = parseDay(text.trim());
    if (day.ok && !isWeekend(day.value)) {
      const message = `${text}是周一至周五,本来就上班,请核对日期。`;
      warnings.push({ code: 'calendar-work-on-weekday', message, source: SOURCE, field: `work[${i}].day` });
    }
  });
  for (const fixed of FIXED) {
    const text = `${notice.year}-${fixed}`;
    const day = parseDay(text);
    if (day.ok && days.get(day.value) !== 'off') {
      const message = `${text}是法定节假日,但不在放假日中,请核对通知。`;
      warnings.push({ code: 'calendar-statutory-day', message, source: SOURCE_HOLIDAYS, field: 'off' });
    }
  }
  let sum = 0;
  for (const [day, which] of days) {
    if (which === 'off' && !isWeekend(day)) sum += 1;
    else if (which === 'work' && isWeekend(day)) sum -= 1;
  }
  const expected = statutoryDays(notice.year);
  if (expected !== null && sum !== expected) {
    const message = `工作日放假减去调休上班合计${sum}天,法定节假日为${expected}天,请核对是否漏填。`;
    warnings.push({ code: 'calendar-sum', message, source: SOURCE_HOLIDAYS, field: 'off' });
  }
  return warnings;
}

function isWeekend(day: LegalDay): boolean {
  const weekday = weekdayOf(day);
  return weekday === 0 || weekday === 6;
}
