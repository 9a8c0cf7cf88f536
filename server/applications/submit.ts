import { accept, type Refusal, type Result, refuse } from '@zongheng/core';
import { dayOf, formatDay, formatInstant, type Instant } from '@zongheng/core/calendar';
import type { JsonObject } from '@zongheng/core/evidence';
import {
  type CaseDeps,
  type CaseRow,
  casesOfProject,
  documentsOfProject,
  receiveCases,
} from '../casework/index.ts';
import type { Actor } from '../identity/index.ts';
import { linkFiles } from '../materials/index.ts';
import { withRetry } from '../platform/database/index.ts';
import { appendStatements, draftFacts } from '../platform/facts/index.ts';
import type { FieldRefusal, Idempotency } from '../platform/http/index.ts';
import { gramsOf } from '../platform/search/index.ts';
import { codeStands, findProject, mayAskAgain, type ProjectRow, whileCodeStands } from '../projects/index.ts';
import { type ApplicationFact, type ApplicationMaterial, evolveApplication } from './application.ts';
import { caseHeader } from './case-header.ts';
import {
  type FilingItem,
  type FilingMaterial,
  filingItems,
  flowOf,
  itemNames,
  mergedMaterials,
  missingBefore,
  placesOf,
} from './filing.ts';
import { MESSAGES } from './messages.ts';
import { applicationsOfProject, insertApplication, inTurn, nextNumber } from './store.ts';

export type Submission = {
  readonly stage: number;
  readonly workIds: readonly string[];
  readonly items: readonly string[];
  readonly contact: { readonly name: string; readonly mobile: string };
  readonly note?: string | undefined;
  readonly materials: readonly { readonly key: string; readonly fileIds: readonly string[] }[];
};

export type SubmissionRefused = {
  readonly ok: false;
  readonly refusal: Refusal;
  readonly errors: readonly FieldRefusal[];
};

type How = { readonly channel: string; readonly idempotency: Idempotency | null };

export type Submitted = { readonly id: string; readonly number: string; readonly caseIds: readonly string[] };

/**
 * Files one joint application: everything is checked first and told at once; then the application and its
 * cases are written in one transaction. What arrives online is dated when it arrives, so every case is
 * received (接件) in the same moment. Whoever files while somebody else does decides again on what that left.
 */
export function submitApplication(
  deps: CaseDeps,
  actor: Actor,
  project: ProjectRow,
  given: Submission,
  how: How,
): Promise<Result<Submitted> | SubmissionRefused> {
  return withRetry(async (attempt) => {
    // Somebody was faster: perhaps it was the project's code that was given up.
    const now = attempt === 1 ? project : await findProject(deps.database, project.id);
    if (!now) throw new Error(`a project that is gone: ${project.id}`);
    return submitOnce(deps, actor, now, given, how);
  });
}

async function submitOnce(
  deps: CaseDeps,
  actor: Actor,
  project: ProjectRow,
  given: Submission,
  how: How,
): Promise<Result<Submitted> | SubmissionRefused> {
  if (project.state.codeStatus !== 'issued')
    return refuse('project-code-missing', missingCode(project.state), MESSAGES.sourceCode);
  if (!codeStands(project.state))
    return refuse('project-code-cancelling', MESSAGES.codeCancelling, MESSAGES.sourceCode);
  // The applications first: what is filed after this look is missed by it, and the write then finds it out.
  const applications = await applicationsOfProject(deps.database, project.id, project.home);
  const [cases, documents] = await Promise.all([
    casesOfProject(deps.database, project.id, project.home),
    documentsOfProject(deps, project.id, project.home),
  ]);
  const queued = applications.flatMap((row) => row.state.queued);
  const flow = flowOf(project, deps.catalogue);
  if (!flow.stages.some((stage) => stage.no === given.stage)) {
    return refuse('unknown-stage', MESSAGES.unknownStage, MESSAGES.sourceParallel, 'stage');
  }
  const offered = filingItems(project, given.stage, { cases, documents, queued }, deps.catalogue);
  const chosen = given.items.map((id) => offered.find((candidate) => candidate.item.id === id));
  const materials = mergedMaterials(
    chosen.flatMap((candidate) => (candidate ? [candidate.item] : [])),
    { cases, documents },
  );
  const errors = [
    ...checkItems(given, chosen, cases, deps),
    ...checkMaterials(given, materials),
    ...checkWorks(given, project),
  ];
  if (errors.length > 0) return refused(errors);
  const files = await collectFiles(deps, project.id, given, materials);
  if (!files.ok) return files;

  return write(
    deps,
    actor,
    project,
    given,
    { chosen: chosen.flatMap((c) => c ?? []), materials: files.value, seen: applications.length },
    how,
  );
}

function missingCode(state: ProjectRow['state']): string {
  if (state.codeStatus !== 'void') return MESSAGES.codeMissing;
  return mayAskAgain(state) ? MESSAGES.codeVoid : MESSAGES.projectOver;
}

function checkItems(
  given: Submission,
  chosen: readonly (FilingItem | undefined)[],
  cases: readonly CaseRow[],
  deps: CaseDeps,
): readonly FieldRefusal[] {
  const wanted = new Set(given.items);
  return given.items.flatMap((id, i): FieldRefusal[] => {
    const field = `items[${i}]`;
    const candidate = chosen[i];
    const name = candidate?.item.name ?? deps.catalogue.item(id)?.name ?? id;
    if (!candidate) return [{ field, code: 'item-not-in-stage', message: MESSAGES.itemNotInStage(name) }];
    if (given.items.indexOf(id) !== i)
      return [{ field, code: 'item-twice', message: MESSAGES.itemTwice(name) }];
    if (candidate.why !== null) return [{ field, code: 'item-not-ready', message: candidate.why }];
    const missing = missingBefore(candidate, wanted, cases);
    if (missing.length === 0) return [];
    const message = MESSAGES.itemWaits(name, itemNames(missing, deps.catalogue));
    return [{ field, code: 'item-not-ready', message }];
  });
}

function checkMaterials(given: Submission, materials: readonly FilingMaterial[]): readonly FieldRefusal[] {
  const brought = new Set(given.materials.map((material) => material.key));
  const unknown = given.materials.flatMap(({ key }, i): FieldRefusal[] => {
    const field = `materials[${i}].key`;
    const known = materials.find((material) => material.key === key);
    if (!known) return [{ field, code: 'material-unknown', message: MESSAGES.materialUnknown(key) }];
    const twice = given.materials.findIndex((other) => other.key === key) !== i;
    return twice ? [{ field, code: 'material-twice', message: MESSAGES.materialTwice(known.name) }] : [];
  });
  const missing = materials
    .filter((material) => material.required && material.source === 'applicant' && !brought.has(material.key))
    .map(
      (material): FieldRefusal => ({
        field: `materials.${material.key}`,
        code: 'material-missing',
        message: MESSAGES.materialMissing(material.name),
        source: MESSAGES.sourceGuide,
      }),
    );
  return [...unknown, ...missing];
}

function checkWorks(given: Submission, project: ProjectRow): readonly FieldRefusal[] {
  const known = new Set(project.state.works.map((work) => work.id));
  return given.workIds.flatMap((id, i) =>
    known.has(id) ? [] : [{ field: `workIds[${i}]`, code: 'unknown-work', message: MESSAGES.unknownWork }],
  );
}

async function collectFiles(
  deps: CaseDeps,
  projectId: string,
  given: Submission,
  materials: readonly FilingMaterial[],
): Promise<Result<ApplicationMaterial[]>> {
  const collected: ApplicationMaterial[] = [];
  for (const [i, { key, fileIds }] of given.materials.entries()) {
    const material = materials.find((candidate) => candidate.key === key);
    const files = await linkFiles(deps.database, fileIds, projectId, `materials[${i}].fileIds`);
    if (!files.ok) return files;
    collected.push({
      key,
      name: material?.name ?? key,
      items: material?.items ?? [],
      files: files.value.map(({ id, digest, name }) => ({ fileId: id, digest, name })),
    });
  }
  return accept(collected);
}

async function write(
  deps: CaseDeps,
  actor: Actor,
  project: ProjectRow,
  given: Submission,
  checked: {
    readonly chosen: readonly FilingItem[];
    readonly materials: readonly ApplicationMaterial[];
    /** How many applications of the project this was decided on. */
    readonly seen: number;
  },
  how: How,
): Promise<Result<Submitted>> {
  const now = deps.clock.now() as Instant;
  const { home } = project;
  const window = deps.catalogue.windowBodyOf(placesOf(project).approvalDivision);
  if (!window) return refuse('no-window', MESSAGES.noWindow, MESSAGES.sourceParallel);
  const number = await nextNumber(deps.database, home, formatDay(dayOf(now)));
  const id = deps.facts.newId();
  const starting = checked.chosen.filter((candidate) => candidate.waitsFor.length === 0);
  const queued = checked.chosen.filter((candidate) => candidate.waitsFor.length > 0);
  const place = { id, number, window: window.id, stage: given.stage, workIds: given.workIds };
  const headers = starting.map((candidate, i) =>
    caseHeader(deps, project, candidate, { ...place, index: i + 1 }),
  );
  const by = {
    person: actor.personId,
    seat: actor.seat.id,
    ...(actor.seat.unit ? { unit: actor.seat.unit.id } : {}),
  };
  const meta = { actor: by, channel: how.channel, recordedAt: now };
  const fact: ApplicationFact = {
    type: 'application.submitted',
    at: now,
    number,
    projectId: project.id,
    stage: given.stage,
    workIds: given.workIds,
    cases: headers.map((header) => ({ caseId: header.id, itemId: header.item_id })),
    queued: queued.map((candidate) => candidate.item.id),
    materials: checked.materials,
  };
  const { type, at, ...data } = fact;
  const contact = { ...given.contact, note: given.note ?? null };
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
  const facing = {
    project_code: project.state.code,
    project_code_status: project.state.codeStatus,
    project_divisions: project.divisions,
  };
  // All of it may wait for what runs already.
  const received = headers.length > 0 ? receiveCases(deps, headers, facing, now, meta) : null;
  const submitted: Submitted = { id, number, caseIds: headers.map((header) => header.id) };
  await deps.database.pipeline([
    whileCodeStands(project.id, home),
    ...inTurn(project.id, home, checked.seen),
    insertApplication(
      {
        id,
        home,
        version: drafted.version,
        head: drafted.head,
        state: evolveApplication(null, fact),
        contact,
        project_id: project.id,
        project_name: project.state.name,
        unit_id: project.state.unitId,
        unit_name: project.unit_name,
        stage: given.stage,
        window_body_id: window.id,
        grams: gramsOf(number, project.state.name, project.unit_name),
      },
      formatInstant(now),
    ),
    ...(received?.statements ?? []),
    ...(how.idempotency ? [how.idempotency.statement(submitted)] : []),
    ...appendStatements(home, [drafted, ...(received?.drafts ?? [])]),
  ]);
  return accept(submitted);
}

function refused(errors: readonly FieldRefusal[]): SubmissionRefused {
  const first = errors[0];
  const more = errors.length > 1 ? `(共 ${errors.length} 处)` : '';
  const message = `申报不能提交:${first?.message ?? ''}${more}`;
  return {
    ok: false,
    errors,
    refusal: { code: 'invalid-submission', message, source: MESSAGES.sourceGuide },
  };
}
