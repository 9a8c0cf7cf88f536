import type { Transaction } from '../../platform/database/index.ts';
import type { Line } from '../mapping/mapping.ts';
import { NO_CODE_REQUEST } from './code-requests.ts';

/** A message on its way out. */
export type Ready = {
  readonly id: string;
  readonly kind: string;
  readonly thing: string;
  readonly home: string;
  readonly division: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly replaces: string | null;
  readonly replace_reason: string | null;
  readonly retract: boolean;
  readonly attempts: number;
};

/**
 * Takes the next messages that may go, parents' kinds first and older before newer, locked until the caller's
 * transaction ends: a second worker takes others. What waits for a parent is not looked at.
 */
export function claimReady(tx: Transaction, line: Line, now: string, limit: number): Promise<Ready[]> {
  return tx.read<Ready>({
    name: 'national_claim',
    text: `SELECT id, kind, thing, home, division, payload, replaces, replace_reason, retract, attempts
           FROM national.messages
           WHERE line = $1 AND current AND state = 'waiting' AND missing = 0 AND next_at <= $2
             AND ${NO_CODE_REQUEST}
           ORDER BY line, ordinal, id LIMIT $3 FOR UPDATE SKIP LOCKED`,
    values: [line, now, limit],
  });
}

/** Notes that messages were handed over, and when to ask what became of them. */
export async function markSent(
  tx: Transaction,
  ids: readonly string[],
  now: string,
  askAt: string,
): Promise<void> {
  await tx.query({
    name: 'national_sent',
    text: `UPDATE national.messages SET state = 'sent', sent_at = coalesce(sent_at, $2), next_at = $3,
             attempts = attempts + 1, reason = NULL
           WHERE id = ANY($1::uuid[])`,
    values: [ids, now, askAt],
  });
}
