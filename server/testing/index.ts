import { randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { createDatabase, createPool, type Database, type DatabaseUrls } from '../platform/database/index.ts';

export { makeTestFolder, startTestCluster, type TestCluster, testVersion } from './cluster.ts';

/** A database of a test file's own: all migrations applied, no rows but the pack's versions. */
export type TestDatabase = DatabaseUrls & {
  readonly name: string;
  /** As the platform connects. */
  readonly app: Database;
  /** As migrations connect: may do everything in this database. */
  readonly owner: Database;
  /** As the public's pages connect. */
  readonly portal: Database;
  /** Closes the three and drops the database. */
  drop(): Promise<void>;
  [Symbol.asyncDispose](): Promise<void>;
};

/**
 * Makes a database on the run's PostgreSQL (18, or 15 in the project `db15`). Whoever makes it drops it;
 * `useTestDatabase` does both.
 *
 * @param options.empty without any migration
 */
export async function createTestDatabase(options: { readonly empty?: boolean } = {}): Promise<TestDatabase> {
  const cluster = inject('testCluster');
  const name = `test_${randomBytes(6).toString('hex')}`;
  const template = options.empty ? 'template0' : 'zongheng';
  // file_copy shares nothing with the template's cache: 20–36 ms in memory, where wal_log takes longer.
  await administer(cluster.adminUrl, [
    `CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy OWNER zongheng_owner`,
    // Rights on the database itself are not copied.
    `REVOKE ALL ON DATABASE ${name} FROM PUBLIC`,
    `GRANT CONNECT ON DATABASE ${name} TO zongheng_app, zongheng_portal`,
  ]);
  const urls = {
    appUrl: rename(cluster.appUrl, name),
    ownerUrl: rename(cluster.ownerUrl, name),
    portalUrl: rename(cluster.portalUrl, name),
  };
  const app = createDatabase(createPool(urls.appUrl));
  const owner = createDatabase(createPool(urls.ownerUrl));
  const portal = createDatabase(createPool(urls.portalUrl, { readOnly: true }));
  const drop = async () => {
    await Promise.all([app, owner, portal].filter(({ pool }) => !pool.ending).map((face) => face.close()));
    await administer(cluster.adminUrl, [`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`]);
  };
  return { name, ...urls, app, owner, portal, drop, [Symbol.asyncDispose]: drop };
}

/**
 * A database for all tests of a file or `describe`: made before them, dropped after. Call it outside of
 * tests; the function it returns gives the database inside them.
 */
export function useTestDatabase(): () => TestDatabase {
  let database: TestDatabase | undefined;
  beforeAll(async () => {
    database = await createTestDatabase();
  });
  afterAll(async () => {
    await database?.drop();
  });
  return () => {
    if (database === undefined) throw new Error('The test database exists only while tests run.');
    return database;
  };
}

function rename(url: string, database: string): string {
  const renamed = new URL(url);
  renamed.pathname = `/${database}`;
  return renamed.href;
}

async function administer(adminUrl: string, statements: readonly string[]): Promise<void> {
  const client = new Client(adminUrl);
  client.on('error', () => {});
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}
