import { dayOf, formatDay, type Instant, instantFromText } from '@zongheng/core/calendar';
import { stageName } from '../../applications/index.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import type { Address, Notice } from '../../notices/index.ts';
import type { SupervisionRule } from '../../signal-rules/index.ts';
import { LADDER_MESSAGES as say } from './messages.ts';
import type { FiredStage } from './stage-store.ts';

type Words = Pick<Catalogue, 'lineage' | 'flow' | 'bodiesIn'>;

/** The notice of one rung of a stage's or project's clock. */
export function stageNoticeOf(row: FiredStage, rule: SupervisionRule, catalogue: Words): Notice {
  const { kind, rung, stage, division, divisions, project_name: project, work_name: work } = row;
  const flow = catalogue.flow(row.flow.id, row.flow.version);
  // A due moment is the first that is too late: the day before it is the last in time.
  const day = formatDay(dayOf((instantFromText(row.due_at) - 1) as Instant));
  const subject = kind === 'project' ? say.wholeProject : stageName(flow, stage);
  return {
    kind: rung,
    to: recipients(row, catalogue),
    about: {
      kind: 'project',
      id: row.project_id,
      title: say.title(subject, work === null || work === project ? project : `${project}·${work}`),
      note: say[rung](kind === 'project' ? say.endProject : say.endStage(subject), day),
      dueAt: row.due_at,
    },
    divisions,
    division,
    quiet: { from: rule.quietFrom, to: rule.quietTo },
  };
}

/**
 * Who leads the stage decides on its pace and hears of it from the first; the supervisors from yellow on. Of the
 * whole project no department is in charge: the supervisors hear of it from the first [本地规则,待确认].
 */
function recipients({ kind, rung, stage, division, flow }: FiredStage, catalogue: Words): readonly Address[] {
  const lead = kind === 'stage' ? leadBody(catalogue, flow, stage, division) : undefined;
  const supervisors = kind === 'project' || rung !== 'reminder';
  return [
    ...(lead === undefined ? [] : [{ roles: ['case-approver'] as const, bodyId: lead }]),
    // Where a district has no supervisor of its own, the city's hears of it.
    ...(supervisors ? [{ roles: ['supervisor'] as const, nearest: catalogue.lineage(division) }] : []),
  ];
}

/** The body of the stage's leading department where the project is approved; a zone without one has its city's. */
function leadBody(
  catalogue: Words,
  { id, version }: FiredStage['flow'],
  no: number,
  division: string,
): string | undefined {
  const stage = catalogue.flow(id, version)?.stages.find((each) => each.no === no);
  for (const code of stage ? catalogue.lineage(division) : []) {
    const body = catalogue.bodiesIn(code).find(({ department }) => department === stage?.leadDepartment);
    if (body) return body.id;
  }
  return undefined;
}
