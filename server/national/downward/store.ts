import type { Database, Statement } from '../../platform/database/index.ts';

export type InboxState = 'received' | 'taken' | 'refused' | 'duplicate';
export type Way = 'http' | 'bundle' | 'hand';

/** What a person gave where the message was not enough. */
export type Fix = {
  /** Item of the platform that a result belongs to. */
  readonly itemId?: string | undefined;
  /** Fields of a project's form, by the line's names. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
};

export type InboxRow = {
  readonly id: string;
  readonly seq: number | null;
  readonly kind: string;
  readonly body: unknown;
  readonly digest: string;
  readonly way: Way;
  readonly state: InboxState;
  readonly reason: string | null;
  readonly waits_for: string | null;
  readonly subject: string;
  readonly project_id: string | null;
  readonly fix: Fix | null;
  readonly fixed_by: string | null;
  readonly reply: string | null;
  readonly acked: boolean;
  readonly sent_at: string;
  readonly received_at: string;
  readonly taken_at: string | null;
};

export const INBOX_COLUMNS = `id, seq, kind, body, digest, way, state, reason, waits_for, subject, project_id, fix,
  fixed_by, reply, acked, sent_at, received_at, taken_at`;

export async function findInbox(db: Pick<Database, 'read'>, id: string): Promise<InboxRow | undefined> {
  const [row] = await db.read<InboxRow>({
    name: 'national_inbox_find',
    text: `SELECT ${INBOX_COLUMNS} FROM national.inbox WHERE id = $1`,
    values: [id],
  });
  return row;
}

/** What can be taken now: what was never tried, and what waited for a project that is there by now. */
export async function openInbox(db: Pick<Database, 'read'>, limit: number): Promise<InboxRow[]> {
  return db.read<InboxRow>({
    name: 'national_inbox_open',
    text: `SELECT ${INBOX_COLUMNS} FROM national.inbox i
           WHERE state = 'received' AND (waits_for IS NULL
             OR EXISTS (SELECT 1 FROM projects.issued_codes c WHERE c.code = i.waits_for))
           ORDER BY received_at, seq NULLS LAST, id LIMIT $1`,
    values: [limit],
  });
}

export type Told = {
  readonly id: string;
  readonly seq: number | null;
  readonly kind: string;
  readonly body: unknown;
  readonly digest: string;
  readonly subject: string;
  readonly sentAt: string;
};

/**
 * Keeps messages as they came; one that is there already stays as it is, but that it is told to the centre over
 * the line once it has come over the line. Answers with one row for each that was new.
 */
export function insertInbox(rows: readonly Told[], way: Way, at: string): Statement {
  return {
    name: 'national_inbox_insert',
    text: `INSERT INTO national.inbox AS i (id, seq, kind, body, digest, way, state, subject, sent_at, received_at)
           SELECT n.id, n.seq, n.kind, n.body, n.digest, $2, 'received', n.subject, n."sentAt", $3
           FROM json_to_recordset($1::json) AS n(id text, seq bigint, kind text, body jsonb, digest text,
             subject text, "sentAt" timestamptz)
           ON CONFLICT (id) DO UPDATE SET way = excluded.way, seq = excluded.seq
             WHERE excluded.way = 'http' AND i.way <> 'http'
           RETURNING xmax = 0 AS fresh`,
    values: [JSON.stringify(rows), way, at],
  };
}

const LINE = 'investment';

/** Number of the last message read from the centre's queue. */
export async function readCursor(db: Pick<Database, 'read'>): Promise<number> {
  const [row] = await db.read<{ seq: number }>({
    name: 'national_inbox_cursor',
    text: 'SELECT seq FROM national.inbox_cursor WHERE name = $1',
    values: [LINE],
  });
  return Number(row?.seq ?? 0);
}

export function moveCursor(seq: number): Statement {
  return {
    name: 'national_inbox_cursor_move',
    text: `INSERT INTO national.inbox_cursor AS c (name, seq) VALUES ($1, $2)
           ON CONFLICT (name) DO UPDATE SET seq = greatest(c.seq, $2)`,
    values: [LINE, seq],
  };
}

/** Another message that told the same and was taken. */
export async function takenAs(
  db: Pick<Database, 'read'>,
  thing: string,
): Promise<{ readonly id: string; readonly digest: string } | undefined> {
  const [row] = await db.read<{ id: string; digest: string }>({
    name: 'national_inbox_taken',
    text: `SELECT id, digest FROM national.inbox WHERE thing = $1 AND state = 'taken'`,
    values: [thing],
  });
  return row;
}

export type Taken = {
  readonly thing: string;
  readonly subject: string;
  readonly projectId: string | null;
};

/** Marks a message taken, in the transaction of its facts: once, and one message a thing. */
export function markTaken(id: string, { thing, subject, projectId }: Taken, at: string): Statement {
  return {
    name: 'national_inbox_take',
    text: `WITH u AS (UPDATE national.inbox SET state = 'taken', reason = NULL, waits_for = NULL, thing = $2,
             subject = $3, project_id = $4, taken_at = $5, acked = false
             WHERE id = $1 AND state IN ('received', 'refused') RETURNING 1)
           SELECT platform.guard(count(*), 1) FROM u`,
    values: [id, thing, subject, projectId, at],
  };
}

export type Settled = {
  readonly state: Exclude<InboxState, 'taken'>;
  readonly reason: string;
  readonly waitsFor: string | null;
  readonly projectId: string | null;
};

/** Marks what was not taken, and why; the centre is told again. */
export function markSettled(id: string, { state, reason, waitsFor, projectId }: Settled): Statement {
  return {
    name: 'national_inbox_settle',
    text: `UPDATE national.inbox SET state = $2, reason = $3, waits_for = $4,
             project_id = coalesce($5, project_id), acked = false
           WHERE id = $1 AND state IN ('received', 'refused')`,
    values: [id, state, reason, waitsFor, projectId],
  };
}

/** Keeps what a person gave, before the message is tried with it. */
export function keepFix(id: string, fix: Fix, person: string): Statement {
  return {
    name: 'national_inbox_fix',
    text: 'UPDATE national.inbox SET fix = $2, fixed_by = $3 WHERE id = $1',
    values: [id, JSON.stringify(fix), person],
  };
}

/** What is told to the centre beside "taken": makes it be told again. */
export function replyTo(id: string, reply: string): Statement {
  return {
    name: 'national_inbox_reply',
    text: 'UPDATE national.inbox SET reply = $2, acked = false WHERE id = $1',
    values: [id, reply],
  };
}
