import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Statement, Transaction } from '../database/index.ts';

/**
 * Erases what stands beside the chain for the given facts: content and salt together, so that nothing can be
 * guessed back from the digest. The facts themselves stay, and their chain verifies as before.
 *
 * Runs in the transaction of the fact that says who ordered it and why. What is erased is gone for every
 * query at once; the bytes leave the database's files with its next VACUUM, and copies (standbys, backups,
 * archived logs) when they are replaced.
 *
 * @returns ids of the facts whose content was erased now, not those that had none or had been erased before
 */
export async function eraseSealed(
  tx: Pick<Transaction, 'read'>,
  home: string,
  factIds: readonly string[],
  at: Instant,
): Promise<string[]> {
  if (factIds.length === 0) return [];
  const rows = await tx.read<{ fact_id: string }>(eraseStatement(home, factIds, at));
  return rows.map((row) => row.fact_id);
}

/** As {@link eraseSealed}, for a pipeline: goes before the appended facts, answers with the ids erased. */
export function eraseStatement(home: string, factIds: readonly string[], at: Instant): Statement {
  return {
    name: 'facts_erase',
    text: `UPDATE facts.sealed SET salt = NULL, content = NULL, erased_at = $3
           WHERE fact_id = ANY($2) AND home = $1 AND erased_at IS NULL RETURNING fact_id`,
    values: [home, factIds, formatInstant(at)],
  };
}
