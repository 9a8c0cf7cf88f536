import type { CaseState, DecisionDocument } from '@zongheng/core/casework';
import type { Database, Statement } from '../platform/database/index.ts';
import type { ClockRow } from './clock-rows.ts';

/** What is fixed when a case is received. */
export type CaseHeader = {
  readonly id: string;
  readonly home: string;
  readonly number: string;
  readonly project_id: string;
  readonly project_name: string;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly application_id: string;
  readonly application_number: string;
  readonly work_ids: readonly string[];
  readonly stage: number;
  readonly item_id: string;
  readonly item_version: number;
  /** The implementation in force where it was received: whose, and which version. 0 and null: none. */
  readonly implementation_version: number;
  readonly implementation_division: string | null;
  readonly item_name: string;
  readonly flow_id: string;
  readonly flow_version: number;
  readonly body_id: string;
  /** Name of a deciding body that is none of the province's; null for its own, which the catalogue names. */
  readonly body_name: string | null;
  readonly division: string;
  readonly window_body_id: string;
};

export type CaseRow = CaseHeader & {
  readonly version: number;
  readonly head: string;
  readonly state: CaseState;
  readonly project_code: string | null;
  readonly project_code_status: 'pending' | 'issued' | 'rejected' | 'void';
  /** Divisions whose officials may see the project. */
  readonly project_divisions: readonly string[];
  readonly project_registered_at?: string;
};

/** A case's columns, with what its project says as it stands (projects.projects is that module's read face). */
export const CASE_COLUMNS = `c.id, c.home, c.version, c.head, c.state, c.number, c.project_id, c.project_name,
  c.unit_id, c.unit_name, c.application_id, c.application_number, c.work_ids, c.stage, c.item_id,
  c.item_version, c.implementation_version, c.implementation_division, c.item_name, c.flow_id, c.flow_version,
  c.body_id, c.body_name, c.division, c.window_body_id,
  p.code AS project_code, p.code_status AS project_code_status,
  p.divisions AS project_divisions, p.registered_at AS project_registered_at`;

export const CASE_FROM = `casework.cases c JOIN projects.projects p ON p.id = c.project_id AND p.home = c.home`;

// A session keeps the plan it made while the tables were new, and a join planned then reads them from end to
// end: half a millisecond at 2,000 cases, and more with every one. The fences (OFFSET 0) leave look-ups by key
// alone; a list in JSON is estimated alike whatever its length, so the plan is kept and not made every time.
const READ = `
SELECT ${CASE_COLUMNS} FROM json_array_elements_text($1::json) AS n(id)
CROSS JOIN LATERAL (SELECT * FROM casework.cases WHERE id = n.id::uuid OFFSET 0) c
CROSS JOIN LATERAL (SELECT * FROM projects.projects WHERE id = c.project_id AND home = c.home OFFSET 0) p`;

/** The rows of some cases, each named once, in one statement: all that a decision needs from the database. */
export async function readCases(db: Pick<Database, 'read'>, ids: readonly string[]): Promise<CaseRow[]> {
  return db.read<CaseRow>({ name: 'casework_read', text: READ, values: [JSON.stringify(ids)] });
}

export type CaseWrite = {
  readonly id: string;
  readonly was: number;
  readonly version: number;
  readonly head: string;
  readonly state: CaseState;
  readonly status: string;
  readonly received_at: string;
  readonly accepted_at: string | null;
  readonly ended_at: string | null;
  /** Departments whose opinion is still open. */
  readonly asked_bodies: readonly string[];
};

const UPDATE = `
WITH u AS (
  UPDATE casework.cases SET version = $4, head = $5, state = $6, status = $7, received_at = $8,
    accepted_at = $9, ended_at = $10, updated_at = $11, asked_bodies = $12
  WHERE id = $1 AND home = $2 AND version = $3 RETURNING 1
)
SELECT platform.guard(count(*), 1) FROM u`;

/**
 * Updates case rows of one home; one that somebody else changed meanwhile aborts the transaction (ZH409). They
 * are locked in the order of their ids: two batches that share cases wait for each other instead of deadlocking.
 */
export function updateCases(home: string, writes: readonly CaseWrite[], at: string): Statement[] {
  return writes
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map((row) => ({
      name: 'casework_update',
      text: UPDATE,
      values: [
        row.id,
        home,
        row.was,
        row.version,
        row.head,
        JSON.stringify(row.state),
        row.status,
        row.received_at,
        row.accepted_at,
        row.ended_at,
        at,
        row.asked_bodies,
      ],
    }));
}

// One statement a row: as JSON, with the pieces for searching in it, the same took 2.5 times as long.
const INSERT_COLUMNS = [
  ...['id', 'home', 'version', 'head', 'state', 'status', 'number', 'project_id', 'project_name', 'unit_id'],
  ...['unit_name', 'application_id', 'application_number', 'work_ids', 'stage', 'item_id', 'item_version'],
  ...['implementation_version', 'implementation_division'],
  ...['item_name', 'flow_id', 'flow_version', 'body_id', 'body_name', 'division', 'window_body_id', 'grams'],
  ...['received_at', 'accepted_at', 'ended_at', 'updated_at'],
] as const;

export type NewCase = CaseHeader & CaseWrite & { readonly grams: readonly string[] };

/** Inserts the rows of received cases. */
export function insertCases(rows: readonly NewCase[], at: string): Statement[] {
  const marks = INSERT_COLUMNS.map((_, i) => `$${i + 1}`).join(', ');
  const text = `INSERT INTO casework.cases (${INSERT_COLUMNS.join(', ')}) VALUES (${marks})`;
  return rows.map((row) => {
    const values = { ...row, updated_at: at };
    return { name: 'casework_insert', text, values: INSERT_COLUMNS.map((column) => values[column]) };
  });
}

// The instants a second time without nulls, and who may see the case, as lists want them (0109-live.sql). Reading
// the case and its project is fenced, see READ.
const CLOCKS = `
WITH n AS (
  SELECT r.*, casework.scope_key($1, p.divisions) AS scope, p.divisions
  FROM json_to_recordset($2::json) AS r(id uuid, kind text, body_id text, item_id text, division text,
    stage smallint, shown boolean, state text, over boolean, remind_at timestamptz, yellow_at timestamptz, due_at timestamptz,
    statutory_due_at timestamptz, stop_due_at timestamptz, calendar_version text, rule_version text)
  CROSS JOIN LATERAL (SELECT project_id FROM casework.cases WHERE id = r.id AND home = $1 OFFSET 0) c
  CROSS JOIN LATERAL (SELECT divisions FROM projects.projects WHERE id = c.project_id AND home = $1 OFFSET 0) p
), scopes AS (
  INSERT INTO casework.scopes (key, home, divisions)
  SELECT DISTINCT ON (scope) scope, $1, divisions FROM n
  WHERE NOT EXISTS (SELECT FROM casework.scopes s WHERE s.key = n.scope)
  ON CONFLICT DO NOTHING
)
INSERT INTO casework.clocks AS c (id, home, kind, body_id, item_id, division, stage, shown, state, over,
  remind_at, yellow_at, due_at, statutory_due_at, stop_due_at, calendar_version, rule_version, scope, sort_at, beyond_at,
  late_at, warn_at, hint_at)
SELECT n.id, $1, n.kind, n.body_id, n.item_id, n.division, n.stage, n.shown, n.state, n.over,
  n.remind_at, n.yellow_at, n.due_at, n.statutory_due_at, n.stop_due_at, n.calendar_version, n.rule_version, n.scope,
  coalesce(n.due_at, n.stop_due_at, '9999-01-01 00:00:00+00'), coalesce(n.statutory_due_at, 'infinity'),
  CASE WHEN n.over THEN '-infinity' ELSE coalesce(n.due_at, 'infinity') END,
  coalesce(n.yellow_at, 'infinity'), coalesce(n.remind_at, 'infinity')
FROM n
ON CONFLICT (id, kind, home) DO UPDATE SET body_id = excluded.body_id, shown = excluded.shown,
  state = excluded.state, over = excluded.over, remind_at = excluded.remind_at, yellow_at = excluded.yellow_at,
  due_at = excluded.due_at, statutory_due_at = excluded.statutory_due_at,
  stop_due_at = excluded.stop_due_at, calendar_version = excluded.calendar_version,
  rule_version = excluded.rule_version, scope = excluded.scope, sort_at = excluded.sort_at,
  beyond_at = excluded.beyond_at, late_at = excluded.late_at, warn_at = excluded.warn_at,
  hint_at = excluded.hint_at
WHERE (c.*) IS DISTINCT FROM (excluded.*)`;

/** Writes the clock rows of cases of one home. */
export function writeClocks(home: string, rows: readonly ClockRow[]): Statement {
  return { name: 'casework_clocks', text: CLOCKS, values: [home, JSON.stringify(rows)] };
}

export type NewDocument = {
  readonly id: string;
  readonly kind: 'grant' | 'refusal' | 'renewal' | 'renewal-refusal';
  readonly header: CaseHeader;
  readonly document: DecisionDocument;
};

const INSERT_DOCUMENT = `
INSERT INTO casework.documents (id, home, case_id, project_id, item_id, item_name, body_id, number, title,
  issued_on, valid_until, file_id, digest, kind, body_name, status)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 'valid')`;

/** Registers the documents of decisions. */
export function insertDocuments(documents: readonly NewDocument[]): Statement[] {
  return documents.map(({ id, kind, header, document }) => ({
    name: 'casework_documents_insert',
    text: INSERT_DOCUMENT,
    values: [
      id,
      header.home,
      header.id,
      header.project_id,
      header.item_id,
      header.item_name,
      header.body_id,
      document.number,
      document.title,
      document.issuedOn,
      document.validUntil,
      document.file?.fileId ?? null,
      document.file?.digest ?? null,
      kind,
      header.body_name,
    ],
  }));
}

/** A revoked grant's document is void from then on, and stays visible as such. */
export function voidDocuments(home: string, caseIds: readonly string[]): Statement {
  return {
    name: 'casework_documents_void',
    text: `UPDATE casework.documents SET status = 'void' WHERE home = $1 AND case_id = ANY($2::uuid[])`,
    values: [home, caseIds],
  };
}

/**
 * A renewed grant is valid until another day: its document says so. One without end stays so: what was put off
 * is the beginning of the works.
 */
export function extendDocuments(home: string, caseId: string, until: string): Statement {
  return {
    name: 'casework_documents_extend',
    text: `UPDATE casework.documents SET valid_until = $3
           WHERE home = $1 AND case_id = $2 AND kind IN ('grant', 'renewal') AND status = 'valid'
             AND valid_until < '9999-01-01'`,
    values: [home, caseId, until],
  };
}
