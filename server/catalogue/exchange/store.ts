import { type Database, type Statement, sql, toStatement } from '../../platform/database/index.ts';
import type { DifferenceView } from '../entries/schema-parts.ts';
import type { CellError } from './cell.ts';
import type { ExchangeKind } from './columns.ts';

type Reader = Pick<Database, 'read'>;

export type ImportState = 'uploaded' | 'checking' | 'checked' | 'applying' | 'applied';
export type Outcome = {
  readonly saved: number;
  readonly deviating: number;
  readonly submitted: number;
  readonly notSubmitted: readonly { readonly subject: string; readonly message: string }[];
};
export type ImportRow = {
  readonly id: string;
  readonly kind: ExchangeKind;
  readonly division: string;
  readonly bodyId: string;
  readonly personId: string;
  readonly fileName: string;
  readonly format: 'xlsx' | 'json';
  readonly digest: string;
  readonly size: number;
  readonly state: ImportState;
  readonly done: number;
  readonly total: number;
  readonly errors: readonly CellError[];
  readonly outcome: Outcome | null;
  readonly uploadedAt: string;
  readonly movedAt: string;
};
export type ItemStatus = 'new' | 'changed' | 'same' | 'refused';
export type ImportItem = {
  readonly subject: string;
  readonly status: ItemStatus;
  /** Revision of the draft, version in force and version above as they were looked at; 0: none. */
  readonly revision: number;
  readonly inForce: number;
  readonly above: number;
  readonly content: unknown;
  readonly differences: readonly DifferenceView[];
  /** What the law above says to it: a draft may hold it, nobody may hand it in. */
  readonly findings: readonly CellError[];
};

const COLUMNS = sql`i.id, i.kind, i.division, i.body_id AS "bodyId", i.person_id AS "personId",
  i.file_name AS "fileName", i.format, i.digest, i.size, i.state, i.done, i.total, i.errors, i.outcome,
  i.uploaded_at AS "uploadedAt", i.moved_at AS "movedAt"`;

export async function findImport(db: Reader, id: string): Promise<ImportRow | undefined> {
  const [row] = await db.read<ImportRow>(
    toStatement('catalogue_import_one', sql`SELECT ${COLUMNS} FROM catalogue.imports i WHERE i.id = ${id}`),
  );
  return row;
}

/** The newest imports of a body. */
export function listImports(db: Reader, bodyId: string, most: number): Promise<ImportRow[]> {
  return db.read<ImportRow>(
    toStatement(
      'catalogue_import_list',
      sql`SELECT ${COLUMNS} FROM catalogue.imports i WHERE i.body_id = ${bodyId}
          ORDER BY i.uploaded_at DESC, i.id LIMIT ${most}`,
    ),
  );
}

type New = Omit<ImportRow, 'state' | 'done' | 'total' | 'errors' | 'outcome' | 'uploadedAt' | 'movedAt'>;

export function insertImport(row: New, at: string): Statement {
  return {
    name: 'catalogue_import_insert',
    text: `INSERT INTO catalogue.imports (id, kind, division, body_id, person_id, file_name, format, digest, size, state,
             uploaded_at, moved_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'uploaded', $10, $10)`,
    values: [
      ...[
        row.id,
        row.kind,
        row.division,
        row.bodyId,
        row.personId,
        row.fileName,
        row.format,
        row.digest,
        row.size,
      ],
      at,
    ],
  };
}

/** So long without a sign of life, and the process that had it is gone. */
const DEAD_AFTER = '2 minutes';

/** Takes an import up for one of two works; false where somebody has it, or it is not in one of these states. */
export async function takeImport(
  db: Pick<Database, 'query'>,
  id: string,
  from: readonly ImportState[],
  to: 'checking' | 'applying',
  at: string,
): Promise<boolean> {
  const { rows } = await db.query<{ id: string }>({
    name: 'catalogue_import_take',
    text: `UPDATE catalogue.imports SET state = $3, done = 0, moved_at = $4
           WHERE id = $1 AND (state = ANY($2)
             OR (state IN ('checking', 'applying') AND moved_at < $4::timestamptz - interval '${DEAD_AFTER}'))
           RETURNING id`,
    values: [id, [...from], to, at],
  });
  return rows.length === 1;
}

export function moveImport(id: string, done: number, total: number, at: string): Statement {
  return {
    name: 'catalogue_import_move',
    text: 'UPDATE catalogue.imports SET done = $2, total = $3, moved_at = $4 WHERE id = $1',
    values: [id, done, total, at],
  };
}

/** What a dry run has found, instead of what one before it did. */
export function storeChecked(
  id: string,
  items: readonly ImportItem[],
  errors: readonly CellError[],
  at: string,
): readonly Statement[] {
  const rows = items.map((item, position) => ({ ...item, position, in_force: item.inForce }));
  return [
    {
      name: 'catalogue_import_items_clear',
      text: 'DELETE FROM catalogue.import_items WHERE import_id = $1',
      values: [id],
    },
    {
      name: 'catalogue_import_items_insert',
      text: `INSERT INTO catalogue.import_items (import_id, position, subject, status, revision, in_force, above, content,
               differences, findings)
             SELECT $1, position, subject, status, revision, in_force, above, content, differences, findings
             FROM json_to_recordset($2::json) AS n(position int, subject text, status text, revision int, in_force int,
               above int, content jsonb, differences jsonb, findings jsonb)`,
      values: [id, JSON.stringify(rows)],
    },
    {
      name: 'catalogue_import_checked',
      text: `UPDATE catalogue.imports SET state = 'checked', done = $2, total = $2, errors = $3, outcome = NULL,
               moved_at = $4 WHERE id = $1`,
      values: [id, items.length, JSON.stringify(errors), at],
    },
  ];
}

export function markApplied(id: string, outcome: Outcome, at: string): Statement {
  return {
    name: 'catalogue_import_applied',
    text: `UPDATE catalogue.imports SET state = 'applied', outcome = $2, done = total, moved_at = $3 WHERE id = $1`,
    values: [id, JSON.stringify(outcome), at],
  };
}

/** Puts an import back where it was before it was taken up. */
export function putBack(id: string, state: 'uploaded' | 'checked', at: string): Statement {
  return {
    name: 'catalogue_import_back',
    text: 'UPDATE catalogue.imports SET state = $2, moved_at = $3 WHERE id = $1',
    values: [id, state, at],
  };
}

export function readItems(db: Reader, id: string): Promise<ImportItem[]> {
  return db.read<ImportItem>({
    name: 'catalogue_import_items',
    text: `SELECT subject, status, revision, in_force AS "inForce", above, content, differences, findings
           FROM catalogue.import_items WHERE import_id = $1 ORDER BY position`,
    values: [id],
  });
}
