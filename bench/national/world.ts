import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import type { Bridge } from '../../server/national/index.ts';
import { openBridge } from '../../server/national/index.ts';
import { systemRandom } from '../../server/platform/crypto/index.ts';
import { createPool, type Databases, openDatabases } from '../../server/platform/database/index.ts';
import { createServices, openCatalogue, type Services } from '../../server/services.ts';
import type { ClusterUrls } from '../cluster.ts';
import { openTowns, type Town } from '../towns.ts';
import { driveProjects } from './cases.ts';
import { type FarSide, startFarSide } from './centre.ts';

/** Tuesday, 10:00 in Shenyang. */
const START = Date.parse('2026-11-03T02:00:00.000Z');
const HOMES = ['210100', '210200', '210300', '210400'];

/** A province with cases behind it, its bridge, and the centre: two databases on one cluster, two processes. */
export type NationalBench = {
  readonly services: Services;
  readonly databases: Databases;
  /** How a further process of the platform gets in. */
  readonly appUrl: string;
  /** The platform's database as its owner: for bulk rows. */
  readonly owner: ReturnType<typeof createPool>;
  /** The centre's database as the superuser. */
  readonly far: ReturnType<typeof createPool>;
  readonly towns: readonly Town[];
  readonly projects: readonly string[];
  readonly centre: FarSide;
  readonly bridge: Bridge;
  close(): Promise<void>;
};

/** @param projects how many, with five cases each, are taken through the platform's own doors */
export async function openNationalBench(urls: ClusterUrls, projects: number): Promise<NationalBench> {
  const databases = openDatabases(urls, { max: 10 });
  const owner = createPool(urls.ownerUrl, { max: 2, statementTimeoutMs: 0, lockTimeoutMs: 0 });
  let passed = START;
  const clock = { now: () => passed + Math.floor(performance.now()) };
  const catalogue = await openCatalogue(databases.app, clock);
  const services = createServices(databases.app, catalogue, clock, systemRandom);
  const towns = await openTowns(services, HOMES);
  const filed = await driveProjects(services, towns, projects, (ms) => {
    passed += ms;
  });
  const name = `bench_centre_${randomBytes(4).toString('hex')}`;
  await administer(urls.adminUrl, `CREATE DATABASE ${name}`);
  const farUrl = new URL(urls.adminUrl);
  farUrl.pathname = `/${name}`;
  const centre = await startFarSide(farUrl.href, clock.now() - Date.now());
  const far = createPool(farUrl.href, { max: 2, statementTimeoutMs: 0, lockTimeoutMs: 0 });
  const { bridge, close } = await openBridge({
    services,
    access: null,
    frontUrl: centre.frontUrl,
    frontSchema: centre.frontSchema,
    log: { info: () => {}, warn: complain, error: complain },
  });
  return {
    appUrl: urls.appUrl,
    ...{ services, databases, owner, far, towns, centre, bridge },
    projects: filed.map(({ project }) => project.id),
    close: async () => {
      await close();
      await Promise.all([far.end(), owner.end(), databases.close()]);
      await centre.close();
      await administer(urls.adminUrl, `DROP DATABASE ${name} WITH (FORCE)`);
    },
  };
}

function complain(...words: readonly unknown[]): void {
  console.error(...words);
}

async function administer(adminUrl: string, statement: string): Promise<void> {
  const client = new Client(adminUrl);
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
