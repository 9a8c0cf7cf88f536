import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { dayOf, formatDay, formatInstant, type Instant } from '@zongheng/core/calendar';
import type { CaseDeps } from './casework/index.ts';
import {
  type Catalogue,
  createCatalogue,
  describeProblems,
  loadPack,
  openBook,
  registerVersions,
} from './catalogue/index.ts';
import type { Directory } from './identity/index.ts';
import { openLaw } from './law.ts';
import { createOpenCases } from './open-cases.ts';
import type { Clock } from './platform/clock/index.ts';
import { createIds, createSalt, type Random, sm3 } from './platform/crypto/index.ts';
import type { Database } from './platform/database/index.ts';
import type { FactTools } from './platform/facts/index.ts';
import type { Log } from './platform/log/index.ts';
import type { OpenCases } from './projects/index.ts';

/** What the use cases of all modules need: one set a process, and one with its own clock for samples. */
export type Services = CaseDeps & {
  readonly directory: Directory;
  readonly openCases: OpenCases;
  /** Calendars and signal rules in force. */
  readonly law: Catalogue['law'];
};

/** Folder of the province pack this installation runs on. */
export const PACK_FOLDER = dirname(fileURLToPath(import.meta.resolve('@zongheng/pack-liaoning/pack.json')));

/** Loads the pack and registers its versions. @throws Error listing every problem of a broken pack. */
export async function openCatalogue(
  database: Database,
  clock: Clock,
  { folder = PACK_FOLDER, log }: { readonly folder?: string; readonly log?: Log } = {},
): Promise<Catalogue> {
  const loaded = loadPack(folder);
  if (!loaded.ok) throw new Error(`省级数据包有误,未启动:\n${describeProblems(loaded.problems)}`);
  const pack = loaded.value;
  const now = clock.now() as Instant;
  const { kept } = await registerVersions(database, pack, formatInstant(now), formatDay(dayOf(now)));
  if (kept.length > 0)
    log?.warn({ kept: kept.slice(0, 20), of: kept.length }, 'versions of the pack gave way');
  const book = await openBook(database, clock);
  const law = await openLaw(database, (division) => pack.lineage(division), book);
  return createCatalogue(pack, book, law);
}

/** Puts the use cases' needs together on a clock and a source of randomness. */
export function createServices(
  database: Database,
  catalogue: Catalogue,
  clock: Clock,
  random: Random,
): Services {
  const ids = createIds(clock, random);
  const facts: FactTools = { hash: sm3, newId: () => ids.next(), newSalt: () => createSalt(random) };
  const openCases = createOpenCases(database);
  return {
    database,
    catalogue,
    clock,
    facts,
    directory: directoryOf(catalogue),
    openCases,
    law: catalogue.law,
  };
}

/** The catalogue as identity sees it. */
export function directoryOf(catalogue: Catalogue): Directory {
  return {
    division: (code) => catalogue.division(code),
    body: (id) => catalogue.body(id),
    lineage: (code) => catalogue.lineage(code),
    within: (code) => catalogue.within(code),
    bodiesIn: (code) => catalogue.bodiesIn(code),
  };
}
