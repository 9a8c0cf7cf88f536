import { formatInstant, type Instant } from '@zongheng/core/calendar';
import { projectPart, unitsOf, workPart } from './project-sources.ts';
import { type ProjectSourceRow, projectsByIds } from './rows.ts';
import type { SourceDeps } from './source-deps.ts';
import type { Loaded, Thing } from './thing.ts';

/** Projects by their works (project/no) and their units (project/no/index). */
export async function loadProjects(deps: SourceDeps, things: readonly Thing[]): Promise<Loaded[]> {
  const wanted = things.filter(({ source }) => source === 'project' || source === 'unit');
  if (wanted.length === 0) return [];
  const ids = [...new Set(wanted.map(({ key }) => key.slice(0, key.indexOf('/'))))];
  const rows = new Map((await projectsByIds(deps.database, ids)).map((row) => [row.id, row]));
  return wanted.flatMap((thing) => loadOne(deps, thing, rows) ?? []);
}

function loadOne(
  { catalogue }: SourceDeps,
  thing: Thing,
  rows: ReadonlyMap<string, ProjectSourceRow>,
): Loaded | undefined {
  const [id = '', no = '', index] = thing.key.split('/');
  const row = rows.get(id);
  // Without a valid code there is nothing the centre could put it under.
  if (row?.state.codeStatus !== 'issued') return undefined;
  const work = workPart(row, no);
  if (!work) return undefined;
  const project = projectPart(row, catalogue);
  const { state } = row;
  const base = {
    thing,
    home: row.home,
    division: String(state.form.approvalDivision ?? row.home),
    projectId: id,
    happenedAt: formatInstant((state.issuedAt ?? state.registeredAt) as Instant),
    firstWork: `${id}/${row.state.works[0]?.no ?? no}`,
  };
  const keys = {
    project: `${id}/${no}`,
    flow: `${row.home}/${state.flow.id}/${state.flow.version}`,
  };
  if (thing.source === 'project') return { ...base, subject: state.name, source: { project, work }, keys };
  const unit = unitsOf(row)[Number(index)];
  if (!unit) return undefined;
  return {
    ...base,
    subject: `${state.name} ${String(unit.name)}`,
    source: { project, work, unit: { ...unit, type: 'owner', index: Number(index) + 1 } },
    keys: { ...keys, unit: thing.key },
  };
}
