import type { Statement } from '../../platform/database/index.ts';
import type { CaseFigures } from './measure-case.ts';
import type { PathStep } from './path.ts';

/** A row of supervision.case_measures. */
export type MeasureRow = CaseFigures & {
  readonly id: string;
  readonly home: string;
  readonly version: number;
  readonly position: number;
  readonly project_id: string;
  readonly application_id: string;
  readonly work_ids: readonly string[];
  readonly flow_id: string;
  readonly flow_version: number;
  readonly stage: number;
  readonly item_id: string;
  readonly department: string;
  readonly body_id: string;
  readonly division: string;
  readonly window_body_id: string;
  readonly accepted_by: string | null;
  readonly decided_by: string | null;
};

export type Measured = { readonly row: MeasureRow; readonly path: readonly PathStep[] };

/** All columns with their types, in the order of the table. */
const COLUMNS = {
  id: 'uuid',
  home: 'text',
  version: 'integer',
  position: 'bigint',
  project_id: 'uuid',
  application_id: 'uuid',
  work_ids: 'uuid[]',
  flow_id: 'text',
  flow_version: 'integer',
  stage: 'smallint',
  item_id: 'text',
  department: 'text',
  body_id: 'text',
  division: 'text',
  window_body_id: 'text',
  accepted_by: 'uuid',
  decided_by: 'uuid',
  received_at: 'timestamptz',
  accepted_at: 'timestamptz',
  ended_at: 'timestamptz',
  delivered_at: 'timestamptz',
  outcome: 'text',
  unit: 'text',
  used: 'double precision',
  committed_limit: 'double precision',
  late: 'boolean',
  statutory_unit: 'text',
  statutory_used: 'double precision',
  statutory_limit: 'double precision',
  beyond_statute: 'boolean',
  corrections_before: 'integer',
  corrections_after: 'integer',
  specials: 'integer',
  deemed: 'boolean',
  accept_days: 'integer',
  review_days: 'integer',
  applicant_days: 'integer',
  off_days: 'integer',
  accept_calendar: 'integer',
  review_calendar: 'integer',
  applicant_calendar: 'integer',
  off_calendar: 'integer',
} as const satisfies Readonly<Record<keyof MeasureRow, string>>;

const names = Object.keys(COLUMNS);
const changing = names.filter((name) => name !== 'id' && name !== 'home');

// What is older than what stands there changes nothing: the feed may be read twice, and again from the start.
const WRITE = `
INSERT INTO supervision.case_measures AS m (${names.join(', ')})
SELECT ${names.map((name) => `n.${name}`).join(', ')}
FROM json_to_recordset($1::json) AS n(${Object.entries(COLUMNS)
  .map(([name, type]) => `${name} ${type}`)
  .join(', ')})
ON CONFLICT (id, home) DO UPDATE SET ${changing.map((name) => `${name} = excluded.${name}`).join(', ')}
WHERE m.version <= excluded.version`;

const WRITE_PATHS = `
INSERT INTO supervision.case_paths AS p (id, home, path)
SELECT n.id, n.home, n.path FROM json_to_recordset($1::json) AS n(id uuid, home text, version integer, path jsonb)
JOIN supervision.case_measures m ON m.id = n.id AND m.home = n.home AND m.version = n.version
ON CONFLICT (id, home) DO UPDATE SET path = excluded.path`;

/** Writes the measures of cases, and their ways where the row beside is the one just written. */
export function writeMeasured(measured: readonly Measured[]): Statement[] {
  const rows = measured.map(({ row }) => row);
  const paths = measured.map(({ row: { id, home, version }, path }) => ({ id, home, version, path }));
  return [
    { name: 'supervision_measures_write', text: WRITE, values: [JSON.stringify(rows)] },
    { name: 'supervision_paths_write', text: WRITE_PATHS, values: [JSON.stringify(paths)] },
  ];
}
