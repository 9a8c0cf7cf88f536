import { addDays, dayOf, formatDay, instantFromText } from '@zongheng/core/calendar';
import type { HistoryEntry } from '../casework/index.ts';
import type { Database } from '../platform/database/index.ts';
import { type Adjustment, adjustmentsOf } from './adjustments.ts';
import { MESSAGES as say } from './messages.ts';
import { causesBetween } from './publish.ts';
import { type Publication, publicationsOf } from './store.ts';

/** Last day in time of a clock, by the first moment that is too late. */
export function lastDay(dueAt: string | null): string | null {
  return dueAt === null ? null : formatDay(addDays(dayOf(instantFromText(dueAt)), -1));
}

/** Publications by the part of a version they made. */
export async function publicationBook(db: Pick<Database, 'read'>): Promise<ReadonlyMap<string, Publication>> {
  return new Map((await publicationsOf(db)).map((each) => [each.token, each]));
}

/** What moved a date, in words: '2027年放假安排发布'. */
export function causeOf(row: Adjustment, book: ReadonlyMap<string, Publication>): string {
  const causes = causesBetween(row.old_calendar_version, row.new_calendar_version, book).map(
    ({ label }) => label,
  );
  if (causes.length === 0 && row.old_calendar_version !== row.new_calendar_version) {
    causes.push(say.calendarChanged);
  }
  if (row.old_rule_version !== row.new_rule_version) causes.push(say.ruleChanged);
  return causes.join('；') || say.calendarChanged;
}

/** '2027年放假安排发布：到期日由2027年1月8日改为2027年1月11日；法定到期日…'. */
export function sentenceOf(row: Adjustment, book: ReadonlyMap<string, Publication>): string {
  const words = (at: string | null) => longDay(lastDay(at));
  const label = causeOf(row, book);
  const head =
    row.old_due_at === row.new_due_at
      ? say.stays(label)
      : say.moved(label, words(row.old_due_at), words(row.new_due_at));
  return row.old_statutory_due_at === row.new_statutory_due_at
    ? head
    : `${head}${say.statutoryMoved(words(row.old_statutory_due_at), words(row.new_statutory_due_at))}`;
}

/** The same as entries of a case's history. */
export async function adjustmentHistory(
  db: Pick<Database, 'read'>,
  row: { readonly id: string; readonly home: string },
): Promise<HistoryEntry[]> {
  const rows = await adjustmentsOf(db, row.id, row.home);
  if (rows.length === 0) return [];
  const book = await publicationBook(db);
  return rows.map((each) => ({
    id: each.id,
    type: 'clock.adjusted',
    name: say.historyName,
    at: each.at,
    recordedAt: each.at,
    actor: say.systemActor,
    body: null,
    channel: 'timer',
    note: sentenceOf(each, book),
    late: false,
  }));
}

function longDay(day: string | null): string {
  if (day === null) return say.noDay;
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}
