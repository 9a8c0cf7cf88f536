import { accept, type Result, refuse } from '@zongheng/core';
import { dayOf, formatDay, formatInstant, type Instant } from '@zongheng/core/calendar';
import type { DecisionDocument } from '@zongheng/core/casework';
import type { FactActor, JsonObject } from '@zongheng/core/evidence';
import { type CaseDeps, type CaseHeader, casesOfProject, takeResult } from '../casework/index.ts';
import type { Item } from '../catalogue/index.ts';
import { type Statement, withRetry } from '../platform/database/index.ts';
import { appendStatements, draftFacts } from '../platform/facts/index.ts';
import { gramsOf } from '../platform/search/index.ts';
import { codeStands, findProject, type ProjectRow, whileCodeStands } from '../projects/index.ts';
import { type ApplicationFact, evolveApplication } from './application.ts';
import { flowOf, placesOf, progressOf } from './filing.ts';
import { MESSAGES } from './messages.ts';
import { applicationsOfProject, insertApplication, inTurn, nextNumber } from './store.ts';

/** A result that an authority outside the province decided on a project of ours. */
export type OutsideResult = {
  readonly itemId: string;
  readonly body: { readonly id: string; readonly name: string };
  readonly outcome: 'granted' | 'refused';
  readonly reason: string;
  readonly document: DecisionDocument;
  readonly decidedAt: Instant;
};

type How = {
  readonly actor: FactActor;
  readonly channel: string;
  readonly also: (caseId: string) => readonly Statement[];
};

/**
 * Takes an outside result into the project's map: an application made for it, with the one case that it
 * decides. Never beside a case of the item that runs or was granted here: which of the two counts is for
 * people to say.
 */
export function takeOutsideResult(
  deps: CaseDeps,
  projectId: string,
  given: OutsideResult,
  how: How,
): Promise<Result<{ readonly applicationId: string; readonly caseId: string }>> {
  return withRetry(async () => {
    const project = await findProject(deps.database, projectId);
    if (!project) throw new Error(`a project that is gone: ${projectId}`);
    if (!codeStands(project.state))
      return refuse('project-code-missing', MESSAGES.codeMissing, MESSAGES.sourceCode);
    // The applications first: what is filed after this look is missed by it, and the write then finds it out.
    const applications = await applicationsOfProject(deps.database, project.id, project.home);
    const cases = await casesOfProject(deps.database, project.id, project.home);
    const place = placeOf(deps, project, given.itemId);
    if (!place) {
      const name = deps.catalogue.item(given.itemId)?.name ?? given.itemId;
      return refuse('item-not-in-flow', MESSAGES.itemNotInFlow(name), MESSAGES.sourceGuide, 'itemId');
    }
    const { begun, done } = progressOf(cases);
    const queued = applications.some((row) => row.state.queued.includes(given.itemId));
    const { name } = place.item;
    if (done.has(given.itemId)) return refuse('item-done', MESSAGES.itemDone(name), MESSAGES.sourceGuide);
    if (begun.has(given.itemId) || queued)
      return refuse('item-running', MESSAGES.itemRunning(name), MESSAGES.sourceGuide);
    return write(deps, project, { ...place, seen: applications.length }, given, how);
  });
}

type Place = { readonly item: Item; readonly stage: number };

/** The item in the version in force, and where the project's flow has it. */
function placeOf(deps: CaseDeps, project: ProjectRow, itemId: string): Place | undefined {
  const flow = flowOf(project, deps.catalogue);
  const entry = deps.catalogue.itemsFor(flow, project.state.form).find((each) => each.item === itemId);
  const item = entry && deps.catalogue.item(itemId);
  return item && { item, stage: entry.stage };
}

async function write(
  deps: CaseDeps,
  project: ProjectRow,
  place: Place & { readonly seen: number },
  given: OutsideResult,
  how: How,
): Promise<Result<{ readonly applicationId: string; readonly caseId: string }>> {
  const now = deps.clock.now() as Instant;
  const { home, state: of } = project;
  const { approvalDivision } = placesOf(project);
  const window = deps.catalogue.windowBodyOf(approvalDivision);
  if (!window) return refuse('no-window', MESSAGES.noWindow, MESSAGES.sourceParallel);
  const number = await nextNumber(deps.database, home, formatDay(dayOf(now)));
  const id = deps.facts.newId();
  const header: CaseHeader = {
    id: deps.facts.newId(),
    home,
    number: `${number}-01`,
    project_id: project.id,
    project_name: of.name,
    unit_id: of.unitId,
    unit_name: project.unit_name,
    application_id: id,
    application_number: number,
    work_ids: of.works.map((work) => work.id),
    stage: place.stage,
    item_id: place.item.id,
    item_version: place.item.version,
    // Decided outside the province: none of its implementations says how.
    implementation_version: 0,
    implementation_division: null,
    item_name: place.item.name,
    flow_id: of.flow.id,
    flow_version: of.flow.version,
    body_id: given.body.id,
    body_name: given.body.name,
    division: approvalDivision,
    window_body_id: window.id,
  };
  const meta = { actor: how.actor, channel: how.channel, recordedAt: now };
  const facing = {
    project_code: of.code,
    project_code_status: of.codeStatus,
    project_divisions: project.divisions,
  };
  const { outcome, reason, document, decidedAt } = given;
  const taken = takeResult(deps, header, facing, now, meta, {
    type: 'take-result',
    at: decidedAt,
    outcome,
    reason,
    document,
  });
  if (!taken.ok) return taken;
  const fact: ApplicationFact = {
    type: 'application.submitted',
    at: now,
    number,
    projectId: project.id,
    stage: place.stage,
    workIds: header.work_ids,
    cases: [{ caseId: header.id, itemId: header.item_id }],
    queued: [],
    materials: [],
  };
  const { type, at, ...data } = fact;
  const contact = { name: given.body.name, mobile: '', note: null };
  const drafted = draftFacts(
    { kind: 'application', id, home, version: 0, head: null },
    [
      {
        type,
        typeVersion: 1,
        happenedAt: at,
        data: JSON.parse(JSON.stringify(data)) as JsonObject,
        sealed: contact,
      },
    ],
    { ...meta, audience: [window.id] },
    deps.facts,
  );
  if (drafted.head === null) throw new Error('a submission without facts');
  await deps.database.pipeline([
    whileCodeStands(project.id, home),
    ...inTurn(project.id, home, place.seen),
    insertApplication(
      {
        id,
        home,
        version: drafted.version,
        head: drafted.head,
        state: evolveApplication(null, fact),
        contact,
        project_id: project.id,
        project_name: of.name,
        unit_id: of.unitId,
        unit_name: project.unit_name,
        stage: place.stage,
        window_body_id: window.id,
        grams: gramsOf(number, of.name, project.unit_name),
      },
      formatInstant(now),
    ),
    ...taken.value.statements,
    ...how.also(header.id),
    ...appendStatements(home, [drafted, ...taken.value.drafts]),
  ]);
  return accept({ applicationId: id, caseId: header.id });
}
