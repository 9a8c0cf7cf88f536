import { createDatabase, type Database } from './database.ts';
import { DatabaseUnavailable } from './errors.ts';
import { messages } from './messages.ts';
import { createPool, type PoolOptions } from './pool.ts';

/** Addresses of the three roles on one database. */
export type DatabaseUrls = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly portalUrl: string;
};

/**
 * The addresses of a server of one's own, or undefined where none is named and the embedded one is to be
 * started. `notice` is a sentence for the log where one account has to serve for all three roles.
 */
export function urlsFromEnvironment(
  environment: Readonly<Record<string, string | undefined>>,
): (DatabaseUrls & { readonly notice: string | undefined }) | undefined {
  const appUrl = environment.DATABASE_URL;
  const ownerUrl = environment.DATABASE_OWNER_URL;
  const portalUrl = environment.DATABASE_PORTAL_URL;
  if (!appUrl) {
    if (ownerUrl || portalUrl) throw new DatabaseUnavailable(messages.appUrlMissing);
    return undefined;
  }
  const notice =
    ownerUrl && portalUrl ? undefined : ownerUrl || portalUrl ? messages.twoUrls : messages.oneUrl;
  return { appUrl, ownerUrl: ownerUrl || appUrl, portalUrl: portalUrl || appUrl, notice };
}

export type Databases = {
  readonly app: Database;
  readonly portal: Database;
  close(): Promise<void>;
};

/** The two databases a running platform uses; the owner's sessions exist only while migrating. */
export function openDatabases(urls: Omit<DatabaseUrls, 'ownerUrl'>, options: PoolOptions = {}): Databases {
  const app = createDatabase(createPool(urls.appUrl, { applicationName: 'zongheng', ...options }));
  const portal = createDatabase(
    createPool(urls.portalUrl, {
      ...options,
      applicationName: 'zongheng-portal',
      max: Math.ceil((options.max ?? 10) / 2),
      // The public's questions are small; one that is not must not hold up the others.
      statementTimeoutMs: 5000,
      readOnly: true,
    }),
  );
  return {
    app,
    portal,
    close: async () => {
      await Promise.all([app.close(), portal.close()]);
    },
  };
}
