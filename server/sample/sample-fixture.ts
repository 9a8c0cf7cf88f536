import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dayOf, formatDay, formatInstant, type Instant, seedCalendar } from '@zongheng/core/calendar';
import { DEFAULT_SIGNAL_RULE } from '@zongheng/core/clock';
import {
  bookOf,
  type Catalogue,
  createCatalogue,
  type Law,
  loadPack,
  type Pack,
  versionsOfPack,
} from '../catalogue/index.ts';
import type { Actor, Role } from '../identity/index.ts';
import { createPasswords, type Random } from '../platform/crypto/index.ts';
import type { Database } from '../platform/database/index.ts';
import { openFolderStore } from '../platform/files/index.ts';
import { openCatalogue, PACK_FOLDER } from '../services.ts';
import type { SampleDeps } from './index.ts';

/** A Sunday evening in Shenyang: the end of the sample year in tests. */
export const END = Date.parse('2026-11-22T10:00:00.000Z');

/** What loading needs, on a database and a folder of its own; passwords are cheap. */
export async function sampleDeps(
  database: Database,
  given?: string,
): Promise<SampleDeps & { readonly catalogue: Catalogue; readonly folder: string; close(): Promise<void> }> {
  const folder = given ?? (await mkdtemp(join(tmpdir(), 'sample-')));
  return {
    database,
    catalogue: await openCatalogue(database, { now: () => END }),
    files: await openFolderStore(folder),
    passwords: createPasswords({ log2N: 4, r: 8, p: 1 }),
    folder,
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

/** The law as it is before anything is published. */
export const SEED_LAW: Law = {
  version: 'seed',
  calendar: seedCalendar,
  calendarFor: () => seedCalendar,
  signalRule: () => ({ ...DEFAULT_SIGNAL_RULE, version: 'default-1' }),
  refresh: async () => {},
};

/** The province's pack as it is. */
export function provincePack(): Pack {
  const loaded = loadPack(PACK_FOLDER);
  if (!loaded.ok) throw new Error('the pack does not load');
  return loaded.value;
}

/** The province's catalogue without a database: the versions of the pack are all there are. */
export function packCatalogue(): Catalogue {
  const pack = provincePack();
  const [at, day] = [formatInstant(END as Instant), formatDay(dayOf(END as Instant))];
  const book = bookOf(versionsOfPack(pack, at, day), { now: () => END });
  return createCatalogue(pack, book, SEED_LAW);
}

/** Somebody in a seat of the province, as whoever asks for a list. */
export function actorOf(
  catalogue: Catalogue,
  role: Role,
  where: { readonly division?: string; readonly body?: string },
): Actor {
  const body = where.body === undefined ? undefined : catalogue.body(where.body);
  const division = catalogue.division(where.division ?? body?.division ?? '');
  if (!division) throw new Error('no division');
  return {
    personId: 'any',
    personName: 'any',
    seat: { id: 'any', role, roleName: role, division, ...(body ? { body } : {}) },
  };
}

/** For what only reads: it makes no identifier and no salt. */
export const NO_RANDOM: Random = { bytes: never, below: never };

function never(): never {
  throw new Error('reading makes nothing');
}
