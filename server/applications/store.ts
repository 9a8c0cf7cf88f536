import type { Database, Statement } from '../platform/database/index.ts';
import type { StreamHead } from '../platform/facts/index.ts';
import type { CodeStatus } from '../projects/index.ts';
import type { ApplicationState } from './application.ts';

export type ApplicationContact = {
  readonly name: string;
  readonly mobile: string;
  readonly note: string | null;
};

export type ApplicationRow = {
  readonly id: string;
  readonly home: string;
  readonly version: number;
  readonly head: string;
  readonly state: ApplicationState;
  readonly contact: ApplicationContact;
  readonly number: string;
  readonly project_id: string;
  readonly project_name: string;
  readonly unit_id: string;
  readonly unit_name: string;
  readonly stage: number;
  readonly window_body_id: string;
  readonly submitted_at: string;
  readonly closed_at: string | null;
  readonly project_code: string | null;
  readonly project_code_status: CodeStatus;
  readonly project_flow: { readonly id: string; readonly version: number };
  /** Divisions whose officials may see the project. */
  readonly project_divisions: readonly string[];
};

/** An application's columns, with what its project says as it stands (projects.projects is that module's read face). */
export const APPLICATION_COLUMNS = `a.id, a.home, a.version, a.head, a.state, a.contact, a.number, a.project_id,
  a.project_name, a.unit_id, a.unit_name, a.stage, a.window_body_id, a.submitted_at, a.closed_at,
  p.code AS project_code, p.code_status AS project_code_status, p.state->'flow' AS project_flow,
  p.divisions AS project_divisions`;

export const APPLICATION_FROM = `applications.applications a
  JOIN projects.projects p ON p.id = a.project_id AND p.home = a.home`;

export async function findApplication(
  db: Pick<Database, 'read'>,
  id: string,
): Promise<ApplicationRow | undefined> {
  const [row] = await db.read<ApplicationRow>({
    name: 'applications_find',
    text: `SELECT ${APPLICATION_COLUMNS} FROM ${APPLICATION_FROM} WHERE a.id = $1`,
    values: [id],
  });
  return row;
}

export async function applicationsOfProject(
  db: Pick<Database, 'read'>,
  projectId: string,
  home: string,
): Promise<ApplicationRow[]> {
  return db.read<ApplicationRow>({
    name: 'applications_of_project',
    text: `SELECT ${APPLICATION_COLUMNS} FROM ${APPLICATION_FROM}
           WHERE a.project_id = $1 AND a.home = $2 ORDER BY a.submitted_at, a.id`,
    values: [projectId, home],
  });
}

/**
 * Takes the next receipt number of a home and day, in a statement of its own: a number left over by a
 * submission that failed is a gap, while waiting for each other's submissions would be a queue.
 */
export async function nextNumber(db: Database, home: string, day: string): Promise<string> {
  const { rows } = await db.query<{ last: number }>({
    name: 'applications_next_number',
    text: `INSERT INTO applications.counters AS c (home, day, last) VALUES ($1, $2, 1)
           ON CONFLICT (home, day) DO UPDATE SET last = c.last + 1 RETURNING last`,
    values: [home, day],
  });
  const last = rows[0]?.last;
  if (last === undefined) throw new Error('a counter without a number');
  return `${home}${day.replaceAll('-', '')}${String(last).padStart(5, '0')}`;
}

type Told = 'project_code' | 'project_code_status' | 'project_flow' | 'project_divisions';

export type NewApplication = Omit<ApplicationRow, 'submitted_at' | 'closed_at' | 'number' | Told> & {
  readonly grams: readonly string[];
};

export function insertApplication(row: NewApplication, at: string): Statement {
  return {
    name: 'applications_insert',
    text: `INSERT INTO applications.applications (id, home, version, head, state, contact, number, project_id,
             project_name, unit_id, unit_name, stage, window_body_id, grams, submitted_at)
           VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
    values: [
      row.id,
      row.home,
      row.version,
      row.head,
      JSON.stringify(row.state),
      JSON.stringify(row.contact),
      row.state.number,
      row.project_id,
      row.project_name,
      row.unit_id,
      row.unit_name,
      row.stage,
      row.window_body_id,
      row.grams,
      at,
    ],
  };
}

/**
 * Lets the applications of a project be filed one after the other. Whoever decided on fewer than `seen` by now
 * decides again (ZH409): else two people could file the same item in the same moment.
 */
export function inTurn(projectId: string, home: string, seen: number): Statement[] {
  return [
    {
      name: 'applications_turn',
      text: "SELECT pg_advisory_xact_lock(hashtextextended('applications:' || $1, 0))",
      values: [projectId],
    },
    {
      name: 'applications_seen',
      text: `SELECT platform.guard(count(*), $3) FROM applications.applications
             WHERE project_id = $1 AND home = $2`,
      values: [projectId, home, seen],
    },
  ];
}

/** Updates an application's row under the version guard. */
export function updateApplication(
  stream: StreamHead,
  after: { readonly version: number; readonly head: string; readonly state: ApplicationState },
  closedAt: string | null,
): Statement {
  return {
    name: 'applications_update',
    text: `WITH u AS (UPDATE applications.applications SET version = $4, head = $5, state = $6, closed_at = $7
             WHERE id = $1 AND home = $2 AND version = $3 RETURNING 1)
           SELECT platform.guard(count(*), 1) FROM u`,
    values: [
      stream.id,
      stream.home,
      stream.version,
      after.version,
      after.head,
      JSON.stringify(after.state),
      closedAt,
    ],
  };
}

/** Applications of some projects that are not closed. */
export async function openApplications(
  db: Pick<Database, 'read'>,
  projectIds: readonly string[],
): Promise<{ readonly id: string }[]> {
  return db.read({
    name: 'applications_open_of_projects',
    text: 'SELECT id FROM applications.applications WHERE project_id = ANY($1::uuid[]) AND closed_at IS NULL ORDER BY id',
    values: [projectIds],
  });
}
