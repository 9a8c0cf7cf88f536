import type { JsonObject } from '@zongheng/core/evidence';
import type { Database, Statement } from '../platform/database/index.ts';
import type { StreamHead } from '../platform/facts/index.ts';
import type { ProjectState } from './project.ts';

export type Contact = { readonly unit: string; readonly name: string; readonly mobile: string };

export type ProjectRow = {
  readonly id: string;
  readonly home: string;
  readonly version: number;
  readonly head: string;
  readonly state: ProjectState;
  readonly contacts: readonly Contact[];
  readonly unit_name: string;
  readonly divisions: readonly string[];
};

/** One project by id; the caller's policy decides whether it may be seen. */
export async function findProject(db: Pick<Database, 'read'>, id: string): Promise<ProjectRow | undefined> {
  const [row] = await db.read<ProjectRow>({
    name: 'projects_find',
    text: `SELECT id, home, version, head, state, contacts, unit_name, divisions
           FROM projects.projects WHERE id = $1`,
    values: [id],
  });
  return row;
}

/** The project that a code was given to, whether the code still stands or not. */
export async function projectOfCode(
  db: Pick<Database, 'read'>,
  code: string,
): Promise<{ readonly status: 'valid' | 'void'; readonly project: ProjectRow } | undefined> {
  const [row] = await db.read<ProjectRow & { code_status: 'valid' | 'void' }>({
    name: 'projects_find_by_code',
    text: `SELECT c.status AS code_status, p.id, p.home, p.version, p.head, p.state, p.contacts, p.unit_name,
             p.divisions
           FROM projects.issued_codes c JOIN projects.projects p ON p.id = c.project_id AND p.home = c.home
           WHERE c.code = $1`,
    values: [code],
  });
  if (!row) return undefined;
  const { code_status: status, ...project } = row;
  return { status, project };
}

export type ProjectWrite = {
  readonly stream: StreamHead;
  readonly version: number;
  readonly head: string;
  readonly state: ProjectState;
  readonly contacts: readonly Contact[];
  readonly unitName: string;
  readonly divisions: readonly string[];
  readonly grams: readonly string[];
  readonly at: string;
};

const INSERT = `
INSERT INTO projects.projects (id, home, version, head, state, contacts, name, unit_id, unit_name, code,
  code_status, decision_type, investment, divisions, grams, registered_at, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $16)`;

const UPDATE = `
WITH u AS (
  UPDATE projects.projects SET version = $4, head = $5, state = $6, contacts = $7, name = $8, code = $9,
    code_status = $10, investment = $11, divisions = $12, grams = $13, decision_type = $14, updated_at = $15
  WHERE id = $1 AND home = $2 AND version = $3 RETURNING 1)
SELECT platform.guard(count(*), 1) FROM u`;

/** Writes a project's row: inserts at version 0, else updates under the version guard. */
export function writeProject(write: ProjectWrite): Statement {
  const { stream, state } = write;
  const json = [JSON.stringify(state), JSON.stringify(write.contacts)];
  const decisionType = text(state.form, 'decisionType');
  const investment = text(state.form, 'investment');
  return stream.version === 0
    ? {
        name: 'projects_insert',
        text: INSERT,
        values: [
          stream.id,
          stream.home,
          write.version,
          write.head,
          ...json,
          state.name,
          state.unitId,
          write.unitName,
          state.code,
          state.codeStatus,
          decisionType,
          investment,
          write.divisions,
          write.grams,
          write.at,
        ],
      }
    : {
        name: 'projects_update',
        text: UPDATE,
        values: [
          stream.id,
          stream.home,
          stream.version,
          write.version,
          write.head,
          ...json,
          state.name,
          state.code,
          state.codeStatus,
          investment,
          write.divisions,
          write.grams,
          decisionType,
          write.at,
        ],
      };
}

/** The works of a project as its state has them. */
export function writeWorks(projectId: string, home: string, state: ProjectState): Statement {
  return {
    name: 'projects_works_write',
    text: `INSERT INTO projects.works (id, home, project_id, no, name)
           SELECT w.id, $2, $1, w.no, w.name FROM json_to_recordset($3::json) AS w(id uuid, no text, name text)
           ON CONFLICT (id, home) DO UPDATE SET name = excluded.name`,
    values: [projectId, home, JSON.stringify(state.works)],
  };
}

/** Puts a request on its way: for a code, or for its cancellation. One a project: they exclude each other. */
export function requestCode(
  projectId: string,
  home: string,
  at: string,
  request: { readonly id: string; readonly purpose: 'issue' | 'cancel' },
): Statement {
  return {
    name: 'projects_code_request',
    text: `INSERT INTO projects.code_requests (project_id, home, next_at, request_id, purpose)
           VALUES ($1, $2, $3, $4, $5)
           ON CONFLICT (project_id) DO UPDATE SET ticket = NULL, attempts = 0, last_error = NULL,
             tried_at = NULL, next_at = $3, request_id = $4, purpose = $5`,
    values: [projectId, home, at, request.id, request.purpose],
  };
}

/** Enters an issued code into the register; a code that was ever given fails on the primary key. */
export function registerCode(
  code: { code: string; test: boolean; issuer: string },
  projectId: string,
  home: string,
  at: string,
): Statement {
  return {
    name: 'projects_code_register',
    text: `INSERT INTO projects.issued_codes (code, project_id, home, status, test, issuer, issued_at)
           VALUES ($1, $2, $3, 'valid', $4, $5, $6)`,
    values: [code.code, projectId, home, code.test, code.issuer, at],
  };
}

/** Marks a code void in the register. */
export function voidCode(code: string): Statement {
  return {
    name: 'projects_code_void',
    text: `UPDATE projects.issued_codes SET status = 'void' WHERE code = $1`,
    values: [code],
  };
}

/** A finished request leaves the queue. */
export function endRequest(projectId: string): Statement {
  return {
    name: 'projects_code_request_end',
    text: 'DELETE FROM projects.code_requests WHERE project_id = $1',
    values: [projectId],
  };
}

function text(form: JsonObject, field: string): string {
  const value = form[field];
  if (typeof value !== 'string') throw new Error(`form without ${field}`);
  return value;
}

/** How far a request that is under way has come, as the applicant is told. */
export type OpenRequest = {
  readonly attempts: number;
  readonly lastTriedAt: string | null;
  readonly nextTryAt: string;
  readonly lastError: string | null;
};

/** The request of a project that is under way, if one is. */
export async function findRequest(
  db: Pick<Database, 'read'>,
  projectId: string,
): Promise<OpenRequest | undefined> {
  const [row] = await db.read<OpenRequest>({
    name: 'projects_code_request_find',
    text: `SELECT attempts, tried_at AS "lastTriedAt", next_at AS "nextTryAt", last_error AS "lastError"
           FROM projects.code_requests WHERE project_id = $1`,
    values: [projectId],
  });
  return row;
}

/** Lets a transaction pass only while the project's code stands and nobody is giving it up (ZH409 if not). */
export function whileCodeStands(projectId: string, home: string): Statement {
  return {
    name: 'projects_code_stands',
    text: `WITH p AS (SELECT FROM projects.projects WHERE id = $1 AND home = $2 AND code_status = 'issued'
                        AND jsonb_typeof(state->'cancellation') IS DISTINCT FROM 'object' FOR SHARE)
           SELECT platform.guard(count(*), 1) FROM p`,
    values: [projectId, home],
  };
}
