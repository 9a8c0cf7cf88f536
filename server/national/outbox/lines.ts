import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Database } from '../../platform/database/index.ts';
import type { Line } from '../mapping/mapping.ts';

/** One turn on a line: whether the other side was spoken to at all, and how many messages moved on. */
export type Turn = { readonly spoke: boolean; readonly moved: number };

export const NOTHING_TO_DO: Turn = { spoke: false, moved: 0 };

/** A line could not be used at this moment; the messages on it stay as they are. */
export class LineDown extends Error {}

export type LineState = {
  readonly line: Line;
  readonly opened_at: string | null;
  readonly last_ok_at: string | null;
  readonly down_since: string | null;
  readonly last_error: string | null;
  readonly failures: number;
  readonly next_at: string;
  readonly offset_ms: number;
};

/** Longest pause between two tries of a line that is down. */
const LONGEST_PAUSE_MS = 30_000;

export function readLines(db: Pick<Database, 'read'>): Promise<LineState[]> {
  return db.read({
    name: 'national_lines',
    text: `SELECT line, opened_at, last_ok_at, down_since, last_error, failures, next_at, offset_ms
           FROM national.lines ORDER BY line DESC`,
  });
}

/** When the line was first switched on: now, where it never was before. */
export async function openLine(db: Database, line: Line, now: number): Promise<string> {
  const { rows } = await db.query<{ opened_at: string }>({
    name: 'national_line_open',
    text: `INSERT INTO national.lines AS l (line, opened_at, next_at) VALUES ($1, $2, $2)
           ON CONFLICT (line) DO UPDATE SET opened_at = coalesce(l.opened_at, $2) RETURNING opened_at`,
    values: [line, formatInstant(now as Instant)],
  });
  const opened = rows[0]?.opened_at;
  if (opened === undefined) throw new Error('a line that was not opened');
  return opened;
}

/** Whether the line may be tried now: after a failure it rests, longer each time. */
export async function mayTry(db: Pick<Database, 'read'>, line: Line, now: number): Promise<boolean> {
  const lines = await readLines(db);
  const found = lines.find((each) => each.line === line);
  return !found || Date.parse(found.next_at) <= now;
}

/** The line has answered. Written at most every few seconds: see the guard in the statement. */
export async function lineIsUp(db: Database, line: Line, now: number): Promise<void> {
  await db.query({
    name: 'national_line_up',
    // Not ON CONFLICT: that locks the row, and the commit waits for the disk, where nothing is to be written.
    text: `WITH u AS (
             UPDATE national.lines SET last_ok_at = $2, down_since = NULL, last_error = NULL, failures = 0, next_at = $2
             WHERE line = $1 AND (down_since IS NOT NULL OR last_ok_at IS NULL
               OR last_ok_at < $2::timestamptz - interval '5 seconds'))
           INSERT INTO national.lines (line, last_ok_at, next_at) SELECT $1, $2, $2
           WHERE NOT EXISTS (SELECT FROM national.lines WHERE line = $1) ON CONFLICT DO NOTHING`,
    values: [line, formatInstant(now as Instant)],
  });
}

/**
 * The line has failed: it rests 1, 2, 4 … 30 seconds. Several loops that fail at one moment are one failure:
 * a line that rests already goes on resting as it is.
 */
export async function lineIsDown(db: Database, line: Line, why: string, now: number): Promise<void> {
  const at = formatInstant(now as Instant);
  await db.query({
    name: 'national_line_down',
    text: `INSERT INTO national.lines AS l (line, down_since, last_error, failures, next_at)
           VALUES ($1, $2, $3, 1, $2::timestamptz + interval '1 second')
           ON CONFLICT (line) DO UPDATE SET down_since = coalesce(l.down_since, $2), last_error = $3,
             failures = l.failures + 1,
             next_at = $2::timestamptz + least($4, 1000 * 2 ^ least(l.failures, 20)) * interval '1 millisecond'
           WHERE l.next_at <= $2`,
    values: [line, at, why, LONGEST_PAUSE_MS],
  });
}

/** Remembers by how much the centre's clock differs, so that requests are signed by its time. */
export async function setOffset(db: Database, line: Line, offsetMs: number, now: number): Promise<void> {
  await db.query({
    name: 'national_line_offset',
    text: `INSERT INTO national.lines (line, next_at, offset_ms) VALUES ($1, $2, $3)
           ON CONFLICT (line) DO UPDATE SET offset_ms = $3`,
    values: [line, formatInstant(now as Instant), Math.round(offsetMs)],
  });
}
