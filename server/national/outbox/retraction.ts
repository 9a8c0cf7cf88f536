import type { Transaction } from '../../platform/database/index.ts';

export type Retraction = {
  /** The message whose place it takes. */
  readonly of: string;
  readonly id: string;
  /** The row at the centre that is to become invalid. */
  readonly victim: string;
  readonly reason: string;
  readonly at: string;
  readonly dueAt: string;
};

/** A further revision that says only that a row at the centre is no longer so. */
export async function insertRetraction(
  tx: Pick<Transaction, 'query'>,
  { of, id, victim, reason, at, dueAt }: Retraction,
): Promise<void> {
  await tx.query({
    name: 'national_retraction_insert',
    text: `INSERT INTO national.messages (id, line, kind, ordinal, thing, revision, current, home, division,
             project_id, subject, state, payload, digest, mapping_version, parents, missing, replaces,
             replace_reason, retract, happened_at, due_at, created_at, next_at)
           SELECT $2, line, kind, ordinal, thing, revision + 1, true, home, division, project_id, subject,
             'waiting', '{}', '', mapping_version, '{}', 0, $3, $4, true, $5, $6, $5, $5
           FROM national.messages WHERE id = $1`,
    values: [of, id, victim, reason, at, dueAt],
  });
}
