import type { Instant } from '@zongheng/core/calendar';
import type { CaseDeps, CaseRow, LightView } from '../casework/index.ts';
import { presentCard } from '../casework/index.ts';
import type { Flow } from '../catalogue/index.ts';
import type { ApplicationSummary } from './schema.ts';
import type { ApplicationRow } from './store.ts';

const URGENCY: Readonly<Record<LightView['signal'], number>> = {
  'beyond-statute': 6,
  overdue: 5,
  warning: 4,
  reminder: 3,
  normal: 2,
  stopped: 1,
  done: 0,
};

/** The light that needs attention first; among equals the one due first. */
export function mostPressing(lights: readonly LightView[]): LightView | null {
  return lights.reduce<LightView | null>((worst, light) => {
    if (worst === null) return light;
    const by = URGENCY[light.signal] - URGENCY[worst.signal];
    if (by !== 0) return by > 0 ? light : worst;
    return (light.dueDay ?? '9') < (worst.dueDay ?? '9') ? light : worst;
  }, null);
}

/** Name of a stage of a flow. */
export function stageName(flow: Flow | undefined, no: number): string {
  return flow?.stages.find((stage) => stage.no === no)?.name ?? `第${no}阶段`;
}

/** An application with its cases as lists show it. */
export function presentApplication(
  row: ApplicationRow,
  cases: readonly CaseRow[],
  deps: CaseDeps,
  now: Instant,
): ApplicationSummary {
  const cards = cases.map((each) => presentCard(each, deps.catalogue, now));
  // Not from its cases: while all it holds is queued there are none.
  const flow = deps.catalogue.flow(row.project_flow.id, row.project_flow.version);
  const accepted = cases.some((each) => each.state.acceptedAt !== null);
  return {
    id: row.id,
    home: row.home,
    number: row.number,
    project: {
      id: row.project_id,
      name: row.project_name,
      code: row.project_code,
      codeStatus: row.project_code_status,
    },
    stage: { no: row.stage, name: stageName(flow, row.stage) },
    unitName: row.unit_name,
    submittedAt: row.submitted_at,
    closedAt: row.closed_at,
    status: row.closed_at !== null ? 'closed' : accepted ? 'running' : 'submitted',
    cases: cards,
    queued: row.state.queued.map((id) => ({ itemId: id, name: deps.catalogue.item(id)?.name ?? id })),
    light: mostPressing(cards.map((card) => card.light)),
  };
}
