import { readFile, utimes } from 'node:fs/promises';
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
  /** The database while a platform runs it, connected as that is; a new connection after each kill. */
  connect(): Promise<Database>;
  /** To be called before the platform is killed. */
  beforeKill(): Promise<void>;
  /** Kills the database, too. */
  killDatabase(): Promise<void>;
  /** Stops what still runs there and deletes everything. */
  remove(): Promise<void>;
};

/** A place with nothing in it, as before the very first start. */
export async function emptyPlace(): Promise<EmbeddedPlace> {
  const dataDir = await makeTestFolder();
  const cluster = join(dataDir, 'postgresql-18');
  return {
    dataDir,
    connect: async () => createDatabase(createPool(await appUrl(cluster))),
    // Another run's tests clear away old folders that nobody has claimed, as ours is for a moment.
    beforeKill: () => utimes(dataDir, new Date(), new Date()),
    killDatabase: () => killDatabase(join(cluster, 'data')),
    remove: async () => {
      if (!(await removeAbandoned(dataDir))) throw new Error(`${dataDir} is still in use.`);
    },
  };
}

/**
 * A place with all tables and what `furnish` puts in: so the platform finds an installation that is in use
 * already, and loads no sample into it.
 */
export async function furnishedPlace(furnish: (database: Database) => Promise<void>): Promise<EmbeddedPlace> {
  const place = await emptyPlace();
  const embedded = await startEmbedded({ dataDir: place.dataDir });
  try {
    await migrate(embedded);
    const database = createDatabase(createPool(embedded.appUrl));
    await furnish(database).finally(() => database.close());
  } finally {
    await embedded.stop();
  }
  return place;
}

/** As the launcher writes it down: its socket is `run` in a place as short as a test's. */
async function appUrl(cluster: string): Promise<string> {
  const { app } = JSON.parse(await readFile(join(cluster, 'passwords.json'), 'utf8')) as { app: string };
  const query = new URLSearchParams({ host: join(cluster, 'run'), sslmode: 'disable' });
  return `postgresql://zongheng_app:${encodeURIComponent(app)}@localhost:5432/zongheng?${query}`;
}
