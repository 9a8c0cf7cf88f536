import type { Database, Statement } from '../platform/database/index.ts';
import { type BookState, CALENDAR_HOME, CALENDAR_ID } from './book.ts';

/** Free text of the calendar's facts, kept beside the chain: why a year was corrected, a measure withdrawn. */
export type BookWords = Readonly<Record<string, string>>;

export type BookRow = {
  /** Version of the stream; 0 before anything was published. */
  readonly version: number;
  readonly head: string | null;
  readonly state: BookState;
  readonly words: BookWords;
};

/** The calendar as it stands. */
export async function readBook(db: Pick<Database, 'read'>): Promise<BookRow> {
  const [row] = await db.read<BookRow>({
    name: 'calendar_book',
    text: 'SELECT version, head, state, words FROM calendar.book WHERE id = $1 AND home = $2',
    values: [CALENDAR_ID, CALENDAR_HOME],
  });
  if (!row) throw new Error('the calendar has no row: its migration has not run');
  return row;
}

const UPDATE = `
WITH u AS (
  UPDATE calendar.book SET version = $4, head = $5, state = $6, words = $7, updated_at = $8
  WHERE id = $1 AND home = $2 AND version = $3 RETURNING 1)
SELECT platform.guard(count(*), 1) FROM u`;

/** Writes the calendar's row; somebody faster aborts the transaction. */
export function writeBook(was: number, row: BookRow & { readonly head: string }, at: string): Statement {
  return {
    name: 'calendar_book_update',
    text: UPDATE,
    values: [
      ...[CALENDAR_ID, CALENDAR_HOME, was, row.version, row.head],
      ...[JSON.stringify(row.state), JSON.stringify(row.words), at],
    ],
  };
}

/** What put a version, or a part of one, into force: `cn-2027.1`, `210323.2`. */
export type Publication = {
  readonly token: string;
  readonly kind: 'year' | 'local' | 'measure' | 'withdrawal';
  /** The year, the division or the measure. */
  readonly subject: string;
  readonly label: string;
  readonly published_at: string;
  readonly person_id: string | null;
};

/** Enters publications; a token is given once. */
export function insertPublications(rows: readonly Publication[]): Statement {
  return {
    name: 'calendar_publish',
    text: `INSERT INTO calendar.publications (token, kind, subject, label, published_at, person_id)
           SELECT n.token, n.kind, n.subject, n.label, n.published_at, n.person_id
           FROM json_to_recordset($1::json) AS n(token text, kind text, subject text, label text,
             published_at timestamptz, person_id uuid)`,
    values: [JSON.stringify(rows)],
  };
}

/** Everything that was ever put into force, newest first: a few a year. */
export function publicationsOf(db: Pick<Database, 'read'>): Promise<Publication[]> {
  return db.read<Publication>({
    name: 'calendar_publications',
    text: `SELECT token, kind, subject, label, published_at, person_id FROM calendar.publications
           ORDER BY published_at DESC, token`,
  });
}
