import type { Database, Statement } from '../platform/database/index.ts';
import type { StreamHead } from '../platform/facts/index.ts';
import type { ProjectState } from '../projects/index.ts';
import type { ReportState, ReportWords } from './report.ts';

/** A report as it is stored. `words` is the sealed text as it stands now. */
export type ReportRow = {
  readonly id: string;
  readonly home: string;
  readonly version: number;
  readonly head: string;
  readonly projectId: string;
  readonly state: ReportState;
  readonly words: ReportWords;
};

const COLUMNS = 'id, home, version, head, project_id AS "projectId", state, words';

/** Reports by id, in no order; one that is not there is left out. */
export function reportsByIds(db: Pick<Database, 'read'>, ids: readonly string[]): Promise<ReportRow[]> {
  return db.read<ReportRow>({
    name: 'reports_by_ids',
    text: `SELECT ${COLUMNS} FROM reports.reports WHERE id = ANY($1)`,
    values: [ids],
  });
}

/** All reports of a project, withdrawn ones included, as they were filed. */
export function reportsOfProject(
  db: Pick<Database, 'read'>,
  projectId: string,
  home: string,
): Promise<ReportRow[]> {
  return db.read<ReportRow>({
    name: 'reports_of_project',
    text: `SELECT ${COLUMNS} FROM reports.reports WHERE project_id = $1 AND home = $2 ORDER BY filed_at, id`,
    values: [projectId, home],
  });
}

/** A project that has reported its start, with what it reported since. */
export type ReportingProject = {
  readonly id: string;
  readonly state: ProjectState;
  readonly reports: readonly ReportState[];
};

/** Projects of a unit that have reported their start, with their reports that stand. */
export function reportingProjects(db: Pick<Database, 'read'>, unitId: string): Promise<ReportingProject[]> {
  return db.read<ReportingProject>({
    name: 'reports_of_unit',
    text: `SELECT p.id, p.state, json_agg(r.state ORDER BY r.filed_at) AS reports
           FROM projects.projects p
           JOIN reports.reports r ON r.project_id = p.id AND r.home = p.home AND r.status = 'valid'
           WHERE p.unit_id = $1
           GROUP BY p.id, p.home, p.state HAVING bool_or(r.kind = 'start')`,
    values: [unitId],
  });
}

/** Version of a project's line of reports; 0 before the first. */
export async function lineVersion(
  db: Pick<Database, 'read'>,
  projectId: string,
  home: string,
): Promise<number> {
  const [row] = await db.read<{ version: number }>({
    name: 'reports_line',
    text: 'SELECT version FROM reports.lines WHERE project_id = $1 AND home = $2',
    values: [projectId, home],
  });
  return row?.version ?? 0;
}

/** Moves a project's line on, unless somebody was faster. */
export function moveLine(projectId: string, home: string, was: number): Statement {
  return {
    name: 'reports_line_move',
    text: `WITH moved AS (
             INSERT INTO reports.lines AS l (project_id, home, version) VALUES ($1, $2, $3 + 1)
             ON CONFLICT (project_id, home) DO UPDATE SET version = $3 + 1 WHERE l.version = $3 RETURNING 1)
           SELECT platform.guard(count(*), 1) FROM moved`,
    values: [projectId, home, was],
  };
}

export type ReportWrite = {
  readonly stream: StreamHead;
  readonly version: number;
  readonly head: string;
  readonly state: ReportState;
  readonly words: ReportWords;
  readonly at: string;
};

const INSERT = `
INSERT INTO reports.reports (id, home, version, head, state, words, project_id, work_id, kind, happened_on, period,
  invested, status, filed_at, updated_at)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $14)`;

const UPDATE = `
WITH u AS (
  UPDATE reports.reports SET version = $4, head = $5, state = $6, words = $7, happened_on = $8, period = $9,
    invested = $10, status = $11, updated_at = $12
  WHERE id = $1 AND home = $2 AND version = $3 RETURNING 1)
SELECT platform.guard(count(*), 1) FROM u`;

/** Writes a report's row: inserts at version 0, else updates under the version guard. */
export function writeReport({ stream, version, head, state, words, at }: ReportWrite): Statement {
  const json = [JSON.stringify(state), JSON.stringify(words)];
  const { projectId, workId, kind, happenedOn, period, investedTotal, status } = state;
  const { id, home } = stream;
  return stream.version === 0
    ? {
        name: 'reports_insert',
        text: INSERT,
        values: [
          ...[id, home, version, head, ...json],
          ...[projectId, workId, kind, happenedOn, period, investedTotal, status, at],
        ],
      }
    : {
        name: 'reports_update',
        text: UPDATE,
        values: [
          ...[id, home, stream.version, version, head, ...json],
          ...[happenedOn, period, investedTotal, status, at],
        ],
      };
}
