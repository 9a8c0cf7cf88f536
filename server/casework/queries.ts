import type { Catalogue } from '../catalogue/index.ts';
import type { Database } from '../platform/database/index.ts';
import type { IssuedDocument } from './schema.ts';
import { CASE_COLUMNS, CASE_FROM, type CaseRow } from './store.ts';

/** All cases of a project, oldest first. */
export async function casesOfProject(
  db: Pick<Database, 'read'>,
  projectId: string,
  home: string,
): Promise<CaseRow[]> {
  return db.read<CaseRow>({
    name: 'casework_of_project',
    text: `SELECT ${CASE_COLUMNS} FROM ${CASE_FROM} WHERE c.project_id = $1 AND c.home = $2
           ORDER BY c.received_at, c.number`,
    values: [projectId, home],
  });
}

/** Cases of several applications, in the order of their numbers. */
export async function casesOfApplications(
  db: Pick<Database, 'read'>,
  applicationIds: readonly string[],
): Promise<CaseRow[]> {
  if (applicationIds.length === 0) return [];
  return db.read<CaseRow>({
    name: 'casework_of_applications',
    text: `SELECT ${CASE_COLUMNS} FROM ${CASE_FROM} WHERE c.application_id = ANY($1::uuid[]) ORDER BY c.number`,
    values: [applicationIds],
  });
}

type DocumentRow = Omit<IssuedDocument, 'bodyName'> & {
  readonly bodyId: string;
  readonly outsideName: string | null;
};

/** Documents of decisions on a project, newest first. */
export async function documentsOfProject(
  deps: { readonly database: Pick<Database, 'read'>; readonly catalogue: Catalogue },
  projectId: string,
  home: string,
): Promise<IssuedDocument[]> {
  const rows = await deps.database.read<DocumentRow>({
    name: 'casework_documents_of_project',
    text: `SELECT id, case_id AS "caseId", item_id AS "itemId", item_name AS "itemName", number, title,
             issued_on AS "issuedOn", valid_until AS "validUntil", body_id AS "bodyId",
             body_name AS "outsideName", file_id AS "fileId",
             digest, kind, status
           FROM casework.documents WHERE project_id = $1 AND home = $2 ORDER BY issued_on DESC, id DESC`,
    values: [projectId, home],
  });
  return rows.map(({ bodyId, outsideName, ...row }) => ({
    ...row,
    bodyName: outsideName ?? deps.catalogue.body(bodyId)?.name ?? bodyId,
  }));
}

/** Whether a file is the document of a decision or belongs to a case of these bodies: see the file policy. */
export async function bodiesOfProject(
  db: Pick<Database, 'read'>,
  projectId: string,
): Promise<readonly string[]> {
  const rows = await db.read<{ body: string }>({
    name: 'casework_bodies_of_project',
    text: `SELECT DISTINCT unnest(ARRAY[body_id, window_body_id]) AS body FROM casework.cases WHERE project_id = $1`,
    values: [projectId],
  });
  return rows.map((row) => row.body);
}

/** Whether a department was ever asked for its opinion on a case of the project. */
export async function wasAskedOnProject(
  db: Pick<Database, 'read'>,
  projectId: string,
  bodyId: string,
): Promise<boolean> {
  const rows = await db.read<{ asked: boolean }>({
    name: 'casework_asked_on_project',
    text: `SELECT EXISTS (SELECT 1 FROM casework.cases
             WHERE project_id = $1 AND state->'opinions' @> $2::jsonb) AS asked`,
    values: [projectId, JSON.stringify([{ bodyId }])],
  });
  return rows[0]?.asked === true;
}
