import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { JsonObject } from '@zongheng/core/evidence';
import { type CaseDeps, type CaseRow, casesOfProject, receiveCases } from '../casework/index.ts';
import { withRetry } from '../platform/database/index.ts';
import { appendStatements, draftFacts, type Follower } from '../platform/facts/index.ts';
import { findProject, type ProjectRow } from '../projects/index.ts';
import { type ApplicationFact, evolveApplication } from './application.ts';
import { caseHeader } from './case-header.ts';
import { type FilingItem, filingItems, progressOf } from './filing.ts';
import { type ApplicationRow, findApplication, openApplications, updateApplication } from './store.ts';

/** Facts after which a case is at its end. */
const ENDS = new Set([
  'case.withdrawn-before-acceptance',
  'case.not-needed',
  'case.acceptance-refused',
  'case.granted',
  'case.granted-with-owed',
  'case.refused',
  'case.withdrawn',
]);

/**
 * Takes an application as far as it goes by itself: receives the queued items whose results are now there,
 * drops those whose predecessors ended without one, and closes it, dated like the last end, once nothing is
 * open or queued. Safe to call again. Returns how many facts it added.
 */
export function advanceApplication(deps: CaseDeps, applicationId: string): Promise<number> {
  return withRetry(async () => {
    const row = await findApplication(deps.database, applicationId);
    if (!row || row.state.closedAt !== null) return 0;
    const project = await findProject(deps.database, row.project_id);
    if (!project) throw new Error(`application ${row.id} of a project that is not there`);
    const cases = await casesOfProject(deps.database, row.project_id, row.home);
    const now = deps.clock.now() as Instant;
    const { ready, stuck } = queueOf(deps, project, row, cases);
    const headers = ready.map((each, i) =>
      caseHeader(deps, project, each, {
        id: row.id,
        number: row.number,
        window: row.window_body_id,
        stage: row.stage,
        workIds: row.state.workIds,
        index: row.state.cases.length + i + 1,
      }),
    );
    const facts: ApplicationFact[] = headers.map((header) => ({
      type: 'application.case-opened',
      at: now,
      caseId: header.id,
      itemId: header.item_id,
    }));
    if (stuck.length > 0) facts.push({ type: 'application.queue-dropped', at: now, items: stuck });
    const own = cases.filter((each) => each.application_id === row.id);
    const waiting = row.state.queued.length - stuck.length;
    if (waiting === 0 && own.every((each) => each.state.endedAt !== null)) {
      const ends = own.flatMap((each) => each.state.endedAt ?? []);
      // Without a case of its own it ends with what it waited for.
      const at = ends.length > 0 ? (Math.max(...ends) as Instant) : now;
      facts.push({ type: 'application.closed', at });
    }
    if (facts.length === 0) return 0;
    await write(deps, project, row, facts, headers, now);
    return facts.length;
  });
}

/** Queued items whose turn has come, and ids of those whose turn will not come. */
function queueOf(
  deps: CaseDeps,
  project: ProjectRow,
  row: ApplicationRow,
  cases: readonly CaseRow[],
): { readonly ready: readonly FilingItem[]; readonly stuck: readonly string[] } {
  const offered = filingItems(project, row.stage, { cases, documents: [] }, deps.catalogue);
  const { begun } = progressOf(cases);
  const queued = offered.filter(({ item }) => row.state.queued.includes(item.id));
  const ready = queued.filter((each) => each.why === null && each.waitsFor.length === 0);
  // What waits for nothing that runs or is queued itself will never be reached; dropping one may strand another.
  const live = new Set([...begun, ...queued.filter((each) => each.why === null).map(({ item }) => item.id)]);
  for (let found = true; found; ) {
    found = false;
    for (const each of queued) {
      if (!live.has(each.item.id) || each.waitsFor.every((id) => live.has(id))) continue;
      live.delete(each.item.id);
      found = true;
    }
  }
  return { ready, stuck: queued.map(({ item }) => item.id).filter((id) => !live.has(id)) };
}

async function write(
  deps: CaseDeps,
  project: ProjectRow,
  row: ApplicationRow,
  facts: readonly ApplicationFact[],
  headers: Parameters<typeof receiveCases>[1],
  now: Instant,
): Promise<void> {
  const meta = { actor: { system: 'applications' }, channel: 'timer', recordedAt: now } as const;
  const stream = { kind: 'application', id: row.id, home: row.home, version: row.version, head: row.head };
  const drafted = draftFacts(
    stream,
    facts.map(({ type, at, ...data }) => ({
      type,
      typeVersion: 1,
      happenedAt: at,
      data: JSON.parse(JSON.stringify(data)) as JsonObject,
    })),
    { ...meta, audience: [row.window_body_id] },
    deps.facts,
  );
  const state = facts.reduce(evolveApplication, row.state);
  if (drafted.head === null) throw new Error('facts without a head');
  const facing = {
    project_code: project.state.code,
    project_code_status: project.state.codeStatus,
    project_divisions: project.divisions,
  };
  const received = headers.length > 0 ? receiveCases(deps, headers, facing, now, meta) : null;
  await deps.database.pipeline([
    updateApplication(
      stream,
      { version: drafted.version, head: drafted.head, state },
      state.closedAt === null ? null : formatInstant(state.closedAt),
    ),
    ...(received?.statements ?? []),
    ...appendStatements(row.home, [drafted, ...(received?.drafts ?? [])]),
  ]);
}

/**
 * Follows the feed: an end of a case may start what waited for it and close what is done. A submission is
 * looked at too: what it waits for may have ended while it was on its way.
 */
export function applicationFollower(deps: CaseDeps): Follower {
  return {
    name: 'applications.advance',
    async handle(facts, tx) {
      const ended = facts
        .filter((fact) => ENDS.has(fact.envelope.type))
        .map((fact) => fact.envelope.stream.id);
      const submitted = facts
        .filter(({ envelope: { type, data } }) => {
          return type === 'application.submitted' && Array.isArray(data.queued) && data.queued.length > 0;
        })
        .map((fact) => fact.envelope.stream.id);
      for (const id of submitted) await advanceApplication(deps, id);
      if (ended.length === 0) return;
      const projects = await tx.read<{ project_id: string }>({
        name: 'applications_projects_of_cases',
        text: 'SELECT DISTINCT project_id FROM casework.cases WHERE id = ANY($1::uuid[])',
        values: [ended],
      });
      const open = await openApplications(
        tx,
        projects.map((row) => row.project_id),
      );
      for (const { id } of open) await advanceApplication(deps, id);
    },
  };
}
