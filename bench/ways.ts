import { dayOf, formatDay, type Instant } from '@zongheng/core/calendar';
import { Pool } from 'pg';
import { systemRandom } from '../server/platform/crypto/index.ts';
import { type DatabaseUrls, openDatabases } from '../server/platform/database/index.ts';
import { createServices, openCatalogue, type Services } from '../server/services.ts';
import type { Cycle, Way } from './cycle.ts';
import { floorCycle } from './floor.ts';
import { openSite } from './http.ts';
import { ourCycle } from './ours.ts';
import { openProject, type ReadyProject } from './projects.ts';
import { type RecordedStep, recordCycle } from './recording.ts';
import { openTowns, type Town } from './towns.ts';

/** Tuesday, 10:00 in Shenyang. */
const START = Date.parse('2026-11-03T02:00:00.000Z');
/** Receipt numbers of the floor count down from here; the platform's own count up from 1. */
const LAST_NUMBER = 99_999;

/** The three ways, on one database. */
export type Ways = {
  readonly services: Services;
  /** Bare sessions, without the platform. */
  readonly pool: Pool;
  readonly floor: Way;
  readonly ours: Way;
  readonly http: Way;
  close(): Promise<void>;
};

/**
 * Furnishes a database and opens the three ways on it, each with one session a client.
 *
 * @param homes one a client: the city whose projects it works on
 */
export async function openWays(urls: DatabaseUrls, homes: readonly string[]): Promise<Ways> {
  const databases = openDatabases(urls, { max: homes.length });
  const pool = new Pool({
    ...{ connectionString: urls.appUrl, max: homes.length, pipeline: true },
    // Kept while the other ways have their rounds, as the platform's own sessions are.
    idleTimeoutMillis: 60_000,
  });
  // Sessions still saying goodbye when the server stops are no news.
  pool.on('error', () => {});
  const clock = { now: () => START + Math.floor(performance.now()) };
  const catalogue = await openCatalogue(databases.app, clock);
  const services = createServices(databases.app, catalogue, clock, systemRandom);
  const towns = await openTowns(services, [...new Set(homes)]);
  const site = await openSite(services, databases.portal, towns, homes.length);

  let serial = 0;
  const nextProject = (town: Town): Promise<ReadyProject> => {
    serial += 1;
    return openProject(services, town, serial);
  };
  const floor = await openFloor(services, pool, towns, nextProject);
  const desks = homes.flatMap((home) => towns.filter((town) => town.home === home));
  const way = (name: Way['name'], cycleFor: (town: Town) => Promise<Cycle>): Way => ({
    name,
    prepare: (cyclesEach) => Promise.all(desks.map((town) => repeat(cyclesEach, () => cycleFor(town)))),
  });
  return {
    services,
    pool,
    floor: way('floor', async (town) => floor(town)),
    ours: way('ours', async (town) => ourCycle(services, town, await nextProject(town))),
    http: way('http', async (town) => site.cycle(town, await nextProject(town))),
    close: async () => {
      await site.close();
      await Promise.all([pool.end(), databases.close()]);
    },
  };
}

/** Records one cycle of the platform a city; the floor repeats its rows under new ids and numbers. */
async function openFloor(
  services: Services,
  pool: Pool,
  towns: readonly Town[],
  nextProject: (town: Town) => Promise<ReadyProject>,
): Promise<(town: Town) => Cycle> {
  const recordings = new Map<string, readonly RecordedStep[]>();
  for (const town of towns) {
    const project = await nextProject(town);
    recordings.set(town.home, await recordCycle(pool, project.id, ourCycle(services, town, project)));
  }
  const shared = new Set(towns.flatMap(idsOfPeople));
  const day = formatDay(dayOf(services.clock.now() as Instant)).replaceAll('-', '');
  let number = LAST_NUMBER;
  return (town) => {
    const fresh = {
      ...{ newId: services.facts.newId, shared },
      number: `${town.home}${day}${String(number).padStart(5, '0')}`,
    };
    number -= 1;
    return floorCycle(pool, recordings.get(town.home) ?? [], fresh);
  };
}

function idsOfPeople(town: Town): string[] {
  return [town.owner, town.window, ...town.approvers].flatMap(({ personId, seat }) => [
    personId,
    seat.id,
    ...(seat.unit ? [seat.unit.id] : []),
  ]);
}

async function repeat<T>(times: number, make: () => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let i = 0; i < times; i += 1) made.push(await make());
  return made;
}
