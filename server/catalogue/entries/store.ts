import {
  and,
  type Database,
  type Fragment,
  type Statement,
  sql,
  toStatement,
} from '../../platform/database/index.ts';
import type { EntryKey, VersionKind } from '../versions.ts';

type Reader = Pick<Database, 'read'>;

/** Where a draft stands; 'none': there is no draft. */
export type DraftStatus = 'none' | 'draft' | 'submitted' | 'content-confirmed' | 'authority-confirmed';

/** An entry somebody has taken up, without its state: what lists need. */
export type EntryHead = {
  readonly id: string;
  readonly home: string;
  readonly kind: VersionKind;
  readonly subject: string;
  readonly division: string;
  readonly bodyId: string;
  readonly department: string;
  readonly version: number;
  readonly draftStatus: DraftStatus;
  readonly draftRevision: number;
};

export type DraftRow = {
  readonly revision: number;
  readonly content: unknown;
  readonly findings: number;
  readonly savedBy: string;
  readonly savedAt: string;
};

/** An entry as its row stands, with its draft. */
export type EntryRow<State> = EntryHead & {
  readonly head: string | null;
  readonly state: State | null;
  /** Free text of facts, by the version of the fact. */
  readonly words: Readonly<Record<string, string>>;
  readonly draft: DraftRow | null;
};

const HEAD = `e.id, e.home, e.kind, e.subject, e.division, e.body_id AS "bodyId", e.department, e.version,
  e.draft_status AS "draftStatus", e.draft_revision AS "draftRevision"`;
const DRAFT = `CASE WHEN d.entry_id IS NULL THEN NULL ELSE json_build_object('revision', d.revision, 'content', d.content,
  'findings', d.findings, 'savedBy', d.saved_by,
  'savedAt', to_char(d.saved_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) END AS draft`;

/** Entries with state and draft, those of them that anybody has taken up. */
export function readEntries<State>(db: Reader, ids: readonly string[]): Promise<EntryRow<State>[]> {
  return db.read<EntryRow<State>>({
    name: 'catalogue_entries_read',
    text: `SELECT ${HEAD}, e.head, e.state, e.words, ${DRAFT}
           FROM catalogue.entries e LEFT JOIN catalogue.drafts d ON d.entry_id = e.id AND d.home = e.home
           WHERE e.id = ANY($1::uuid[])`,
    values: [ids],
  });
}

export type HeadRow = EntryHead & {
  readonly savedAt: string | null;
  readonly revision: number | null;
  readonly findings: number | null;
  /** What the draft calls it. */
  readonly name: string | null;
};

/** Every entry anybody has taken up, for lists; those of a kind and with a draft alone where that is asked for. */
export function readHeads(
  db: Reader,
  filter: { readonly kind?: VersionKind | undefined; readonly drafted?: boolean },
): Promise<HeadRow[]> {
  const conditions: Fragment[] = [];
  if (filter.kind !== undefined) conditions.push(sql`e.kind = ${filter.kind}`);
  if (filter.drafted === true) conditions.push(sql`e.draft_status <> 'none'`);
  return db.read<HeadRow>(
    toStatement(
      'catalogue_entry_heads',
      sql`SELECT e.id, e.home, e.kind, e.subject, e.division, e.body_id AS "bodyId", e.department, e.version,
            e.draft_status AS "draftStatus", e.draft_revision AS "draftRevision", d.saved_at AS "savedAt",
            d.revision, d.findings,
            CASE WHEN e.kind <> 'implementation' THEN d.content ->> 'name' END AS name
          FROM catalogue.entries e LEFT JOIN catalogue.drafts d ON d.entry_id = e.id AND d.home = e.home
          WHERE ${and(conditions)}`,
    ),
  );
}

const WRITE = `
WITH w AS (
  INSERT INTO catalogue.entries AS e (id, home, kind, subject, division, body_id, department, version, head, state, words,
    draft_status, draft_revision, updated_at)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
  ON CONFLICT (id, home) DO UPDATE SET body_id = $6, department = $7, version = $8, head = $9, state = $10, words = $11,
    draft_status = $12, updated_at = $14
  WHERE e.version = $15 AND e.draft_revision = $13 RETURNING 1)
SELECT platform.guard(count(*), 1) FROM w`;

/** Writes the row of a stream after a decision. Somebody faster, on the stream or its draft, aborts the transaction. */
export function writeEntry<State>(was: number, row: Omit<EntryRow<State>, 'draft'>, at: string): Statement {
  return {
    name: 'catalogue_entry_write',
    text: WRITE,
    values: [
      ...[row.id, row.home, row.kind, row.subject, row.division, row.bodyId, row.department],
      ...[row.version, row.head, JSON.stringify(row.state), JSON.stringify(row.words)],
      ...[row.draftStatus, row.draftRevision, at, was],
    ],
  };
}

/** A draft about to be saved, or deleted (`content` null), over the row as it was read. */
export type DraftWrite = EntryKey & {
  readonly id: string;
  readonly home: string;
  readonly bodyId: string;
  readonly department: string;
  /** As they were read: 0 and 0 of what nobody has taken up. */
  readonly version: number;
  readonly draftRevision: number;
  readonly act: 'start' | 'save' | 'delete' | 'import';
  readonly content: unknown;
  readonly findings: number;
};

// All of them or none: the guard counts what it was given. The row of the entry is what two editors, and an editor
// and somebody who submits, meet at.
const SAVE = `
WITH n AS (
  SELECT * FROM json_to_recordset($1::json) AS n(id uuid, home text, kind text, subject text, division text,
    body_id text, department text, version int, revision int, act text, content jsonb, findings int)
), w AS (
  INSERT INTO catalogue.entries AS e (id, home, kind, subject, division, body_id, department, version, draft_status,
    draft_revision, updated_at)
  SELECT n.id, n.home, n.kind, n.subject, n.division, n.body_id, n.department, 0,
    CASE WHEN n.act = 'delete' THEN 'none' ELSE 'draft' END, n.revision, $3
  FROM n ORDER BY n.id
  ON CONFLICT (id, home) DO UPDATE SET draft_status = excluded.draft_status, draft_revision = excluded.draft_revision,
    updated_at = excluded.updated_at
  WHERE e.draft_revision = excluded.draft_revision - 1 AND e.draft_status IN ('none', 'draft')
    AND e.version = (SELECT n.version FROM n WHERE n.id = e.id)
  RETURNING 1
), r AS (
  INSERT INTO catalogue.draft_revisions (entry_id, home, revision, act, content, saved_by, saved_at)
  SELECT n.id, n.home, n.revision, n.act, n.content, $2::uuid, $3 FROM n
), d AS (
  INSERT INTO catalogue.drafts (entry_id, home, revision, content, findings, saved_by, saved_at)
  SELECT n.id, n.home, n.revision, n.content, n.findings, $2::uuid, $3 FROM n WHERE n.act <> 'delete'
  ON CONFLICT (entry_id, home) DO UPDATE SET revision = excluded.revision, content = excluded.content,
    findings = excluded.findings, saved_by = excluded.saved_by, saved_at = excluded.saved_at
), x AS (
  DELETE FROM catalogue.drafts d USING n WHERE n.act = 'delete' AND d.entry_id = n.id AND d.home = n.home
)
SELECT platform.guard(count(*), $4) FROM w`;

/** Saves drafts, each as the next revision of its entry; all of them or none. */
export function saveDraftsStatement(rows: readonly DraftWrite[], savedBy: string, at: string): Statement {
  const values = rows.map((row) => ({
    ...{ id: row.id, home: row.home, kind: row.kind, subject: row.subject, division: row.division },
    ...{ body_id: row.bodyId, department: row.department, version: row.version },
    ...{ revision: row.draftRevision + 1, act: row.act, content: row.content, findings: row.findings },
  }));
  return {
    name: 'catalogue_drafts_save',
    text: SAVE,
    values: [JSON.stringify(values), savedBy, at, rows.length],
  };
}

/** The draft of an entry has become a version: it is no draft any more. */
export function deleteDraft(id: string, home: string): Statement {
  return {
    name: 'catalogue_draft_delete',
    text: 'DELETE FROM catalogue.drafts WHERE entry_id = $1 AND home = $2',
    values: [id, home],
  };
}

export type RevisionRow = {
  readonly revision: number;
  readonly act: 'start' | 'save' | 'delete' | 'import';
  readonly content: unknown;
  readonly savedBy: string;
  readonly savedAt: string;
};

/** Every revision that was ever saved of an entry's drafts, the oldest first. */
export function readRevisions(db: Reader, id: string, home: string): Promise<RevisionRow[]> {
  return db.read<RevisionRow>({
    name: 'catalogue_draft_revisions',
    text: `SELECT revision, act, content, saved_by AS "savedBy", saved_at AS "savedAt"
           FROM catalogue.draft_revisions WHERE entry_id = $1 AND home = $2 ORDER BY revision`,
    values: [id, home],
  });
}

/** One saved revision; undefined where there is none of that number. */
export async function readRevision(
  db: Reader,
  id: string,
  home: string,
  revision: number,
): Promise<RevisionRow | undefined> {
  const rows = await db.read<RevisionRow>({
    name: 'catalogue_draft_revision',
    text: `SELECT revision, act, content, saved_by AS "savedBy", saved_at AS "savedAt"
           FROM catalogue.draft_revisions WHERE entry_id = $1 AND home = $2 AND revision = $3`,
    values: [id, home, revision],
  });
  return rows[0];
}
