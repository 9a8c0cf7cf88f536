import { createHash } from 'node:crypto';
import type { Database } from '../platform/database/index.ts';

/** How many failures are borne before nobody may try again until the window has passed. */
export type ThrottleLimits = {
  readonly perLogin: number;
  /** Far above perLogin: a whole office may share one address. */
  readonly perAddress: number;
  readonly windowMinutes: number;
};

/**
 * Counts an attempt as failed before the password is looked at, so that a thousand guesses sent at once
 * do not all slip past the same count; a success takes it back. Returns the moment (ms) from which
 * attempts are welcome again, or null if this one is.
 *
 * The statement takes its rows in one order (address, then login): two attempts cannot block each other.
 */
export async function countAttempt(
  database: Database,
  attempt: { readonly login: string; readonly address: string },
  limits: ThrottleLimits,
  now: number,
): Promise<number | null> {
  const result = await database.query<{ kind: string; failures: number; window_to: string }>({
    name: 'identity.attempt.count',
    text: `WITH over AS (
             DELETE FROM identity.login_attempts WHERE ctid IN (
               SELECT ctid FROM identity.login_attempts
               WHERE window_to <= $3 AND (kind, bucket) NOT IN (('address', $1), ('login', $2))
               LIMIT 20 FOR UPDATE SKIP LOCKED)
           )
           INSERT INTO identity.login_attempts AS row (kind, bucket, failures, window_to)
           VALUES ('address', $1, 1, $4), ('login', $2, 1, $4)
           ON CONFLICT (kind, bucket) DO UPDATE SET
             failures = CASE WHEN row.window_to <= $3 THEN 1 ELSE row.failures + 1 END,
             window_to = CASE WHEN row.window_to <= $3 THEN $4 ELSE row.window_to END
           RETURNING kind, failures, window_to`,
    values: [
      bucketOf(attempt.address),
      bucketOf(attempt.login.toLowerCase()),
      new Date(now).toISOString(),
      new Date(now + limits.windowMinutes * 60_000).toISOString(),
    ],
  });
  const blocked = result.rows.filter(
    (row) => row.failures > (row.kind === 'login' ? limits.perLogin : limits.perAddress),
  );
  if (blocked.length === 0) return null;
  return Math.max(...blocked.map((row) => Date.parse(row.window_to)));
}

/** A success: the login's count begins anew, and the address loses the failure counted beforehand. */
export async function forgiveAttempt(
  database: Database,
  attempt: { readonly login: string; readonly address: string },
): Promise<void> {
  await database.query({
    name: 'identity.attempt.forgive',
    text: `UPDATE identity.login_attempts
           SET failures = CASE WHEN kind = 'login' THEN 0 ELSE greatest(failures - 1, 0) END
           WHERE (kind, bucket) IN (('address', $1), ('login', $2))`,
    values: [bucketOf(attempt.address), bucketOf(attempt.login.toLowerCase())],
  });
}

/** 24 bits of the hash: at most 16.7 million rows a kind, whatever is thrown at it. */
function bucketOf(text: string): number {
  return createHash('sha256').update(text).digest().readUIntBE(0, 3);
}
