import { readCases } from '../casework/index.ts';
import type { CollectDeps } from './collect.ts';
import { caseIdsOfProjects, factsOfCases, projectsByIds } from './sources/rows.ts';
import { statusOfFact } from './sources/step-status.ts';
import type { Thing } from './sources/thing.ts';

/** What a batch of facts touches. */
export type Told = {
  readonly things: readonly Thing[];
  /** Projects whose declaration changed. */
  readonly projects: ReadonlySet<string>;
  /** Projects that got a code: all that hangs on them is told. */
  readonly coded: ReadonlySet<string>;
  /** Cases whose materials arrived. */
  readonly received: ReadonlySet<string>;
  /** Cases whose grant may complete their project. */
  readonly ended: ReadonlySet<string>;
  readonly withdrawn: readonly Thing[];
};

/** Works and units of the projects touched, and everything of those that got their code. */
export async function thingsOfProjects(deps: CollectDeps, told: Told): Promise<Thing[]> {
  const { database } = deps;
  const completed = told.ended.size === 0 ? [] : await readCases(database, [...told.ended]);
  const ids = new Set([...told.projects, ...told.coded, ...completed.map((row) => row.project_id)]);
  if (ids.size === 0) return [];
  const rows = await projectsByIds(database, [...ids]);
  const things = rows.flatMap(({ id, state }) =>
    state.works.flatMap(({ no }): Thing[] => [
      { source: 'project', key: `${id}/${no}` },
      ...((state.form.units as readonly unknown[] | undefined) ?? []).map(
        (_, i): Thing => ({ source: 'unit', key: `${id}/${no}/${i}` }),
      ),
    ]),
  );
  const cases = told.coded.size === 0 ? [] : await caseIdsOfProjects(database, [...told.coded]);
  return [
    ...things,
    ...(await thingsOfCases(
      deps,
      cases.map(({ id }) => id),
    )),
  ];
}

/** Materials of cases that were received or corrected. */
export async function thingsOfReceipts(deps: CollectDeps, told: Told): Promise<Thing[]> {
  if (told.received.size === 0) return [];
  const rows = await readCases(deps.database, [...told.received]);
  return rows.flatMap((row) => materialsOf(deps, row.id, row.item_id, row.item_version));
}

/** Everything there is to tell of some cases. */
export async function thingsOfCases(deps: CollectDeps, ids: readonly string[]): Promise<Thing[]> {
  if (ids.length === 0) return [];
  const [rows, facts] = await Promise.all([readCases(deps.database, ids), factsOfCases(deps.database, ids)]);
  return [
    ...rows.flatMap((row): Thing[] => [
      { source: 'case', key: row.id },
      ...materialsOf(deps, row.id, row.item_id, row.item_version),
    ]),
    ...facts.flatMap(({ case_id, version, type, data }): Thing[] => {
      if (statusOfFact(type) === null) return [];
      const key = `${case_id}/${version}`;
      return [
        { source: 'step', key },
        ...(type === 'case.special-started' ? [{ source: 'special', key } as const] : []),
        ...(data.document === undefined ? [] : [{ source: 'document', key } as const]),
      ];
    }),
  ];
}

function materialsOf(deps: CollectDeps, caseId: string, itemId: string, version: number): Thing[] {
  const materials = deps.catalogue.item(itemId, version)?.materials ?? [];
  return materials.map(({ key }) => ({ source: 'material', key: `${caseId}/${key}` }));
}
