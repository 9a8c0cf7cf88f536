import type { Database, Statement } from '../platform/database/index.ts';
import type { StreamHead } from '../platform/facts/index.ts';
import type { RecordState, RecordWords } from './record.ts';

/** A supervision record as it is stored. `words` is the sealed text as it stands now. */
export type RecordRow = {
  readonly id: string;
  readonly home: string;
  readonly version: number;
  readonly head: string;
  readonly projectId: string;
  readonly state: RecordState;
  readonly words: RecordWords;
};

const COLUMNS = 'id, home, version, head, project_id AS "projectId", state, words';

/** Supervision records by id, in no order; one that is not there is left out. */
export function recordsByIds(db: Pick<Database, 'read'>, ids: readonly string[]): Promise<RecordRow[]> {
  return db.read<RecordRow>({
    name: 'supervision_by_ids',
    text: `SELECT ${COLUMNS} FROM supervision.records WHERE id = ANY($1)`,
    values: [ids],
  });
}

/** All supervision records of a project, withdrawn ones included, newest first. */
export function recordsOfProject(
  db: Pick<Database, 'read'>,
  projectId: string,
  home: string,
): Promise<RecordRow[]> {
  return db.read<RecordRow>({
    name: 'supervision_of_project',
    text: `SELECT ${COLUMNS} FROM supervision.records WHERE project_id = $1 AND home = $2
           ORDER BY recorded_at DESC, id DESC`,
    values: [projectId, home],
  });
}

export type RecordWrite = {
  readonly stream: StreamHead;
  readonly version: number;
  readonly head: string;
  readonly state: RecordState;
  readonly words: RecordWords;
  readonly at: string;
};

const INSERT = `
INSERT INTO supervision.records (id, home, version, head, state, words, project_id, situation, level, division,
  status, recorded_on, recorded_at, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $13)`;

const UPDATE = `
WITH u AS (
  UPDATE supervision.records SET version = $4, head = $5, state = $6, words = $7, status = $8, updated_at = $9
  WHERE id = $1 AND home = $2 AND version = $3 RETURNING 1)
SELECT platform.guard(count(*), 1) FROM u`;

/** Writes a record's row: inserts at version 0, else updates under the version guard. */
export function writeRecord({ stream, version, head, state, words, at }: RecordWrite): Statement {
  const json = [JSON.stringify(state), JSON.stringify(words)];
  const { projectId, situation, level, body, status, recordedOn } = state;
  const { id, home } = stream;
  return stream.version === 0
    ? {
        name: 'supervision_insert',
        text: INSERT,
        values: [
          ...[id, home, version, head, ...json],
          ...[projectId, situation, level, body.division, status, recordedOn, at],
        ],
      }
    : {
        name: 'supervision_update',
        text: UPDATE,
        values: [id, home, stream.version, version, head, ...json, status, at],
      };
}
