import type { Database, Statement } from '../../platform/database/index.ts';
import type { StreamHead } from '../../platform/facts/index.ts';
import type { DirectiveState, DirectiveWords } from './directive.ts';

/** A directive as it is stored. `words` is the sealed text as it stands now. */
export type DirectiveRow = {
  readonly id: string;
  readonly home: string;
  readonly version: number;
  readonly head: string;
  readonly state: DirectiveState;
  readonly words: DirectiveWords;
  readonly inbox_id: string;
};

export const DIRECTIVE_COLUMNS = 'id, home, version, head, state, words, inbox_id';

export async function findDirective(
  db: Pick<Database, 'read'>,
  id: string,
): Promise<DirectiveRow | undefined> {
  const [row] = await db.read<DirectiveRow>({
    name: 'national_directive_find',
    text: `SELECT ${DIRECTIVE_COLUMNS} FROM national.directives WHERE id = $1`,
    values: [id],
  });
  return row;
}

/** Directives that name a project, by its id, or by its code where it was not here yet. Oldest first. */
export function directivesOfProject(
  db: Pick<Database, 'read'>,
  project: { readonly id: string; readonly code: string | null },
): Promise<DirectiveRow[]> {
  return db.read<DirectiveRow>({
    name: 'national_directives_of_project',
    text: `SELECT ${DIRECTIVE_COLUMNS} FROM national.directives WHERE project_id = $1 OR project_code = $2
           ORDER BY received_at, id`,
    values: [project.id, project.code],
  });
}

/** Writes a directive's row: inserts at version 0, else updates under the version guard. */
export function writeDirective(write: {
  readonly stream: StreamHead;
  readonly version: number;
  readonly head: string;
  readonly state: DirectiveState;
  readonly words: DirectiveWords;
  readonly inboxId: string;
  readonly at: string;
}): Statement {
  const { stream, version, head, state, words, inboxId, at } = write;
  const { id, home } = stream;
  const json = [JSON.stringify(state), JSON.stringify(words)];
  const { number, projectId, projectCode, divisions, replyBy, answered } = state;
  return stream.version === 0
    ? {
        name: 'national_directive_insert',
        text: `INSERT INTO national.directives (id, home, version, head, state, words, inbox_id, number, project_id,
                 project_code, divisions, reply_by, received_at)
               VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
        values: [
          ...[id, home, version, head, ...json],
          ...[inboxId, number, projectId, projectCode, divisions, replyBy, at],
        ],
      }
    : {
        name: 'national_directive_update',
        text: `WITH u AS (UPDATE national.directives SET version = $4, head = $5, state = $6, words = $7,
                 answered_at = $8 WHERE id = $1 AND home = $2 AND version = $3 RETURNING 1)
               SELECT platform.guard(count(*), 1) FROM u`,
        values: [id, home, stream.version, version, head, ...json, answered === null ? null : at],
      };
}
