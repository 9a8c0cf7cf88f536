import type { Database } from '../../platform/database/index.ts';
import type { MessageRow, NationalMessage } from './schema.ts';

/** Another message as this one names it; without an id where it was never told. */
export type Other = {
  readonly id: string | null;
  readonly thing: string;
  readonly subject: string | null;
  readonly state: MessageRow['state'] | null;
  readonly refused_by: 'door' | 'centre' | null;
};

type Db = Pick<Database, 'read'>;

const CHILDREN_SHOWN = 50;

export function parentsOf(db: Db, things: readonly string[]): Promise<Other[]> {
  return db.read<Other>({
    name: 'national_detail_parents',
    text: `SELECT m.id, n.thing, m.subject, m.state, m.refused_by
           FROM unnest($1::text[]) WITH ORDINALITY AS n(thing, place)
           LEFT JOIN national.messages m ON m.thing = n.thing AND m.current ORDER BY n.place`,
    values: [things],
  });
}

/** The first that wait for this thing, and how many do. */
export async function childrenOf(db: Db, thing: string): Promise<{ total: number; rows: Other[] }> {
  const rows = await db.read<Other & { readonly total: number }>({
    name: 'national_detail_children',
    text: `SELECT c.id, c.thing, c.subject, c.state, c.refused_by, count(*) OVER ()::int AS total
           FROM national.waits w JOIN national.messages c ON c.id = w.child AND c.current
           WHERE w.thing = $1 ORDER BY c.ordinal, c.id LIMIT $2`,
    values: [thing, CHILDREN_SHOWN],
  });
  return { total: rows[0]?.total ?? 0, rows };
}

/** Newest first. */
export function revisionsOf(db: Db, thing: string): Promise<NationalMessage['revisions']> {
  return db.read({
    name: 'national_detail_revisions',
    text: `SELECT id, revision, state, refused_by AS "refusedBy", created_at AS "createdAt", sent_at AS "sentAt",
             stored_at AS "storedAt", serial, current
           FROM national.messages WHERE thing = $1 ORDER BY revision DESC`,
    values: [thing],
  });
}

/** What befell the thing over all its revisions, oldest first: a resend is asked for on the one before. */
export function eventsOf(db: Db, thing: string): Promise<NationalMessage['events']> {
  return db.read({
    name: 'national_detail_events',
    text: `SELECT e.id, e.at, m.revision, e.what, e.detail, e.person
           FROM national.messages m JOIN national.events e ON e.message_id = m.id
           WHERE m.thing = $1 ORDER BY e.at, e.id`,
    values: [thing],
  });
}
