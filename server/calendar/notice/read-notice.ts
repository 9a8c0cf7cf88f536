import { accept, type Result, refuse } from '@zongheng/core';
import {
  civilFromDay,
  formatDay,
  type LegalDay,
  type NoticeDay,
  type YearNotice,
} from '@zongheng/core/calendar';
import { MESSAGES } from '../messages.ts';
import { daysIn, type WrittenDays, wrongWeekday } from './notice-dates.ts';

/** A sentence that gave no day, and why it is shown. `asks`: it speaks of days and must be read by a person. */
export type UnreadSentence = { readonly text: string; readonly asks: boolean };

/** What was found in a pasted notice or file. Nothing is dropped in silence. */
export type NoticeReading = {
  readonly notice: YearNotice;
  readonly unread: readonly UnreadSentence[];
  /** What the notice says of itself and does not hold: weekdays, numbers of days, dates that do not exist. */
  readonly doubts: readonly string[];
  /** Days of the year before or after, which need a correction of that year. */
  readonly outside: readonly (NoticeDay & { readonly working: boolean })[];
};

/** The names the calendar's data have always used. */
const SHORT_NAMES: Readonly<Record<string, string>> = { 清明节: '清明', 端午节: '端午', 中秋节: '中秋' };

const HEADING =
  /^\s*(?:[(]?[一二三四五六七八九十\d]{1,3}[)]?[、.,:]?\s*)?([\p{Script=Han}、和]{2,30}?)\s*:\s*/u;
const HOLIDAY = /元旦|春节|清明|劳动|端午|中秋|国庆|纪念日/;
/** What follows a list of days and says what they are. */
const VERB = /^\s*,?\s*(?:均|全天|统一|为|应|正常|照常|补|调休|安排)*\s*(放假|休假|休息|上班|工作日|补班)/;
/** Words beside the days that change nothing: they are what a notice usually says. */
const FILLER = /放假|休息|上班|调休|连休|共\d{1,2}天|\d{1,2}天|与周末|不|正常|照常|其中|,|;|:|\s|、|。/g;
const COUNT = /(?:共|放假)(\d{1,2})天/;
const ENCOURAGES = /鼓励|建议|倡导/;

/**
 * Reads the State Council's notice of a year in its usual wording, whole or half width. `chosen`: the year the
 * administrator means; a notice of another year is refused.
 */
export function readNotice(text: string, chosen: number | null): Result<NoticeReading> {
  const plain = text.normalize('NFKC').replace(/[\u3000\t\r ]+/g, ' ');
  const named = yearOf(plain);
  if (named !== null && chosen !== null && named !== chosen) {
    return refuse('notice-other-year', MESSAGES.otherYear(named, chosen), MESSAGES.sourceNotice, 'text');
  }
  const year = named ?? chosen;
  if (year === null) return refuse('notice-no-year', MESSAGES.noYear, MESSAGES.sourceNotice, 'year');

  const found = { off: new Map<LegalDay, string>(), work: new Map<LegalDay, string>() };
  const unread: UnreadSentence[] = [];
  const doubts: string[] = [];
  let holiday: string | null = null;
  for (const sentence of sentencesOf(plain)) {
    const heading = HEADING.exec(sentence);
    const title = heading?.[1];
    const isHeading = heading !== null && title !== undefined && HOLIDAY.test(title);
    if (isHeading) holiday = nameOf(title);
    const body = isHeading ? sentence.slice(heading[0].length) : sentence;
    const read = ENCOURAGES.test(body) ? null : readSentence(body, year);
    if (read === null || holiday === null) {
      const speaks = /\d日|放假|上班|调休/.test(body);
      if (body.trim() !== '')
        unread.push({ text: sentence, asks: speaks && !ENCOURAGES.test(body) && !isTitle(body) });
      continue;
    }
    doubts.push(...read.doubts);
    if (read.rest) unread.push({ text: sentence, asks: true });
    for (const [list, days] of [
      [found.off, read.off],
      [found.work, read.work],
    ] as const) {
      for (const day of days) list.set(day, list.get(day) ?? holiday);
    }
  }
  if (found.off.size + found.work.size === 0) {
    return refuse('notice-empty', MESSAGES.nothingRead, MESSAGES.sourceNotice, 'text');
  }
  return accept(splitByYear(year, sourceOf(plain, year), found, { unread, doubts }));
}

function splitByYear(
  year: number,
  source: string,
  found: { readonly off: ReadonlyMap<LegalDay, string>; readonly work: ReadonlyMap<LegalDay, string> },
  rest: Pick<NoticeReading, 'unread' | 'doubts'>,
): NoticeReading {
  const list = (days: ReadonlyMap<LegalDay, string>) =>
    [...days]
      .sort(([a], [b]) => a - b)
      .map(([day, name]) => ({ day: formatDay(day), name, in: civilFromDay(day).year }));
  const here = (days: ReadonlyMap<LegalDay, string>) =>
    list(days).flatMap(({ day, name, in: own }) => (own === year ? [{ day, name }] : []));
  const away = (days: ReadonlyMap<LegalDay, string>, working: boolean) =>
    list(days).flatMap(({ day, name, in: own }) => (own === year ? [] : [{ day, name, working }]));
  return {
    notice: { year, source, off: here(found.off), work: here(found.work) },
    outside: [...away(found.off, false), ...away(found.work, true)],
    ...rest,
  };
}

type Sentence = {
  readonly off: readonly LegalDay[];
  readonly work: readonly LegalDay[];
  readonly doubts: readonly string[];
  /** Something in it was not understood. */
  readonly rest: boolean;
};

/** The days of one sentence; null where it names none with what they are. */
function readSentence(sentence: string, year: number): Sentence | null {
  const lists = daysIn(sentence, year);
  const off: LegalDay[] = [];
  const work: LegalDay[] = [];
  const doubts = lists.flatMap(({ broken, written }) => [
    ...broken.map((text) => MESSAGES.noSuchDate(text)),
    ...written.flatMap((each) => wrongWeekday(each) ?? []),
  ]);
  let left = sentence;
  let said = false;
  for (const list of [...lists].reverse()) {
    const verb = VERB.exec(sentence.slice(list.to))?.[1];
    if (verb === undefined) continue;
    said = true;
    (verb === '上班' || verb === '工作日' || verb === '补班' ? work : off).push(...list.days);
    left = blank(left, list);
  }
  if (!said) return null;
  const count = COUNT.exec(sentence)?.[1];
  if (count !== undefined && Number(count) !== off.length) {
    doubts.push(MESSAGES.countDiffers(sentence.trim(), Number(count), off.length));
  }
  return { off, work, doubts, rest: left.replace(FILLER, '') !== '' };
}

function blank(text: string, { from, to }: WrittenDays): string {
  return text.slice(0, from) + text.slice(to);
}

function sentencesOf(text: string): string[] {
  return text
    .split(/[。;\n!]/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
}

/** The year a notice is for, by its title or its first sentence. */
function yearOf(text: string): number | null {
  const found =
    /(\d{4})\s*年\s*(?:部分)?节假日/.exec(text)?.[1] ?? /(\d{4})\s*年\s*元旦/.exec(text)?.[1] ?? null;
  return found === null ? null : Number(found);
}

function sourceOf(text: string, year: number): string {
  const number = /国办发明电\s*[〔[(]\s*\d{4}\s*[〕\])]\s*\d+\s*号/.exec(text)?.[0].replace(/\s/g, '');
  return `${MESSAGES.noticeTitle(year)}${number === undefined ? '' : `(${number})`}`;
}

/** The title and the first sentence name the holidays and no day; the last line is the date of the notice. */
function isTitle(sentence: string): boolean {
  return (
    (/通知/.test(sentence) && !/\d日/.test(sentence)) || /^\s*\d{4}年\d{1,2}月\d{1,2}日\s*$/.test(sentence)
  );
}

function nameOf(heading: string): string {
  const name = heading.trim();
  return SHORT_NAMES[name] ?? name;
}
