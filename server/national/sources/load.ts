import { loadCases } from './load-cases.ts';
import { loadCatalogueThings } from './load-catalogue.ts';
import { loadProjects } from './load-projects.ts';
import { loadRecords } from './load-records.ts';
import type { SourceDeps } from './source-deps.ts';
import type { Loaded, Thing } from './thing.ts';
import { thingId } from './thing.ts';

/**
 * Reads things as they stand now, in bulk. A thing that cannot be reported (its project has no code, its
 * case is gone) is missing from the answer.
 */
export async function loadThings(
  deps: SourceDeps,
  things: readonly Thing[],
): Promise<ReadonlyMap<string, Loaded>> {
  const parts = await Promise.all([
    loadCatalogueThings(deps, things),
    loadProjects(deps, things),
    loadCases(deps, things),
    loadRecords(deps, things),
  ]);
  return new Map(parts.flat().map((loaded) => [thingId(loaded.thing), loaded]));
}
