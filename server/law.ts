import { type CalendarBook, readCalendars } from './calendar/index.ts';
import type { Book, Law } from './catalogue/index.ts';
import type { Database } from './platform/database/index.ts';
import type { Log } from './platform/log/index.ts';
import { readSignalRules, type SignalRuleBook } from './signal-rules/index.ts';

const REFRESH_MS = 1000;

type Books = { readonly calendars: CalendarBook; readonly rules: SignalRuleBook };

/**
 * Calendars and signal rules in force, as this process knows them; whoever refreshes them refreshes the catalogue's
 * book too. It may work by the version before for a
 * second after a publication: the rows it writes then carry that version, and the sweep finds them (see
 * casework's `reproject`).
 */
export async function openLaw(
  db: Pick<Database, 'read'>,
  lineage: (division: string) => readonly string[],
  catalogue: Pick<Book, 'refresh'>,
): Promise<Law> {
  const read = async (known?: Books): Promise<Books> => {
    const [calendars, rules] = await Promise.all([
      readCalendars(db, lineage, known?.calendars),
      readSignalRules(db, lineage, known?.rules),
    ]);
    return { calendars, rules };
  };
  let books = await read();
  return {
    get version() {
      return `${books.calendars.version} ${books.rules.version}`;
    },
    get calendar() {
      return books.calendars.calendar;
    },
    calendarFor: (division) => books.calendars.calendarFor(division),
    signalRule: (division, itemId) => books.rules.ruleFor(division, itemId),
    refresh: async () => {
      const [found] = await Promise.all([read(books), catalogue.refresh()]);
      books = found;
    },
  };
}

/** Reads the law again every second; returns what ends that. */
export function keepLawFresh(law: Pick<Law, 'refresh'>, log: Log): () => void {
  let reading = false;
  const timer = setInterval(() => {
    if (reading) return;
    reading = true;
    law
      .refresh()
      .catch((error: unknown) => log.error({ err: error }, 'the law in force could not be read'))
      .finally(() => {
        reading = false;
      });
  }, REFRESH_MS);
  return () => clearInterval(timer);
}
