import {
  addDays,
  dayFromCivil,
  formatDay,
  type LegalDay,
  parseDay,
  weekdayOf,
} from '@zongheng/core/calendar';

/** A day as a notice writes it, with the weekday written beside it, if any (0 = Sunday). */
export type WrittenDay = { readonly day: LegalDay; readonly text: string; readonly weekday: number | null };

/** Days of one list or span, and where in the sentence they stand. */
export type WrittenDays = {
  readonly from: number;
  readonly to: number;
  readonly days: readonly LegalDay[];
  /** Every day that was written out, for checks; spans have only their ends. */
  readonly written: readonly WrittenDay[];
  readonly broken: readonly string[];
};

const WEEKDAYS = '日一二三四五六';
/** What stands in brackets after a day: (周四), (星期四), (农历腊月二十八、周日), (除夕). */
const BRACKET = String.raw`(?:\([^()]{0,30}\))?`;
const DAY = String.raw`(?:(?:\d{4})年)?(?:\d{1,2}月)?\d{1,2}日${BRACKET}`;
const SPAN = String.raw`${DAY}(?:\s*(?:至|到|—+|-+|~)\s*${DAY})?`;
const LIST = new RegExp(String.raw`${SPAN}(?:\s*[、和及,]\s*${SPAN})*`, 'g');
const SPAN_PARTS = new RegExp(String.raw`(${DAY})(?:\s*(?:至|到|—+|-+|~)\s*(${DAY}))?`, 'g');
const DAY_PARTS = /^(?:(\d{4})年)?(?:(\d{1,2})月)?(\d{1,2})日(?:\(([^()]*)\))?$/;

/** A span of more days is no holiday but a slip of the pen: 1月1日至12月3日. */
const LONGEST_SPAN = 40;

/**
 * All days written in a sentence, list by list. A month or year that is left out is the one before it, as in
 * 2月15日至23日; the first one stands for itself or for the notice's year.
 */
export function daysIn(sentence: string, year: number): WrittenDays[] {
  let month: number | null = null;
  let current = year;
  return [...sentence.matchAll(LIST)].map((match): WrittenDays => {
    const days: LegalDay[] = [];
    const written: WrittenDay[] = [];
    const broken: string[] = [];
    const read = (text: string): LegalDay | null => {
      const parts = DAY_PARTS.exec(text);
      if (!parts) return null;
      if (parts[1] !== undefined) current = Number(parts[1]);
      if (parts[2] !== undefined) month = Number(parts[2]);
      const date = Number(parts[3]);
      const real = month === null ? null : realDay(current, month, date);
      if (real === null) broken.push(text);
      else written.push({ day: real, text, weekday: weekdayIn(parts[4]) });
      return real;
    };
    for (const [, first = '', second] of match[0].matchAll(SPAN_PARTS)) {
      const from = read(first);
      const to = second === undefined ? from : read(second);
      if (from === null || to === null) continue;
      if (to < from || to - from >= LONGEST_SPAN) broken.push(`${first}至${second ?? ''}`);
      else for (let day = from; day <= to; day = addDays(day, 1)) days.push(day);
    }
    return { from: match.index, to: match.index + match[0].length, days, written, broken };
  });
}

/** What a weekday written beside a day says wrongly; null where it is right or not written. */
export function wrongWeekday({ day, text, weekday }: WrittenDay): string | null {
  if (weekday === null || weekday === weekdayOf(day)) return null;
  return `${text}:${formatDay(day)}实为周${WEEKDAYS[weekdayOf(day)]}`;
}

function weekdayIn(bracket: string | undefined): number | null {
  const found = /(?:周|星期|礼拜)([日天一二三四五六])/.exec(bracket ?? '')?.[1];
  if (found === undefined) return null;
  return found === '天' ? 0 : WEEKDAYS.indexOf(found);
}

function realDay(year: number, month: number, date: number): LegalDay | null {
  if (month < 1 || month > 12 || date < 1 || date > 31) return null;
  const day = dayFromCivil(year, month, date);
  return parseDay(
    `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`,
  ).ok
    ? day
    : null;
}
