import { accept, type Result, refuse } from '@zongheng/core';
import type { Passwords } from '../platform/crypto/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { Log } from '../platform/log/index.ts';
import type { Seat } from './actor.ts';
import type { Directory } from './directory.ts';
import { MESSAGES } from './messages.ts';
import { findCredentials, findSeats, replaceHash } from './people-store.ts';
import { openSession, type SessionLimits } from './session-store.ts';
import { countAttempt, forgiveAttempt, type ThrottleLimits } from './throttle.ts';

export type SignInDeps = {
  readonly database: Database;
  readonly directory: Directory;
  readonly passwords: Passwords;
  readonly sessions: SessionLimits;
  readonly throttle: ThrottleLimits;
  readonly log: Log;
};

export type SignedIn = {
  readonly token: string;
  readonly person: { readonly id: string; readonly name: string; readonly login: string };
  readonly seat: Seat;
  readonly seats: readonly Seat[];
};

/** A throttled caller is told after how many seconds to come back. */
export type SignInResult = Result<SignedIn> & { readonly retryAfterSeconds?: number };

/**
 * Signs a person in. Every failure looks and lasts the same, whether the login is unknown, the password
 * wrong or the person disabled. What was typed is never logged: people type passwords into the login
 * field. `now` in milliseconds.
 */
export async function signIn(
  deps: SignInDeps,
  attempt: { readonly login: string; readonly password: string; readonly address: string },
  now: number,
): Promise<SignInResult> {
  const { database, log } = deps;
  const blockedUntil = await countAttempt(database, attempt, deps.throttle, now);
  if (blockedUntil !== null) {
    log.warn({ event: 'login-throttled', address: attempt.address }, 'sign-in refused: too many attempts');
    const seconds = Math.max(1, Math.ceil((blockedUntil - now) / 1000));
    const refusal = refuse('too-many-attempts', MESSAGES.tooMany(Math.ceil(seconds / 60)), '');
    return { ...refusal, retryAfterSeconds: seconds };
  }

  const found = await findCredentials(database, attempt.login.toLowerCase());
  const password = await deps.passwords.check(attempt.password, found?.password_hash ?? null);
  if (found === undefined || !password.matches || found.disabled) {
    const who = found === undefined ? {} : { person: found.person_id };
    log.warn({ event: 'login-failed', address: attempt.address, ...who }, 'sign-in failed');
    return refuse('login-failed', MESSAGES.loginFailed, '');
  }

  await forgiveAttempt(database, attempt);
  if (password.outdated) {
    await replaceHash(database, found.person_id, await deps.passwords.hash(attempt.password));
  }
  const seats = await findSeats(database, deps.directory, found.person_id, now);
  const seat = seats.find((candidate) => candidate.id === found.last_seat_id) ?? seats[0];
  if (seat === undefined) {
    log.warn({ event: 'login-without-seat', person: found.person_id }, 'sign-in refused: no valid seat');
    return refuse('no-seat', MESSAGES.noSeat, '');
  }
  const token = await openSession(
    database,
    { personId: found.person_id, seatId: seat.id },
    deps.sessions,
    now,
  );
  log.info({ event: 'login', person: found.person_id, seat: seat.id, address: attempt.address }, 'signed in');
  const person = { id: found.person_id, name: found.name, login: found.login };
  return accept({ token, person, seat, seats });
}
