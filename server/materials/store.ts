import type { Database, Statement, Transaction } from '../platform/database/index.ts';

export type EraseReason = 'classified' | 'mistake';

/** A file as it is on record. */
export type StoredFile = {
  readonly id: string;
  readonly home: string;
  readonly projectId: string;
  readonly name: string;
  /** Bytes. */
  readonly size: number;
  /** Media type, found by content. */
  readonly type: string;
  /** `sha256:` and 64 hexadecimal digits. */
  readonly digest: string;
  readonly uploadedBy: string;
  readonly uploadedAt: string;
  readonly erasedAt: string | null;
};

const COLUMNS = `id, home, project_id AS "projectId", name, size, type, digest, uploaded_by AS "uploadedBy",
  uploaded_at AS "uploadedAt", erased_at AS "erasedAt"`;

/** The files of these ids that there are, in the order asked for. */
export async function getFiles(database: Database, ids: readonly string[]): Promise<StoredFile[]> {
  const rows = await database.read<StoredFile>({
    name: 'materials.files.get',
    text: `SELECT ${COLUMNS} FROM materials.files WHERE id = ANY ($1::uuid[])`,
    values: [ids],
  });
  const byId = new Map(rows.map((row) => [row.id, row]));
  return ids.flatMap((id) => byId.get(id) ?? []);
}

export async function findFile(database: Database, id: string): Promise<StoredFile | undefined> {
  return (await getFiles(database, [id]))[0];
}

export function insertFile(file: Omit<StoredFile, 'erasedAt'>): Statement {
  return {
    name: 'materials.file.insert',
    text: `INSERT INTO materials.files (id, home, project_id, name, size, type, digest, uploaded_by, uploaded_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
    values: [
      file.id,
      file.home,
      file.projectId,
      file.name,
      file.size,
      file.type,
      file.digest,
      file.uploadedBy,
      file.uploadedAt,
    ],
  };
}

/**
 * Makes everybody who adds or erases this content wait for each other until the end of the transaction:
 * otherwise an upload could put a row beside bytes that are just being destroyed.
 */
export async function lockDigest(tx: Transaction, digest: string): Promise<void> {
  await tx.query({
    name: 'materials.digest.lock',
    text: "SELECT pg_advisory_xact_lock(hashtextextended('materials:' || $1, 0))",
    values: [digest],
  });
}

/** How many rows still need the bytes of a digest, and whether it was erased as classified. */
export async function digestUse(
  tx: Transaction,
  digest: string,
): Promise<{ readonly live: number; readonly classified: boolean }> {
  const [row] = await tx.read<{ live: number; classified: boolean }>({
    name: 'materials.digest.use',
    text: `SELECT count(*) FILTER (WHERE erased_at IS NULL)::int AS live,
             coalesce(bool_or(erase_reason = 'classified'), false) AS classified
           FROM materials.files WHERE digest = $1`,
    values: [digest],
  });
  return row ?? { live: 0, classified: false };
}

/** Marks one file erased, or with `everywhere` every file of the same content; returns the ids. */
export async function markErased(
  tx: Transaction,
  file: { readonly id: string; readonly digest: string },
  how: {
    readonly everywhere: boolean;
    readonly by: string;
    readonly reason: EraseReason;
    readonly at: string;
  },
): Promise<string[]> {
  const rows = await tx.read<{ id: string }>({
    name: 'materials.files.erase',
    text: `UPDATE materials.files SET erased_at = $4, erased_by = $5, erase_reason = $6
           WHERE digest = $2 AND (id = $1 OR $3) AND erased_at IS NULL RETURNING id`,
    values: [file.id, file.digest, how.everywhere, how.at, how.by, how.reason],
  });
  return rows.map((row) => row.id);
}
