import type { Database, Statement } from '../platform/database/index.ts';
import type { EntryKey, NewVersion, Version } from './versions.ts';

type Reader = Pick<Database, 'read'>;

/** Serial of the newest publication: one row, asked every second by every process. */
export async function bookSerial(db: Reader): Promise<number> {
  const [row] = await db.read<{ serial: number }>({
    name: 'catalogue_book_serial',
    text: 'SELECT serial FROM catalogue.book',
  });
  if (!row) throw new Error('the catalogue has no book: its migration has not run');
  return row.serial;
}

/** The versions written since a serial, closed and withdrawn ones included; 0 for all. */
export function readVersions(db: Reader, after: number): Promise<Version[]> {
  return db.read<Version>({
    name: 'catalogue_versions_after',
    text: `SELECT kind, subject, division, version, standard, body, exceptions, valid_from AS "validFrom",
             valid_to AS "validTo", published_at AS "publishedAt", origin, withdrawn_at AS "withdrawnAt",
             withdrawn_reason AS "withdrawnReason", serial
           FROM catalogue.versions WHERE serial > $1 ORDER BY kind, subject, division, version`,
    values: [after],
  });
}

/**
 * Raises the serial, and holds it to the end of the transaction: publications follow one another. The first
 * statement of whoever publishes; what it writes carries the new serial.
 */
export const RAISE_SERIAL: Statement = {
  name: 'catalogue_book_raise',
  text: 'UPDATE catalogue.book SET serial = serial + 1 RETURNING serial',
};

const CLOSE = `
UPDATE catalogue.versions v
SET valid_to = greatest(v.valid_from, n.valid_from), serial = (SELECT serial FROM catalogue.book)
FROM json_to_recordset($1::json) AS n(kind text, subject text, division text, version int, valid_from date)
WHERE v.kind = n.kind AND v.subject = n.subject AND v.division = n.division AND v.version <> n.version
  AND (v.valid_to IS NULL OR v.valid_to > n.valid_from)`;

/** Ends what was in force before these versions, and what was to come into force after them, on their first day. */
export function closeBefore(rows: readonly NewVersion[]): Statement {
  return { name: 'catalogue_versions_close', text: CLOSE, values: [wire(rows)] };
}

const INSERT = `
INSERT INTO catalogue.versions (kind, subject, division, version, standard, body, exceptions, valid_from,
  published_at, origin, serial)
SELECT n.kind, n.subject, n.division, n.version, n.standard, n.body, n.exceptions, n.valid_from, n.published_at, n.origin,
  (SELECT serial FROM catalogue.book)
FROM json_to_recordset($1::json) AS n(kind text, subject text, division text, version int, standard int,
  body jsonb, exceptions jsonb, valid_from date, published_at timestamptz, origin text)`;

/** Enters versions; one that is there already aborts the transaction (unique violation). */
export function insertVersions(rows: readonly NewVersion[]): Statement {
  return { name: 'catalogue_versions_insert', text: INSERT, values: [wire(rows)] };
}

/**
 * Publishes versions, each closing the one before it: the statements of a transaction, in their order.
 * `validFrom` must be a day; today or later.
 */
export function publishVersions(rows: readonly NewVersion[]): readonly Statement[] {
  return [RAISE_SERIAL, closeBefore(rows), insertVersions(rows)];
}

const WITHDRAW = `
WITH u AS (
  UPDATE catalogue.versions
  SET withdrawn_at = $5, withdrawn_reason = $6, serial = (SELECT serial FROM catalogue.book)
  WHERE kind = $1 AND subject = $2 AND division = $3 AND version = $4 AND withdrawn_at IS NULL RETURNING 1)
SELECT platform.guard(count(*), 1) FROM u`;

/** Withdraws a published version; one that is withdrawn already aborts the transaction (ZH409). */
export function withdrawVersion(
  { kind, subject, division }: EntryKey,
  version: number,
  at: string,
  reason: string,
): readonly Statement[] {
  return [
    RAISE_SERIAL,
    {
      name: 'catalogue_version_withdraw',
      text: WITHDRAW,
      values: [kind, subject, division, version, at, reason],
    },
  ];
}

function wire(rows: readonly NewVersion[]): string {
  return JSON.stringify(
    rows.map(({ validFrom, publishedAt, exceptions = [], ...row }) => ({
      ...row,
      exceptions,
      valid_from: validFrom,
      published_at: publishedAt,
    })),
  );
}
