import type { Database } from './platform/database/index.ts';
import type { OpenCases } from './projects/index.ts';

/**
 * An application is open while a case of it is, or while an item of it waits for others, so that none of
 * either begins unseen. Deemed acceptance and the like change nothing of that.
 */
const OPEN = `(SELECT count(*) FROM casework.cases WHERE project_id = $1 AND ended_at IS NULL)
  + (SELECT count(*) FROM applications.applications a WHERE a.project_id = $1 AND a.closed_at IS NULL
     AND NOT EXISTS (SELECT FROM casework.cases c WHERE c.project_id = $1 AND c.application_id = a.id
                     AND c.ended_at IS NULL))`;

/** What projects must know of cases, which they do not import. */
export function createOpenCases(database: Pick<Database, 'read'>): OpenCases {
  return {
    async count(projectId) {
      const [row] = await database.read<{ open: number }>({
        name: 'open_cases_count',
        text: `SELECT (${OPEN})::int AS open`,
        values: [projectId],
      });
      return row?.open ?? 0;
    },
    none: (projectId) => ({
      name: 'open_cases_none',
      text: `SELECT platform.guard(${OPEN}, 0)`,
      values: [projectId],
    }),
  };
}
