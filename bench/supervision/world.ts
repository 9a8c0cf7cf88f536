import { createPersons, grantSeats } from '../../server/identity/index.ts';
import { createPasswords, systemRandom } from '../../server/platform/crypto/index.ts';
import { createPool, type Databases, openDatabases } from '../../server/platform/database/index.ts';
import { createServices, openCatalogue, type Services } from '../../server/services.ts';
import type { ClusterUrls } from '../cluster.ts';
import { openTowns, PASSWORD, type Town, unwrap } from '../towns.ts';

/** Tuesday, 10:00 in Shenyang. */
const START = Date.parse('2026-11-03T02:00:00.000Z');

/** A province to be filled with cases. */
export type SupervisionBench = {
  readonly services: Services;
  readonly databases: Databases;
  /** As its owner: for bulk rows. */
  readonly owner: ReturnType<typeof createPool>;
  readonly towns: readonly Town[];
  close(): Promise<void>;
};

export async function openSupervisionBench(
  urls: ClusterUrls,
  homes: readonly string[],
): Promise<SupervisionBench> {
  const databases = openDatabases(urls, { max: 20 });
  const owner = createPool(urls.ownerUrl, { max: 2, statementTimeoutMs: 0, lockTimeoutMs: 0 });
  const clock = { now: () => START + Math.floor(performance.now()) };
  const services = createServices(
    databases.app,
    await openCatalogue(databases.app, clock),
    clock,
    systemRandom,
  );
  const towns = await openTowns(services, homes);
  await seatLeader(services);
  return {
    ...{ services, databases, owner, towns },
    close: async () => {
      await Promise.all([owner.end(), databases.close()]);
    },
  };
}

/** Where a body has nobody, the leader of the province is the one to answer. */
async function seatLeader(services: Services): Promise<void> {
  const now = services.clock.now();
  const { newId } = services.facts;
  const passwords = createPasswords({ log2N: 4, r: 8, p: 1 });
  const deps = { ...services, newId, passwords };
  const passwordHash = await passwords.hash(PASSWORD);
  const person = { name: '示例领导', login: 'bench-leader', secret: { passwordHash } };
  const [personId] = unwrap(await createPersons(deps, [person], now));
  if (personId === undefined) throw new Error('nobody was made');
  unwrap(await grantSeats(deps, [{ personId, role: 'leader', division: '210000', validFrom: now }], now));
}
