import {
  and,
  type Database,
  type Fragment,
  type Statement,
  sql,
  type Transaction,
  toStatement,
} from '../platform/database/index.ts';
import type { BookCommand } from './decide-book.ts';

/** A change that can be previewed: it moves clocks once it is published. */
export type Change = Exclude<BookCommand, { type: 'propose' }>;

export type Preview = {
  readonly id: string;
  readonly change: Change;
  /** Version of the calendar the change was tried on; it can be published on that one alone. */
  readonly book_version: number;
  readonly state: 'running' | 'done' | 'published';
  readonly total: number;
  readonly done: number;
  readonly after: string;
  readonly broken: number;
  readonly requested_by: string;
  readonly requested_at: string;
  readonly finished_at: string | null;
};

export const FIRST = '00000000-0000-0000-0000-000000000000';
/** A preview nobody published is of no use after so long. */
const KEEP_DAYS = 30;

const COLUMNS = `id, CASE change->>'type' WHEN 'publish-year' THEN change || jsonb_build_object('reason', reason)
  ELSE change END AS change, book_version, state, total, done, after, broken, requested_by, requested_at, finished_at`;

type Reader = Pick<Database, 'read'>;

/** Which open clocks a preview walks: all, or those of the divisions whose calendar would be another. */
const OPEN = `state <> 'ended' AND ($1::text[] IS NULL OR division = ANY($1::text[]))`;

/** Enters a preview to be computed, and forgets old ones. */
export function insertPreview(preview: {
  readonly id: string;
  readonly change: Change;
  readonly bookVersion: number;
  readonly divisions: readonly string[] | null;
  readonly by: string;
  readonly at: string;
}): Statement[] {
  const { reason = null, ...change } = preview.change as Change & { readonly reason?: string | null };
  return [
    {
      name: 'calendar_previews_purge',
      text: `DELETE FROM calendar.previews
             WHERE state <> 'published' AND requested_at < $1::timestamptz - make_interval(days => $2)`,
      values: [preview.at, KEEP_DAYS],
    },
    {
      name: 'calendar_preview_insert',
      text: `INSERT INTO calendar.previews (id, change, reason, book_version, state, total, done, after, requested_by,
               requested_at)
             SELECT $2, $3, $4, $5, 'running', count(DISTINCT id), 0, '${FIRST}', $6, $7
             FROM casework.clocks WHERE ${OPEN}`,
      values: [
        ...[preview.divisions, preview.id, JSON.stringify(change), reason],
        ...[preview.bookVersion, preview.by, preview.at],
      ],
    },
  ];
}

/** One preview, or nothing. */
export async function findPreview(db: Reader, id: string): Promise<Preview | undefined> {
  const [row] = await db.read<Preview>({
    name: 'calendar_preview',
    text: `SELECT ${COLUMNS} FROM calendar.previews WHERE id = $1`,
    values: [id],
  });
  return row;
}

/** Previews that are still to be computed, the oldest first. */
export async function runningPreviews(db: Reader): Promise<string[]> {
  const rows = await db.read<{ id: string }>({
    name: 'calendar_previews_running',
    text: `SELECT id FROM calendar.previews WHERE state = 'running' ORDER BY requested_at`,
  });
  return rows.map(({ id }) => id);
}

/** Takes a running preview for one batch; nothing where another process has it. */
export async function lockPreview(tx: Transaction, id: string): Promise<Preview | undefined> {
  const [row] = await tx.read<Preview>({
    name: 'calendar_preview_lock',
    text: `SELECT ${COLUMNS} FROM calendar.previews WHERE id = $1 AND state = 'running' FOR UPDATE SKIP LOCKED`,
    values: [id],
  });
  return row;
}

/** The next cases with an open clock, in order of their ids. */
export async function nextCases(
  tx: Transaction,
  divisions: readonly string[] | null,
  after: string,
  limit: number,
): Promise<string[]> {
  const rows = await tx.read<{ id: string }>({
    name: 'calendar_preview_cases',
    text: `SELECT DISTINCT id FROM casework.clocks WHERE ${OPEN} AND id > $2 ORDER BY id LIMIT $3`,
    values: [divisions, after, limit],
  });
  return rows.map(({ id }) => id);
}

/** What a clock would be; `way` is `same` where its due dates stay. */
export type Tried = {
  readonly id: string;
  readonly home: string;
  readonly kind: string;
  readonly way: 'later' | 'earlier' | 'firm' | 'same';
  readonly row: object;
};

// The lights by the one function that knows them, of the row as it is and as it would be.
const MOVES = `
INSERT INTO calendar.preview_moves (preview_id, case_id, home, kind, way, old_due_at, new_due_at, old_statutory_at,
  new_statutory_at, old_light, new_light, shown)
SELECT $1, m.id, m.home, m.kind, CASE m.way WHEN 'same' THEN 'light' ELSE m.way END, m.due_at, (m.new).due_at,
  m.statutory_due_at, (m.new).statutory_due_at, m.old_light, casework.light(m.new, $3::timestamptz), m.shown
FROM (
  SELECT c.*, n.way, jsonb_populate_record(c, n.row) AS new, casework.light(c, $3::timestamptz) AS old_light
  FROM jsonb_to_recordset($2::jsonb) AS n(id uuid, home text, kind text, way text, row jsonb)
  JOIN casework.clocks c ON c.id = n.id AND c.home = n.home AND c.kind = n.kind
) m
WHERE m.way <> 'same' OR (m.shown AND m.old_light <> casework.light(m.new, $3::timestamptz))
ON CONFLICT DO NOTHING`;

/** Keeps what would change of a batch. */
export function insertTried(previewId: string, tried: readonly Tried[], now: string): Statement {
  return { name: 'calendar_preview_moves', text: MOVES, values: [previewId, JSON.stringify(tried), now] };
}

/** Moves a preview on; `last` null: it is done. */
export function advancePreview(
  id: string,
  done: {
    readonly cases: number;
    readonly broken: number;
    readonly last: string | null;
    readonly at: string;
  },
): Statement {
  return {
    name: 'calendar_preview_advance',
    text: `UPDATE calendar.previews SET done = done + $2, broken = broken + $3, after = coalesce($4::uuid, after),
             state = CASE WHEN $4::uuid IS NULL THEN 'done' ELSE state END,
             finished_at = CASE WHEN $4::uuid IS NULL THEN $5::timestamptz END
           WHERE id = $1`,
    values: [id, done.cases, done.broken, done.last, done.at],
  };
}

/** A preview that has become law. */
export function markPublished(id: string): Statement {
  return {
    name: 'calendar_preview_published',
    text: `WITH u AS (UPDATE calendar.previews SET state = 'published' WHERE id = $1 AND state = 'done' RETURNING 1)
           SELECT platform.guard(count(*), 1) FROM u`,
    values: [id],
  };
}

export type MoveCount = {
  readonly home: string;
  readonly kind: string;
  readonly way: 'later' | 'earlier' | 'firm' | 'light';
  readonly n: number;
};

/** What would change, by city, clock and way; and in how many cases, lights and dates. */
export async function countMoves(
  db: Reader,
  id: string,
): Promise<{ readonly counts: readonly MoveCount[]; readonly cases: number; readonly lights: number }> {
  const [counts, [all]] = await Promise.all([
    db.read<MoveCount>({
      name: 'calendar_preview_counts',
      text: `SELECT home, kind, way, count(*)::int AS n FROM calendar.preview_moves WHERE preview_id = $1
             GROUP BY home, kind, way ORDER BY home, kind, way`,
      values: [id],
    }),
    db.read<{ cases: number; lights: number }>({
      name: 'calendar_preview_sums',
      text: `SELECT count(DISTINCT case_id) FILTER (WHERE way IN ('later', 'earlier'))::int AS cases,
               count(*) FILTER (WHERE shown AND old_light <> new_light)::int AS lights
             FROM calendar.preview_moves WHERE preview_id = $1`,
      values: [id],
    }),
  ]);
  return { counts, cases: all?.cases ?? 0, lights: all?.lights ?? 0 };
}

export type MoveRow = {
  readonly case_id: string;
  readonly number: string;
  readonly item_name: string;
  readonly body_id: string;
  readonly body_name: string | null;
  readonly home: string;
  readonly kind: string;
  readonly way: MoveCount['way'];
  readonly old_due_at: string | null;
  readonly new_due_at: string | null;
  readonly old_statutory_at: string | null;
  readonly new_statutory_at: string | null;
  readonly old_light: string;
  readonly new_light: string;
  readonly sort_at: string;
};

export type MoveFilter = {
  readonly city?: string | undefined;
  readonly way?: MoveCount['way'] | undefined;
  readonly after?: readonly [at: string, caseId: string, kind: string] | undefined;
  readonly limit: number;
};

/** The clocks a change would move, by their new date; one row more than asked for where there are more. */
export async function listMoves(
  db: Reader,
  id: string,
  { city, way, after, limit }: MoveFilter,
): Promise<{ readonly rows: MoveRow[]; readonly total: number }> {
  const at = sql`coalesce(m.new_due_at, m.new_statutory_at, '9999-01-01T00:00:00Z'::timestamptz)`;
  const conditions: Fragment[] = [sql`m.preview_id = ${id}`];
  if (city !== undefined) conditions.push(sql`m.home = ${city}`);
  if (way !== undefined) conditions.push(sql`m.way = ${way}`);
  const all = and(conditions);
  const place = after
    ? sql`AND (${at}, m.case_id, m.kind) > (${after[0]}::timestamptz, ${after[1]}::uuid, ${after[2]}::text)`
    : sql``;
  const [rows, counted] = await Promise.all([
    db.read<MoveRow>(
      toStatement(
        'calendar_preview_list',
        sql`SELECT m.*, ${at} AS sort_at, c.number, c.item_name, c.body_id, c.body_name
            FROM calendar.preview_moves m JOIN casework.cases c ON c.id = m.case_id AND c.home = m.home
            WHERE ${all} ${place} ORDER BY sort_at, m.case_id, m.kind LIMIT ${limit + 1}`,
      ),
    ),
    db.read<{ n: number }>(
      toStatement(
        'calendar_preview_total',
        sql`SELECT count(*)::int AS n FROM calendar.preview_moves m WHERE ${all}`,
      ),
    ),
  ]);
  return { rows, total: counted[0]?.n ?? 0 };
}
