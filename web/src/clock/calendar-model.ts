import type { DayKind, Explanation, ExplanationLine } from '../api/types.ts';
import { daysBetween, monthsBetween, weekday, weeksOf } from '../lib/days.ts';

/** One day of the picture: why it counted or not, and as which day of the limit. */
export type PictureDay = {
  day: string;
  date: number;
  kind: DayKind | null;
  /** The how-manieth day of the limit this is; null where the day did not count. */
  ordinal: number | null;
  reason: string;
  today: boolean;
  future: boolean;
  /** A weekend day that is worked (调休上班). */
  worked: boolean;
  /** No holiday notice for this year yet. */
  provisional: boolean;
  due: boolean;
};
export type PictureMonth = { month: string; title: string; weeks: (PictureDay | null)[][] };

/** The short mark written in a day's cell; the colour repeats it, never replaces it. */
export const kindMarks: Readonly<Record<DayKind, string>> = {
  start: '起',
  counted: '计',
  weekend: '休',
  holiday: '假',
  stopped: '停',
  void: '废',
  after: '后',
};
export const kindWords: Readonly<Record<DayKind, string>> = {
  start: '起算当日，不计',
  counted: '计入',
  weekend: '周末，不计',
  holiday: '法定节假日，不计',
  stopped: '停表，不计',
  void: '重新起算前，作废',
  after: '办结以后',
};

type Entry = { line: ExplanationLine; ordinal: number | null };

/** Numbers the counted days through all lines; a span that counts gives each of its days a number. */
function entriesOf(lines: readonly ExplanationLine[]): Map<string, Entry> {
  const entries = new Map<string, Entry>();
  let counted = 0;
  for (const line of lines) {
    for (const day of daysBetween(line.from, line.to)) {
      if (line.counted) counted += 1;
      entries.set(day, { line, ordinal: line.counted ? counted : null });
    }
  }
  return entries;
}

/**
 * The months a limit runs through, every day with its reason. Shows what the server explained; nothing is
 * counted anew here but the running number of the days the server counted.
 */
export function calendarPicture(explanation: Explanation, today: string): PictureMonth[] {
  const { lines, reading } = explanation;
  const entries = entriesOf(lines);
  // Once a clock has ended, the day it would have been due says nothing any more.
  const due = reading.state === 'ended' || reading.dueDay === null ? [] : [reading.dueDay];
  const marked = [...entries.keys(), ...due].sort();
  const [first] = marked;
  const last = marked.at(-1);
  if (first === undefined || last === undefined) return [];
  return monthsBetween(first, last).map((month) => ({
    month,
    title: `${month.slice(0, 4)}年${Number(month.slice(5))}月`,
    weeks: weeksOf(month).map((week) =>
      week.map((day) => (day === null ? null : pictureDay(day, entries.get(day), explanation, today))),
    ),
  }));
}

function pictureDay(
  day: string,
  entry: Entry | undefined,
  { reading }: Explanation,
  today: string,
): PictureDay {
  const calendarDays = entry?.line.reason.startsWith('自然日') ?? false;
  return {
    day,
    date: Number(day.slice(8)),
    kind: entry?.line.kind ?? null,
    ordinal: entry?.ordinal ?? null,
    reason: entry?.line.reason ?? '',
    today: day === today,
    future: day > today,
    worked: entry?.line.kind === 'counted' && weekday(day) > 4 && !calendarDays,
    provisional: entry?.line.provisional ?? false,
    due: day === reading.dueDay,
  };
}

/** '10月1日—10月7日' or one day; the year is written where the line lies outside this year. */
export function spanWords(line: ExplanationLine, shorten: (day: string) => string): string {
  return line.from === line.to ? shorten(line.from) : `${shorten(line.from)}—${shorten(line.to)}`;
}
