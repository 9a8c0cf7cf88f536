import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Ledger } from '@zongheng/core/clock';
import type { Database, Statement } from '../../platform/database/index.ts';
import type { StageClock, StageLaw } from './stage-clocks.ts';

/** A stored clock with what a list names of its project. */
export type ListedStageClock = {
  readonly subject_id: string;
  readonly home: string;
  readonly kind: 'stage' | 'project';
  readonly project_id: string;
  readonly work_id: string | null;
  readonly stage: number;
  readonly division: string;
  readonly limit_days: number;
  readonly ledger: Ledger;
  readonly sort_at: string;
  readonly project_name: string;
  readonly project_code: string | null;
  readonly unit_name: string;
  readonly works: readonly { readonly id: string; readonly name: string }[];
  readonly flow: { readonly id: string; readonly version: number };
};

type Whose = { readonly id: string; readonly home: string };

const COLUMNS = `subject_id, stage, home, kind, project_id, work_id, division, state, over, remind_at, yellow_at, due_at,
  started_at, used, limit_days, ledger, calendar_version, rule_version, updated_at`;

/** Writes the clocks of a project in the place of those that were there: safe to do again. */
export function writeStageClocks(
  { id, home }: Whose,
  clocks: readonly StageClock[],
  law: StageLaw,
  now: Instant,
): Statement[] {
  const time = (at: Instant | null) => (at === null ? null : formatInstant(at));
  const rows = clocks.map(({ kind, workId, stage, ledger, reading }) => ({
    subject_id: workId ?? id,
    stage,
    home,
    kind,
    project_id: id,
    work_id: workId,
    division: law.division,
    state: reading.state,
    over: reading.over,
    remind_at: time(reading.remindAt),
    yellow_at: time(reading.warnAt),
    due_at: time(reading.dueAt),
    started_at: time(reading.startedAt),
    used: reading.used,
    limit_days: reading.limit,
    ledger,
    calendar_version: law.calendar.version,
    rule_version: law.rule.version,
    updated_at: formatInstant(now),
  }));
  return [
    {
      name: 'supervision_stages_clear',
      text: 'DELETE FROM supervision.stage_clocks WHERE project_id = $1 AND home = $2',
      values: [id, home],
    },
    {
      name: 'supervision_stages_write',
      text: `INSERT INTO supervision.stage_clocks (${COLUMNS})
             SELECT ${COLUMNS} FROM jsonb_populate_recordset(NULL::supervision.stage_clocks, $1::jsonb)`,
      values: [JSON.stringify(rows)],
    },
  ];
}

/** Projects of these cases. */
export async function projectsOfCases(
  db: Pick<Database, 'read'>,
  ids: readonly string[],
): Promise<readonly string[]> {
  const rows = await db.read<{ project_id: string }>({
    name: 'supervision_stages_projects',
    text: 'SELECT DISTINCT project_id FROM casework.cases WHERE id = ANY($1::uuid[])',
    values: [ids],
  });
  return rows.map((row) => row.project_id);
}

/** The laws under which open clocks stand, to find those that are no longer in force. */
export async function lawsOfOpen(
  db: Pick<Database, 'read'>,
): Promise<readonly { division: string; calendar_version: string; rule_version: string }[]> {
  return db.read({
    name: 'supervision_stages_laws',
    text: `SELECT DISTINCT division, calendar_version, rule_version FROM supervision.stage_clocks
           WHERE state <> 'ended'`,
  });
}

/** Some projects with open clocks under one law. */
export async function projectsUnder(
  db: Pick<Database, 'read'>,
  law: { division: string; calendar_version: string; rule_version: string },
  most: number,
): Promise<readonly string[]> {
  const rows = await db.read<{ project_id: string }>({
    name: 'supervision_stages_under',
    text: `SELECT DISTINCT project_id FROM supervision.stage_clocks
           WHERE state <> 'ended' AND division = $1 AND calendar_version = $2 AND rule_version = $3 LIMIT $4`,
    values: [law.division, law.calendar_version, law.rule_version, most],
  });
  return rows.map((row) => row.project_id);
}
