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
  readonly item_name: string;
  readonly flow_id: string;
  readonly flow_version: number;
  readonly body_id: string;
  readonly division: string;
  readonly window_body_id: string;
};

export type CaseRow = CaseHeader & {
  readonly version: number;
  readonly head: string;
  readonly state: CaseState;
  readonly project_code: string | null;
  readonly project_code_status: 'pending' | 'issued' | 'rejected' | 'void';
};

/** Columns of a case row, with the project's code as it stands (projects.projects is that module's read face). */
export const CASE_COLUMNS = `c.id, c.home, c.version, c.head, c.state, c.number, c.project_id, c.project_name,
  c.unit_id, c.unit_name, c.application_id, c.application_number, c.work_ids, c.stage, c.item_id,
  c.item_version, c.item_name, c.flow_id, c.flow_version, c.body_id, c.division, c.window_body_id,
  p.code AS project_code, p.code_status AS project_code_status`;

export const CASE_FROM = `casework.cases c JOIN projects.projects p ON p.id = c.project_id AND p.home = c.home`;

/** The rows of some cases in one statement: all that a decision needs from the database. */
export async function readCases(db: Pick<Database, 'read'>, ids: readonly string[]): Promise<CaseRow[]> {
  return db.read<CaseRow>({
    name: 'casework_read',
    text: `SELECT ${CASE_COLUMNS} FROM ${CASE_FROM} WHERE c.id = ANY($1::uuid[])`,
    values: [ids],
  });
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
};

// The rows are locked in the order of their ids before they change: two batches that share cases wait for
// each other instead of deadlocking.
const UPDATE = `
WITH n AS (
  SELECT * FROM json_to_recordset($2::json) AS n(id uuid, was int, version int, head text, state jsonb,
    status text, received_at timestamptz, accepted_at timestamptz, ended_at timestamptz)
), locked AS (
  SELECT c.id FROM casework.cases c JOIN n ON n.id = c.id AND n.was = c.version
  WHERE c.home = $1 ORDER BY c.id FOR UPDATE OF c
), u AS (
  UPDATE casework.cases c SET version = n.version, head = n.head, state = n.state, status = n.status,
    received_at = n.received_at, accepted_at = n.accepted_at, ended_at = n.ended_at, updated_at = $3
  FROM n JOIN locked USING (id) WHERE c.id = n.id AND c.home = $1 AND c.version = n.was RETURNING 1
)
SELECT platform.guard((SELECT count(*) FROM u), $4)`;

/** Updates case rows of one home; one that somebody else changed meanwhile aborts the transaction (ZH409). */
export function updateCases(home: string, writes: readonly CaseWrite[], at: string): Statement {
  return { name: 'casework_update', text: UPDATE, values: [home, JSON.stringify(writes), at, writes.length] };
}

const INSERT = `
INSERT INTO casework.cases (id, home, version, head, state, status, number, project_id, project_name, unit_id,
  unit_name, application_id, application_number, work_ids, stage, item_id, item_version, item_name, flow_id,
  flow_version, body_id, division, window_body_id, grams, received_at, accepted_at, ended_at, updated_at)
SELECT n.id, $1, n.version, n.head, n.state, n.status, n.number, n.project_id, n.project_name, n.unit_id,
  n.unit_name, n.application_id, n.application_number, n.work_ids, n.stage, n.item_id, n.item_version,
  n.item_name, n.flow_id, n.flow_version, n.body_id, n.division, n.window_body_id, n.grams, n.received_at, n.accepted_at, n.ended_at, $3
FROM json_to_recordset($2::json) AS n(id uuid, version int, head text, state jsonb, status text, number text,
  project_id uuid, project_name text, unit_id uuid, unit_name text, application_id uuid,
  application_number text, work_ids uuid[], stage int, item_id text, item_version int, item_name text,
  flow_id text, flow_version int, body_id text, division text, window_body_id text, grams text[],
  received_at timestamptz,
  accepted_at timestamptz, ended_at timestamptz)`;

/** Inserts the rows of received cases of one home. */
export function insertCases(
  home: string,
  rows: readonly (CaseHeader & CaseWrite & { readonly grams: readonly string[] })[],
  at: string,
): Statement {
  return { name: 'casework_insert', text: INSERT, values: [home, JSON.stringify(rows), at] };
}

const CLOCKS = `
INSERT INTO casework.clocks (id, home, kind, shown, state, over, remind_at, yellow_at, due_at,
  statutory_due_at, stop_due_at, calendar_version, rule_version)
SELECT n.id, $1, n.kind, n.shown, n.state, n.over, n.remind_at, n.yellow_at, n.due_at, n.statutory_due_at,
  n.stop_due_at, n.calendar_version, n.rule_version
FROM json_to_recordset($2::json) AS n(id uuid, kind text, shown boolean, state text, over boolean,
  remind_at timestamptz, yellow_at timestamptz, due_at timestamptz, statutory_due_at timestamptz,
  stop_due_at timestamptz, calendar_version text, rule_version text)
ON CONFLICT (id, kind, home) DO UPDATE SET shown = excluded.shown, state = excluded.state,
  over = excluded.over, remind_at = excluded.remind_at, yellow_at = excluded.yellow_at,
  due_at = excluded.due_at, statutory_due_at = excluded.statutory_due_at,
  stop_due_at = excluded.stop_due_at, calendar_version = excluded.calendar_version,
  rule_version = excluded.rule_version`;

/** Writes the clock rows of cases of one home. */
export function writeClocks(home: string, rows: readonly ClockRow[]): Statement {
  return { name: 'casework_clocks', text: CLOCKS, values: [home, JSON.stringify(rows)] };
}

export type NewDocument = {
  readonly id: string;
  readonly kind: 'grant' | 'refusal';
  readonly header: CaseHeader;
  readonly document: DecisionDocument;
};

/** Registers the documents of decisions. */
export function insertDocuments(home: string, documents: readonly NewDocument[]): Statement {
  const rows = documents.map(({ id, kind, header, document }) => ({
    id,
    kind,
    case_id: header.id,
    project_id: header.project_id,
    item_id: header.item_id,
    item_name: header.item_name,
    body_id: header.body_id,
    number: document.number,
    title: document.title,
    issued_on: document.issuedOn,
    valid_until: document.validUntil,
    file_id: document.file.fileId,
    digest: document.file.digest,
  }));
  return {
    name: 'casework_documents_insert',
    text: `INSERT INTO casework.documents (id, home, case_id, project_id, item_id, item_name, body_id, number,
             title, issued_on, valid_until, file_id, digest, kind, status)
           SELECT n.id, $1, n.case_id, n.project_id, n.item_id, n.item_name, n.body_id, n.number, n.title,
             n.issued_on, n.valid_until, n.file_id, n.digest, n.kind, 'valid'
           FROM json_to_recordset($2::json) AS n(id uuid, case_id uuid, project_id uuid, item_id text,
             item_name text, body_id text, number text, title text, issued_on date, valid_until date,
             file_id uuid, digest text, kind text)`,
    values: [home, JSON.stringify(rows)],
  };
}

/** A revoked grant's document is void from then on, and stays visible as such. */
export function voidDocuments(home: string, caseIds: readonly string[]): Statement {
  return {
    name: 'casework_documents_void',
    text: `UPDATE casework.documents SET status = 'void' WHERE home = $1 AND case_id = ANY($2::uuid[])`,
    values: [home, caseIds],
  };
}
