import type { CaseDeps, CaseHeader } from '../casework/index.ts';
import type { ProjectRow } from '../projects/index.ts';
import type { FilingItem } from './filing.ts';

/** What is fixed of a case of an application when it is received. */
export function caseHeader(
  deps: CaseDeps,
  project: ProjectRow,
  candidate: Pick<FilingItem, 'item' | 'implementation' | 'bodyId'>,
  application: {
    readonly id: string;
    readonly number: string;
    readonly window: string;
    readonly stage: number;
    readonly workIds: readonly string[];
    /** Place of the case in its application, from 1. */
    readonly index: number;
  },
): CaseHeader {
  const { item, implementation, bodyId } = candidate;
  const body = bodyId === null ? undefined : deps.catalogue.body(bodyId);
  if (!body) throw new Error(`item without an implementing body: ${item.id}`);
  const { state } = project;
  return {
    id: deps.facts.newId(),
    home: project.home,
    number: `${application.number}-${String(application.index).padStart(2, '0')}`,
    project_id: project.id,
    project_name: state.name,
    unit_id: state.unitId,
    unit_name: project.unit_name,
    application_id: application.id,
    application_number: application.number,
    work_ids: application.workIds,
    stage: application.stage,
    item_id: item.id,
    item_version: item.version,
    implementation_version: implementation?.version ?? 0,
    implementation_division: implementation?.division ?? null,
    item_name: item.name,
    flow_id: state.flow.id,
    flow_version: state.flow.version,
    body_id: body.id,
    body_name: null,
    division: body.division,
    window_body_id: application.window,
  };
}
