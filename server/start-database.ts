import type { Config } from './config.ts';
import { type DatabaseUrls, migrate, startEmbedded, urlsFromEnvironment } from './platform/database/index.ts';
import { prepareJobs } from './platform/jobs/index.ts';
import type { Log } from './platform/log/index.ts';

export type RunningDatabase = {
  readonly urls: DatabaseUrls;
  /** A new embedded database: only into such a one sample data go by themselves. */
  readonly fresh: boolean;
  readonly embedded: boolean;
  /** The embedded database's administrator; null for a server of one's own. */
  readonly adminUrl: string | null;
  /** Where the embedded database lives; null for a server of one's own. */
  readonly folder: string | null;
  stop(): Promise<void>;
};

/** Opens the server named by settings, or starts the embedded one; brings its tables to this program's state. */
export async function startDatabase(
  config: Config,
  environment: Readonly<Record<string, string | undefined>>,
  log: Log,
): Promise<RunningDatabase> {
  const own = urlsFromEnvironment(environment);
  if (own) {
    if (own.notice !== undefined) log.warn(own.notice);
    await prepare(own);
    return { urls: own, fresh: false, embedded: false, adminUrl: null, folder: null, stop: async () => {} };
  }
  const embedded = await startEmbedded(config.dataDir === null ? {} : { dataDir: config.dataDir });
  if (embedded.adopted) log.warn({ pid: embedded.pid }, 'took over a database that outlived its platform');
  try {
    await prepare(embedded);
  } catch (error) {
    await embedded.stop();
    throw error;
  }
  const { folder, fresh, adminUrl } = embedded;
  return { urls: embedded, fresh, embedded: true, adminUrl, folder, stop: () => embedded.stop() };
}

async function prepare(urls: DatabaseUrls): Promise<void> {
  await migrate(urls);
  await prepareJobs(urls.ownerUrl, new URL(urls.appUrl).username);
}
