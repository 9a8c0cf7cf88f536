import type { PoolClient, QueryResult } from 'pg';
import { CommitRefused, sqlState } from './errors.ts';
import type { Prepared } from './statement.ts';

/** SQLSTATE of statements after the one that failed; never the reason. */
const ALREADY_FAILED = '25P02';

/**
 * Sends BEGIN, the statements and COMMIT in one go and waits once. Either all of them are stored, or
 * none and the first real error is thrown. When the connection breaks after sending, the outcome is
 * unknown: the caller's version guard or key decides, not a blind repetition.
 */
export async function runPipeline(
  client: PoolClient,
  statements: readonly Prepared[],
): Promise<QueryResult[]> {
  if (client.getTransactionStatus() === 'T' || client.getTransactionStatus() === 'E') {
    throw new Error('A pipeline cannot start inside a transaction.');
  }
  const sent = [
    client.query('BEGIN'),
    ...statements.map((statement) => client.query(statement)),
    client.query('COMMIT'),
  ];
  const settled = await Promise.allSettled(sent);
  const failures = settled.flatMap((result) =>
    result.status === 'rejected' ? [result.reason as unknown] : [],
  );
  if (failures.length > 0) {
    throw failures.find((failure) => sqlState(failure) !== ALREADY_FAILED) ?? failures[0];
  }
  const results = settled.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  if (results.at(-1)?.command !== 'COMMIT') throw new CommitRefused('COMMIT was answered with ROLLBACK.');
  return results.slice(1, -1);
}
