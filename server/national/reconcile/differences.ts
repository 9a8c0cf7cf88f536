import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Database, Transaction } from '../../platform/database/index.ts';
import { storable } from '../../platform/text/index.ts';
import type { Line } from '../mapping/mapping.ts';
import type { What } from './judge.ts';

/** Something that a run found. */
export type Found = {
  readonly what: What;
  readonly kind: string;
  readonly messageId: string | null;
  readonly thing: string | null;
  readonly subject: string;
  readonly home: string | null;
  readonly detail: string;
};

const KEY_LENGTH = 200;
const TEXT_LENGTH = 1000;
const BATCH = 1000;

/** Enters what was found: what is known already stays one row, and one that was explained stays explained. */
export async function recordFound(
  db: Database,
  run: { readonly id: string; readonly line: Line },
  found: readonly Found[],
  now: number,
  newId: () => string,
): Promise<void> {
  const at = formatInstant(now as Instant);
  for (let i = 0; i < found.length; i += BATCH) {
    const rows = found.slice(i, i + BATCH).map((each) => ({
      id: newId(),
      what: each.what,
      kind: each.kind,
      message_id: each.messageId === null ? null : storable(each.messageId, KEY_LENGTH),
      thing: each.thing,
      subject: storable(each.subject, TEXT_LENGTH),
      home: each.home,
      detail: storable(each.detail, TEXT_LENGTH),
    }));
    await db.query({
      name: 'national_difference_found',
      text: `INSERT INTO national.differences AS d (id, line, kind, what, message_id, thing, subject, home, detail,
               state, first_seen, first_seen_at, last_seen, last_seen_at)
             SELECT DISTINCT ON (kind, what, coalesce(message_id, thing))
               id, $2, kind, what, message_id, thing, subject, home, detail, 'open', $3::uuid, $4::timestamptz,
               $3::uuid, $4::timestamptz
             FROM json_to_recordset($1::json) AS n(id uuid, kind text, what text, message_id text, thing text,
               subject text, home text, detail text)
             ON CONFLICT (line, kind, what, (coalesce(message_id, thing))) WHERE state <> 'closed'
             DO UPDATE SET last_seen = excluded.last_seen, last_seen_at = excluded.last_seen_at,
               detail = excluded.detail`,
      values: [JSON.stringify(rows), run.line, run.id, at],
    });
  }
}

/** How many a run has seen; after a complete run, what it has not seen any more is closed. */
export async function countFound(
  tx: Transaction,
  run: { readonly id: string; readonly line: Line },
  complete: boolean,
  at: string,
): Promise<{ readonly open: number; readonly explained: number }> {
  if (complete) {
    await tx.query({
      name: 'national_difference_close',
      text: `UPDATE national.differences SET state = 'closed', closed_at = $3
             WHERE line = $1 AND state <> 'closed' AND last_seen <> $2`,
      values: [run.line, run.id, at],
    });
  }
  const [counted] = await tx.read<{ open: number; explained: number }>({
    name: 'national_difference_count',
    text: `SELECT count(*) FILTER (WHERE state = 'open')::int AS open,
             count(*) FILTER (WHERE state = 'explained')::int AS explained
           FROM national.differences WHERE line = $1 AND state <> 'closed' AND last_seen = $2`,
    values: [run.line, run.id],
  });
  return counted ?? { open: 0, explained: 0 };
}

/** Says why a difference is none; it stays listed as explained for as long as it is seen. */
export async function explainDifference(
  db: Database,
  id: string,
  given: { readonly text: string; readonly person: string; readonly now: number },
): Promise<'explained' | 'closed' | 'unknown'> {
  const { rowCount } = await db.query({
    name: 'national_difference_explain',
    text: `UPDATE national.differences SET state = 'explained', explanation = $2, person = $3, at = $4
           WHERE id = $1 AND state <> 'closed'`,
    values: [id, given.text, given.person, formatInstant(given.now as Instant)],
  });
  if (rowCount > 0) return 'explained';
  const known = await db.read({
    name: 'national_difference_known',
    text: 'SELECT 1 FROM national.differences WHERE id = $1',
    values: [id],
  });
  return known.length > 0 ? 'closed' : 'unknown';
}

/**
 * Asks for differences to be mended; the work process does it. What is unknown to us can only be explained, and
 * what is being mended already is not asked for twice.
 */
export async function requestRepair(
  db: Database,
  ids: readonly string[],
  person: string,
  now: number,
): Promise<readonly string[]> {
  const { rows } = await db.query<{ id: string }>({
    name: 'national_difference_repair',
    text: `UPDATE national.differences SET repair_by = $2, repair_at = $3, repaired_at = NULL, repair_result = NULL
           WHERE id = ANY($1::uuid[]) AND state <> 'closed' AND what <> 'unknown-there'
             AND (repair_at IS NULL OR repaired_at IS NOT NULL)
           RETURNING id`,
    values: [ids, person, formatInstant(now as Instant)],
  });
  return rows.map(({ id }) => id);
}
