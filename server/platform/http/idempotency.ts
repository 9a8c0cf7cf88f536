import { createHash } from 'node:crypto';
import { type Result, refuse } from '@zongheng/core';
import type { FastifyRequest } from 'fastify';
import type { Clock } from '../clock/index.ts';
import { type Database, isUniqueViolation, type Statement } from '../database/index.ts';
import { MESSAGES } from './messages.ts';

/** What makes one submission recognisable when it comes again. */
export type IdempotencyKey = {
  readonly key: string;
  readonly callerId: string;
  /** SHA-256 over method, address and the checked body. */
  readonly digest: Buffer;
};

/** The answer given the first time. `answer` is null where the answer had no body. */
export type StoredAnswer = {
  readonly digest: Buffer;
  readonly status: number;
  readonly answer: unknown;
};

/**
 * A submission under way. The module puts `statement(answer)` into the very transaction that writes its
 * facts: then either both are there or neither is, and of two equal submissions at once the second
 * fails on the key, is rolled back and gets the first one's answer.
 */
export type Idempotency = IdempotencyKey & {
  statement(answer: unknown): Statement;
};

declare module 'fastify' {
  interface FastifyRequest {
    /** Set where the route honours the header and the caller sent it. */
    idempotency: Idempotency | null;
  }
}

const KEY = /^[A-Za-z0-9\-_.:]{8,128}$/;

/** Reads the header; null where there is none, or where nobody is signed in whose key it could be. */
export function readKey(request: FastifyRequest): Result<IdempotencyKey | null> {
  const key = request.headers['idempotency-key'];
  if (key === undefined || request.callerId === null) return { ok: true, value: null };
  if (typeof key !== 'string' || !KEY.test(key)) {
    return refuse('idempotency-key-invalid', MESSAGES.keyInvalid, '', 'Idempotency-Key');
  }
  const digest = createHash('sha256')
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body) ?? ''}`)
    .digest();
  return { ok: true, value: { key, callerId: request.callerId, digest } };
}

/** The row that remembers an answer; `now` in milliseconds. Fails on `idempotency_pkey` if it is there. */
export function idempotencyStatement(
  idempotency: IdempotencyKey,
  given: { readonly status: number; readonly answer: unknown },
  now: number,
): Statement {
  return {
    name: 'http.idempotency.insert',
    text: `INSERT INTO http.idempotency (caller_id, key, digest, status, answer, created_at)
           VALUES ($1, $2, $3, $4, $5, $6)`,
    values: [
      idempotency.callerId,
      idempotency.key,
      idempotency.digest,
      given.status,
      given.answer === undefined || given.answer === null ? null : JSON.stringify(given.answer),
      new Date(now).toISOString(),
    ],
  };
}

/** The answer given to this person for this key before, if any. */
export async function findIdempotent(
  database: Database,
  key: string,
  callerId: string,
): Promise<StoredAnswer | undefined> {
  const rows = await database.read<{ digest: Buffer; status: number; answer: string | null }>({
    name: 'http.idempotency.find',
    text: 'SELECT digest, status, answer FROM http.idempotency WHERE caller_id = $1 AND key = $2',
    values: [callerId, key],
  });
  const row = rows[0];
  if (row === undefined) return undefined;
  return {
    digest: row.digest,
    status: row.status,
    answer: row.answer === null ? null : JSON.parse(row.answer),
  };
}

/** The stored answer if it belongs to the same submission; a refusal if the key is used for another. */
export function replay(stored: StoredAnswer, idempotency: IdempotencyKey): Result<StoredAnswer> {
  if (stored.digest.equals(idempotency.digest)) return { ok: true, value: stored };
  return refuse('idempotency-key-reused', MESSAGES.keyReused, '', 'Idempotency-Key');
}

/** True when a transaction failed because an equal submission had been stored a moment before. */
export function lostToEqualKey(error: unknown): boolean {
  return isUniqueViolation(error, 'idempotency_pkey');
}

/** Forgets answers older than `hours`; returns how many. Called by the work process. */
export async function purgeIdempotency(database: Database, clock: Clock, hours: number): Promise<number> {
  const { rowCount } = await database.query({
    name: 'http.idempotency.purge',
    text: 'DELETE FROM http.idempotency WHERE created_at < $1',
    values: [new Date(clock.now() - hours * 3_600_000).toISOString()],
  });
  return rowCount;
}
