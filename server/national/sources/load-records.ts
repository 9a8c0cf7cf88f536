import { formatInstant } from '@zongheng/core/calendar';
import { type ReportRow, reportsByIds } from '../../reports/index.ts';
import { type RecordRow, recordsByIds } from '../../supervision/index.ts';
import { projectPart } from './project-sources.ts';
import { type ProjectSourceRow, projectsByIds } from './rows.ts';
import type { SourceDeps } from './source-deps.ts';
import type { Loaded, Thing } from './thing.ts';

/** Reports of project units and supervision records, by id; withdrawn ones are not reported. */
export async function loadRecords(deps: SourceDeps, things: readonly Thing[]): Promise<Loaded[]> {
  const { database } = deps;
  const ids = (source: Thing['source']) =>
    things.filter((each) => each.source === source).map(({ key }) => key);
  const [reportIds, recordIds] = [ids('report'), ids('record')];
  if (reportIds.length === 0 && recordIds.length === 0) return [];
  const [reports, records] = await Promise.all([
    reportsByIds(database, reportIds),
    recordsByIds(database, recordIds),
  ]);
  const projectIds = [...reports, ...records].map((row) => row.projectId);
  const rows = await projectsByIds(database, [...new Set(projectIds)]);
  const projects = new Map(rows.map((row) => [row.id, row]));
  return [
    ...reports
      .filter(({ state }) => state.status === 'valid')
      .flatMap((row) => reportThing(deps, row, projects.get(row.projectId)) ?? []),
    ...records
      .filter(({ state }) => state.status !== 'withdrawn')
      .flatMap((row) => recordThing(deps, row, projects.get(row.projectId)) ?? []),
  ];
}

function reportThing(deps: SourceDeps, row: ReportRow, project: ProjectSourceRow | undefined) {
  const { state, words } = row;
  const filedAt = formatInstant(state.filedAt);
  const report = {
    id: row.id,
    kind: state.kind,
    day: state.happenedOn,
    period: state.period,
    invested: state.investedTotal,
    text: words.text ?? words.cause,
    filedAt,
  };
  return thingOf(deps, project, { source: 'report', key: row.id }, filedAt, { report });
}

function recordThing(deps: SourceDeps, row: RecordRow, project: ProjectSourceRow | undefined) {
  const { state, words } = row;
  const recordedAt = formatInstant(state.recordedAt);
  const { body } = state;
  const record = {
    id: row.id,
    situation: state.situation,
    level: state.level,
    content: words.content,
    recordedAt,
    bodyName: body.name,
    // Supervisors sit for a division, not for a body with a credit code.
    bodyCode: null,
    result: words.result,
  };
  return thingOf(deps, project, { source: 'record', key: row.id }, recordedAt, { record });
}

function thingOf(
  { catalogue }: SourceDeps,
  row: ProjectSourceRow | undefined,
  thing: Thing,
  happenedAt: string,
  part: Loaded['source'],
): Loaded | undefined {
  if (row?.state.codeStatus !== 'issued') return undefined;
  const first = `${row.id}/${row.state.works[0]?.no ?? '01'}`;
  return {
    thing,
    source: { project: projectPart(row, catalogue), ...part },
    home: row.home,
    division: String(row.state.form.approvalDivision ?? row.home),
    projectId: row.id,
    subject: row.state.name,
    happenedAt,
    keys: { project: first, [thing.source]: thing.key },
    firstWork: first,
  };
}
