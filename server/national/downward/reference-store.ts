import type { Database, Statement } from '../../platform/database/index.ts';
import type { StreamHead } from '../../platform/facts/index.ts';
import type { ReferenceKind, ReferenceState } from './reference.ts';

export type ReferenceRow = {
  readonly id: string;
  readonly home: string;
  readonly version: number;
  readonly head: string;
  readonly kind: ReferenceKind;
  readonly state: ReferenceState;
};

const COLUMNS = 'id, home, version, head, kind, state';

export async function findReference(
  db: Pick<Database, 'read'>,
  kind: ReferenceKind,
  key: string,
): Promise<ReferenceRow | undefined> {
  const [row] = await db.read<ReferenceRow>({
    name: 'national_reference_find',
    text: `SELECT ${COLUMNS} FROM national.reference_lists WHERE kind = $1 AND key = $2`,
    values: [kind, key],
  });
  return row;
}

export async function referenceById(
  db: Pick<Database, 'read'>,
  id: string,
): Promise<ReferenceRow | undefined> {
  const [row] = await db.read<ReferenceRow>({
    name: 'national_reference_by_id',
    text: `SELECT ${COLUMNS} FROM national.reference_lists WHERE id = $1`,
    values: [id],
  });
  return row;
}

/** All of them, without the rows of dictionaries but their number. */
export function listReferences(
  db: Pick<Database, 'read'>,
): Promise<(Omit<ReferenceRow, 'head'> & { readonly count: number | null; readonly updated_at: string })[]> {
  return db.read({
    name: 'national_reference_list',
    text: `SELECT id, home, version, kind, state #- '{dictionary,rows}' AS state,
             jsonb_array_length(state #> '{dictionary,rows}') AS count, updated_at
           FROM national.reference_lists ORDER BY kind, key`,
  });
}

export function writeReference(write: {
  readonly stream: StreamHead;
  readonly version: number;
  readonly head: string;
  readonly state: ReferenceState;
  readonly kind: ReferenceKind;
  readonly key: string;
  readonly at: string;
}): Statement {
  const { stream, version, head, state, kind, key, at } = write;
  const { id, home } = stream;
  return stream.version === 0
    ? {
        name: 'national_reference_insert',
        text: `INSERT INTO national.reference_lists (id, home, version, head, state, kind, key, updated_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8)`,
        values: [id, home, version, head, JSON.stringify(state), kind, key, at],
      }
    : {
        name: 'national_reference_update',
        text: `WITH u AS (UPDATE national.reference_lists SET version = $4, head = $5, state = $6, updated_at = $7
                 WHERE id = $1 AND home = $2 AND version = $3 RETURNING 1)
               SELECT platform.guard(count(*), 1) FROM u`,
        values: [id, home, stream.version, version, head, JSON.stringify(state), at],
      };
}
