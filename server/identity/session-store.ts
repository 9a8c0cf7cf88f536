import { createHash, randomBytes } from 'node:crypto';
import type { Database } from '../platform/database/index.ts';
import { SEAT_COLUMNS, type SeatRow } from './seat-row.ts';

/** How long a session lives. */
export type SessionLimits = {
  /** Minutes without a request after which it is over. */
  readonly idleMinutes: number;
  /** Hours after signing in at which it is over in any case. */
  readonly hours: number;
};

/** A person may be signed in at this many places; the oldest gives way. */
const MOST_SESSIONS = 10;

/** `seen_at` is only written when older than this, so that reading a page does not write a row. */
const TOUCH_AFTER_MS = 60_000;

export type SessionRow = SeatRow & {
  readonly person_id: string;
  readonly person_name: string;
  readonly login: string;
  readonly seen_at: string;
  /** Null when the seat the session was working in is no longer valid. */
  readonly valid_seat: string | null;
};

/** What is stored of a token. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** Opens a session; the token is returned once and never stored. `now` in milliseconds. */
export async function openSession(
  database: Database,
  opening: { readonly personId: string; readonly seatId: string },
  limits: SessionLimits,
  now: number,
): Promise<string> {
  const token = randomBytes(32).toString('base64url');
  await database.query({
    name: 'identity.session.open',
    text: `WITH old AS (
       SELECT token_hash FROM identity.sessions
       WHERE person_id = $2 AND expires_at > $4
       ORDER BY opened_at DESC, token_hash OFFSET ${MOST_SESSIONS - 1}
     ), removed AS (
       DELETE FROM identity.sessions
       WHERE person_id = $2 AND (expires_at <= $4 OR token_hash IN (SELECT token_hash FROM old))
     )
     INSERT INTO identity.sessions (token_hash, person_id, seat_id, opened_at, seen_at, expires_at)
     VALUES ($1, $2, $3, $4, $4, $5)`,
    values: [
      hashToken(token),
      opening.personId,
      opening.seatId,
      iso(now),
      iso(now + limits.hours * 3_600_000),
    ],
  });
  return token;
}

/**
 * The session of a token: one row by one named statement, on every request, so that signing out, a
 * withdrawn seat or a disabled person takes effect at once and on every process.
 */
export async function readSession(
  database: Database,
  token: string,
  limits: SessionLimits,
  now: number,
): Promise<SessionRow | undefined> {
  const rows = await database.read<SessionRow>({
    name: 'identity.session.read',
    text: `SELECT session.person_id, person.name AS person_name, person.login, session.seen_at, ${SEAT_COLUMNS},
             CASE WHEN seat.valid_from <= $2 AND (seat.valid_to IS NULL OR seat.valid_to > $2)
                  THEN seat.id END AS valid_seat
           FROM identity.sessions session
           JOIN identity.persons person ON person.id = session.person_id
           JOIN identity.seats seat ON seat.id = session.seat_id
           LEFT JOIN identity.units unit ON unit.id = seat.unit_id
           WHERE session.token_hash = $1 AND session.expires_at > $2 AND session.seen_at > $3
             AND person.disabled_at IS NULL`,
    values: [hashToken(token), iso(now), iso(now - limits.idleMinutes * 60_000)],
  });
  return rows[0];
}

/** Notes that a session is in use, at most once a minute. */
export async function touchSession(
  database: Database,
  token: string,
  seenAt: string,
  now: number,
): Promise<void> {
  if (now - Date.parse(seenAt) < TOUCH_AFTER_MS) return;
  await database.query({
    name: 'identity.session.touch',
    text: 'UPDATE identity.sessions SET seen_at = $2 WHERE token_hash = $1 AND seen_at < $2',
    values: [hashToken(token), iso(now)],
  });
}

/** Moves a session to another seat of the same person and remembers it for the next sign-in. */
export async function moveSession(
  database: Database,
  token: string,
  seat: { readonly personId: string; readonly seatId: string },
): Promise<void> {
  await database.query({
    name: 'identity.session.move',
    text: `WITH moved AS (
       UPDATE identity.sessions SET seat_id = $3 WHERE token_hash = $1 AND person_id = $2
     )
     UPDATE identity.persons SET last_seat_id = $3 WHERE id = $2`,
    values: [hashToken(token), seat.personId, seat.seatId],
  });
}

export async function closeSession(database: Database, token: string): Promise<void> {
  await database.query({
    name: 'identity.session.close',
    text: 'DELETE FROM identity.sessions WHERE token_hash = $1',
    values: [hashToken(token)],
  });
}

/** Removes sessions that are over; returns how many. Called by the work process. */
export async function purgeSessions(database: Database, limits: SessionLimits, now: number): Promise<number> {
  const { rowCount } = await database.query({
    name: 'identity.session.purge',
    text: 'DELETE FROM identity.sessions WHERE expires_at <= $1 OR seen_at <= $2',
    values: [iso(now), iso(now - limits.idleMinutes * 60_000)],
  });
  return rowCount;
}

function iso(ms: number): string {
  return new Date(ms).toISOString();
}
