import type { Instant } from '@zongheng/core/calendar';
import { clock, type Reading } from '@zongheng/core/clock';
import { stageName } from '../../applications/index.ts';
import { presentClock } from '../../casework/index.ts';
import type { Catalogue } from '../../catalogue/index.ts';
import { STAGE_MESSAGES as say } from './messages.ts';
import type { StageClockRowView, StageClockView } from './schema.ts';
import { projectLimitOf, type StageClock, stageLawOf, stageLimitOf } from './stage-clocks.ts';
import type { ListedStageClock } from './store.ts';

/** What a clock needs of its project to be named. */
type Named = {
  readonly works: readonly { readonly id: string; readonly name: string }[];
  readonly flow: { readonly id: string; readonly version: number };
};

/** A stage's or project's clock with its names. */
export function presentStageClock(
  { kind, workId, stage, limit, reading }: Omit<StageClock, 'ledger'>,
  { works, flow }: Named,
  catalogue: Catalogue,
): StageClockView {
  const whole = kind === 'project';
  return {
    ...presentClock(limit, reading),
    kind,
    workId,
    workName: works.find(({ id }) => id === workId)?.name ?? null,
    stage,
    stageName: whole ? say.whole : stageName(catalogue.flow(flow.id, flow.version), stage),
    national: whole ? nationalOf(reading, catalogue) : null,
  };
}

/** A row of the list, read anew from its ledger, so that it shows what the project's page shows. */
export function presentListed(row: ListedStageClock, catalogue: Catalogue, now: Instant): StageClockRowView {
  const { kind, stage, work_id: workId, flow: ref, limit_days: days } = row;
  const { calendar, rule } = stageLawOf(catalogue, row.division);
  const flow = catalogue.flow(ref.id, ref.version);
  if (!flow) throw new Error(`project ${row.project_id} follows a flow that is not there`);
  const limit = kind === 'project' ? projectLimitOf(catalogue, days) : stageLimitOf(flow, stage, days);
  const reading = clock(limit, row.ledger, calendar, now, rule);
  return {
    ...presentStageClock({ kind, workId, stage, limit, reading }, row, catalogue),
    projectId: row.project_id,
    projectName: row.project_name,
    projectCode: row.project_code,
    unitName: row.unit_name,
    city: { code: row.home, name: catalogue.division(row.home)?.name ?? row.home },
  };
}

function nationalOf(reading: Reading, { wholeChain }: Catalogue): StageClockView['national'] {
  const { nationalWorkingDays: days, nationalBasis: basis } = wholeChain;
  return { days, basis, over: reading.used > days };
}
