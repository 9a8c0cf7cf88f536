import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import {
  createDatabase,
  createPool,
  type Database,
  migrate,
  removeAbandoned,
  startEmbedded,
} from '../../server/platform/database/index.ts';
import { makeTestFolder } from '../../server/testing/index.ts';
import { killDatabase } from './kill-database.ts';

/** A data place of a test's own, for a platform that starts the embedded database in it. */
export type EmbeddedPlace = {
  readonly dataDir: string;
  /** The database while it runs, connected as the platform is; a new connection after each kill. */
  connect(): Database;
  /** To be called before the platform is killed. */
  beforeKill(): Promise<void>;
  /** Kills the database, too. */
  killDatabase(): Promise<void>;
  /** Stops what still runs there and deletes everything. */
  remove(): Promise<void>;
};

/**
 * Makes the place with all tables, and lets `furnish` put the first rows in: so the platform finds an
 * installation that is in use already, and puts no sample into it.
 */
export async function makeEmbeddedPlace(
  furnish: (database: Database) => Promise<void>,
): Promise<EmbeddedPlace> {
  const dataDir = await makeTestFolder();
  const embedded = await startEmbedded({ dataDir });
  const connect = () => createDatabase(createPool(embedded.appUrl));
  try {
    await migrate(embedded);
    const database = connect();
    await furnish(database).finally(() => database.close());
  } finally {
    await embedded.stop();
  }
  return {
    dataDir,
    connect,
    // Another run's tests clear away old folders that nobody has claimed, as ours is for a moment.
    beforeKill: () => utimes(dataDir, new Date(), new Date()),
    killDatabase: () => killDatabase(join(embedded.folder, 'data')),
    remove: async () => {
      if (!(await removeAbandoned(dataDir))) throw new Error(`${dataDir} is still in use.`);
    },
  };
}
