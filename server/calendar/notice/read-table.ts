import { accept, type Result, refuse } from '@zongheng/core';
import type { NoticeDay } from '@zongheng/core/calendar';
import { z } from 'zod';
import { MESSAGES } from '../messages.ts';
import { type NoticeReading, readNotice } from './read-notice.ts';

const dayList = z.array(
  z.union([
    z.tuple([z.string(), z.string()]).transform(([day, name]): NoticeDay => ({ day, name })),
    z.object({ day: z.string(), name: z.string() }),
  ]),
);
const fileSchema = z.object({
  year: z.int(),
  source: z.string().default(''),
  off: dayList,
  work: dayList.default([]),
});

/** More days than any year has holidays: no notice, but some other file. */
const MOST_DAYS = 120;
const OFF = /^(off|放假|休|休息|假|holiday|0)$/i;
const WORK = /^(work|上班|班|调休|调休上班|补班|make-up|1)$/i;

/** Reads what was pasted or uploaded: the notice's own text, a JSON file, or a table of days (CSV). */
export function readImport(text: string, chosen: number | null): Result<NoticeReading> {
  const trimmed = text.replace(/^\ufeff/, '').trim();
  if (trimmed === '') return refuse('notice-empty', MESSAGES.nothingRead, MESSAGES.sourceNotice, 'text');
  if (trimmed.startsWith('{')) return readJson(trimmed, chosen);
  if (/^(\d{4}[-/]\d{1,2}[-/]\d{1,2}|日期|day|date)\s*[,\t，]/i.test(trimmed))
    return readCsv(trimmed, chosen);
  return readNotice(trimmed, chosen);
}

function readJson(text: string, chosen: number | null): Result<NoticeReading> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return refuse('notice-malformed', MESSAGES.brokenJson, '', 'text');
  }
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) return refuse('notice-malformed', MESSAGES.brokenJson, '', 'text');
  const { year, off, work } = parsed.data;
  return reading(year, parsed.data.source, off, work, chosen, []);
}

/** 日期,类型,名称; a first line of headings is passed over, a line that is none of these is shown. */
function readCsv(text: string, chosen: number | null): Result<NoticeReading> {
  const off: NoticeDay[] = [];
  const work: NoticeDay[] = [];
  const unread: { text: string; asks: boolean }[] = [];
  text.split(/\r?\n/).forEach((row, i) => {
    if (row.trim() === '') return;
    const cells = row.split(/[,\t，]/).map((cell) => cell.trim().replace(/^"|"$/g, ''));
    const [date = '', kind = '', name = ''] = cells;
    const day = dayOf(date);
    if (day !== null && OFF.test(kind)) off.push({ day, name });
    else if (day !== null && WORK.test(kind)) work.push({ day, name });
    else if (i > 0 || /\d/.test(row)) unread.push({ text: row, asks: true });
  });
  const first = off[0] ?? work[0];
  if (first === undefined) return refuse('notice-empty', MESSAGES.nothingRead, '', 'text');
  return reading(Number(first.day.slice(0, 4)), '', off, work, chosen, unread);
}

function reading(
  year: number,
  source: string,
  off: readonly NoticeDay[],
  work: readonly NoticeDay[],
  chosen: number | null,
  unread: NoticeReading['unread'],
): Result<NoticeReading> {
  if (chosen !== null && chosen !== year) {
    return refuse('notice-other-year', MESSAGES.otherYear(year, chosen), MESSAGES.sourceNotice, 'text');
  }
  if (off.length + work.length > MOST_DAYS) {
    return refuse('notice-malformed', MESSAGES.tooManyDays(MOST_DAYS), '', 'text');
  }
  const named = source.trim() === '' ? MESSAGES.noticeTitle(year) : source.trim().slice(0, 200);
  return accept({ notice: { year, source: named, off, work }, unread, doubts: [], outside: [] });
}

/** 2027/1/1 and 2027-1-1 as the calendar writes them; whether the day exists is checked later. */
function dayOf(text: string): string | null {
  const parts = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})$/.exec(text);
  return parts ? `${parts[1]}-${parts[2]?.padStart(2, '0')}-${parts[3]?.padStart(2, '0')}` : null;
}
