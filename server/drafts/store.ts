import type { Database } from '../platform/database/index.ts';

export type DraftKey = { readonly personId: string; readonly kind: string; readonly key: string };

/** Far more than anybody works on at once; it only keeps one person from filling the table. */
export const MOST_DRAFTS = 200;

export async function findDraft(
  database: Database,
  { personId, kind, key }: DraftKey,
): Promise<{ body: Record<string, unknown>; savedAt: string } | undefined> {
  const rows = await database.read<{ body: Record<string, unknown>; savedAt: string }>({
    name: 'drafts.find',
    text: `SELECT body, saved_at AS "savedAt" FROM drafts.drafts
           WHERE person_id = $1 AND kind = $2 AND key = $3`,
    values: [personId, kind, key],
  });
  return rows[0];
}

/** Saves a draft over what was there; false where the person has as many as one may have. */
export async function saveDraft(
  database: Database,
  { personId, kind, key }: DraftKey,
  body: Record<string, unknown>,
  savedAt: string,
): Promise<boolean> {
  const { rowCount } = await database.query({
    name: 'drafts.save',
    text: `INSERT INTO drafts.drafts (person_id, kind, key, body, saved_at)
           SELECT $1, $2, $3, $4, $5
           WHERE EXISTS (SELECT FROM drafts.drafts WHERE person_id = $1 AND kind = $2 AND key = $3)
              OR (SELECT count(*) FROM drafts.drafts WHERE person_id = $1) < ${MOST_DRAFTS}
           ON CONFLICT ON CONSTRAINT drafts_pkey DO UPDATE SET body = excluded.body, saved_at = excluded.saved_at`,
    values: [personId, kind, key, JSON.stringify(body), savedAt],
  });
  return rowCount === 1;
}

export async function deleteDraft(database: Database, { personId, kind, key }: DraftKey): Promise<void> {
  await database.query({
    name: 'drafts.delete',
    text: 'DELETE FROM drafts.drafts WHERE person_id = $1 AND kind = $2 AND key = $3',
    values: [personId, kind, key],
  });
}

/** Removes drafts not touched for `days`; returns how many. `now` in ms. Called by the work process. */
export async function purgeDrafts(database: Database, days: number, now: number): Promise<number> {
  const { rowCount } = await database.query({
    name: 'drafts.purge',
    text: 'DELETE FROM drafts.drafts WHERE saved_at < $1',
    values: [new Date(now - days * 86_400_000).toISOString()],
  });
  return rowCount;
}
