import { dayFromText, formatInstant, type Instant, instantFromText, startOf } from '@zongheng/core/calendar';
import type { FactEnvelope } from '@zongheng/core/evidence';
import { type CaseDeps, type CaseRow, readCases } from '../../casework/index.ts';
import type { Transaction } from '../../platform/database/index.ts';
import type { Follower } from '../../platform/facts/index.ts';
import { findProject, type ProjectRow } from '../../projects/index.ts';
import { isDeed } from '../deeds.ts';
import { TOLD_LIMITS, type ToldKind } from './limits.ts';
import { insertTold, type ToldWrite } from './store.ts';
import { readTold } from './tell.ts';

export type ToldDeps = Pick<CaseDeps, 'catalogue'>;

/** Where a fact belongs, and whose calendar counts. */
type Of = { readonly projectId: string; readonly division: string; readonly bodyId: string | null };

/**
 * The reporting clock: for each fact of a case that somebody told, and each report of a project unit, how long it
 * took to be recorded. What follows from another fact, what a timer wrote down, and what an authority outside the
 * province decided count for nobody. Corrections of a report tell nothing new.
 */
export function toldFollower({ catalogue }: ToldDeps): Follower {
  const row = (envelope: FactEnvelope, kind: ToldKind, happened: Instant, of: Of): ToldWrite => {
    const { id, home, type, stream, recordedAt } = envelope;
    const recorded = instantFromText(recordedAt);
    const calendar = catalogue.calendarFor(of.division);
    const limit = TOLD_LIMITS[kind];
    const { over, used, dueAt } = readTold(happened, recorded, limit, calendar);
    if (dueAt === null) throw new Error(`fact ${id} has no date by which it was to be recorded`);
    return {
      fact_id: id,
      home,
      kind,
      type,
      stream_id: stream.id,
      project_id: of.projectId,
      body_id: of.bodyId,
      division: of.division,
      happened_at: formatInstant(happened),
      recorded_at: recordedAt,
      due_at: formatInstant(dueAt),
      late: over,
      used,
      limit_days: limit.days,
      calendar_version: calendar.version,
    };
  };

  return {
    name: 'supervision-told',
    async handle(facts, tx) {
      const envelopes = facts.map(({ envelope }) => envelope);
      const ofCases = envelopes.filter((each) => each.stream.kind === 'case' && isDeed(each));
      const reports = envelopes.filter((each) => each.type === 'report.filed');
      const cases = new Map((await readCases(tx, streamsOf(ofCases))).map((each) => [each.id, each]));
      const projects = await projectsOf(reports, tx);
      await insertTold(tx, [
        ...ofCases.flatMap((each) => {
          const found = cases.get(each.stream.id);
          if (!found) throw new Error(`a fact of case ${each.stream.id}, which is not there`);
          if (found.body_name !== null) return [];
          return [row(each, 'case', instantFromText(each.happenedAt), ofCase(each, found))];
        }),
        ...reports.map((each) => {
          const project = projects.get(String(each.data.projectId));
          if (!project) throw new Error(`report ${each.stream.id} of a project that is not there`);
          const division = String(project.state.form.approvalDivision);
          // Of the day nobody knows the hour; it is the day of the start and does not count.
          const happened = startOf(dayFromText(String(each.data.happenedOn)));
          return row(each, 'report', happened, { projectId: project.id, division, bodyId: null });
        }),
      ]);
    },
  };
}

function streamsOf(envelopes: readonly FactEnvelope[]): string[] {
  return [...new Set(envelopes.map(({ stream }) => stream.id))];
}

/** The body for which it was told; of what a connected system tells, the one that decides. */
function ofCase({ actor }: FactEnvelope, row: CaseRow): Of {
  const { project_id: projectId, division, body_id: decides } = row;
  if ('system' in actor) return { projectId, division, bodyId: decides };
  const { unit, body = decides } = actor;
  return { projectId, division, bodyId: unit === undefined ? body : null };
}

async function projectsOf(
  reports: readonly FactEnvelope[],
  tx: Transaction,
): Promise<ReadonlyMap<string, ProjectRow>> {
  const ids = new Set(reports.map(({ data }) => String(data.projectId)));
  const found = new Map<string, ProjectRow>();
  for (const id of ids) {
    const project = await findProject(tx, id);
    if (project) found.set(id, project);
  }
  return found;
}
