import { accept, type Result } from '@zongheng/core';
import type { CaseDeps } from '../casework/index.ts';
import { type DoorHow, throughDoor } from '../platform/facts/index.ts';
import { type BookFact, type BookState, CALENDAR_HOME, CALENDAR_ID, EMPTY_BOOK, evolveBook } from './book.ts';
import { type BookCommand, decideBook } from './decide-book.ts';
import { MESSAGES } from './messages.ts';
import { publicationsFor } from './publish.ts';
import { type BookRow, insertPublications, readBook, writeBook } from './store.ts';

/** `expected`: version of the whole calendar, where that matters: a preview holds for one alone. */
export type BookExecution = DoorHow<BookRow>;

/**
 * The one door of the calendar: read, decide, write row, publications and facts in one transaction. What is
 * published holds in this process at once and in the others within a second; the rows of open cases follow by
 * casework's `reproject`.
 */
export async function executeBook(
  deps: CaseDeps,
  command: BookCommand,
  how: BookExecution,
): Promise<Result<BookRow>> {
  const reason = reasonOf(command);
  const person = 'person' in how.actor ? how.actor.person : null;
  const divisionName = (code: string) => deps.catalogue.division(code)?.name;
  const done = await throughDoor(deps, how, {
    kind: 'calendar',
    outdated: MESSAGES.previewOutdated,
    read: async () => accept({ id: CALENDAR_ID, home: CALENDAR_HOME, ...(await readBook(deps.database)) }),
    decide: ({ state }, now) => decideBook(state, command, { now, divisionName }),
    evolve: (state: BookState | null, fact: BookFact) => evolveBook(state ?? EMPTY_BOOK, fact),
    sealed: () => (reason === null ? undefined : { reason }),
    write: (found, { stream, version, head, state, facts, now, at }) => {
      const words = reason === null ? found.words : { ...found.words, [String(version)]: reason };
      const row = { version, head, state, words };
      const published = facts.flatMap((fact) => publicationsFor(fact, row, { now, divisionName }, person));
      return {
        row,
        write: [
          writeBook(stream.version, row, at),
          ...(published.length > 0 ? [insertPublications(published)] : []),
        ],
      };
    },
  });
  if (done.ok) await deps.catalogue.law.refresh();
  return done;
}

/** The free text a command brings. */
function reasonOf(command: BookCommand): string | null {
  if (command.type === 'publish-year') return command.reason;
  return command.type === 'withdraw' ? command.reason : null;
}
