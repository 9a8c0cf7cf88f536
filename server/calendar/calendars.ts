import type { Database } from '../platform/database/index.ts';
import { type CalendarBook, compileBook, type Lineage } from './compile.ts';
import { readBook } from './store.ts';

/**
 * Reads the calendars in force; returns `known` where nothing was published since. Asked every second by every
 * process: one row by its key. `lineage`: a division, then its parents up to the province.
 */
export async function readCalendars(
  db: Pick<Database, 'read'>,
  lineage: Lineage,
  known?: CalendarBook,
): Promise<CalendarBook> {
  const [row] = await db.read<{ version: number }>({
    name: 'calendar_version',
    text: 'SELECT version FROM calendar.book',
  });
  if (known !== undefined && known.version === String(row?.version ?? 0)) return known;
  const { version, state } = await readBook(db);
  return compileBook(state, String(version), lineage);
}
