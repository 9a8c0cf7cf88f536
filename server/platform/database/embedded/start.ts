import { join } from 'node:path';
import { Client } from 'pg';
import { DatabaseUnavailable, sqlState } from '../errors.ts';
import { messages } from '../messages.ts';
import { usableBinaries } from './binaries.ts';
import { claimPlace } from './claim.ts';
import { type Cluster, databaseName, furnish, prepareCluster, roles, socketUrl } from './cluster.ts';
import { choosePlace, clusterFolder, type Place, versionInUse } from './place.ts';
import { clearDead, findRunning, halt, launch, type Postmaster } from './postmaster.ts';
import { waitUntil } from './process.ts';
import type { PostgresVersion } from './version.ts';

export type EmbeddedOptions = {
  /** Major version. Without it: the version the data were made with, else 18. */
  readonly version?: PostgresVersion;
  /** The folder to keep everything in. Without it: see `choosePlace`. */
  readonly dataDir?: string;
  /** Settings of PostgreSQL, put on its command line; a server that is adopted keeps those it has. */
  readonly settings?: Readonly<Record<string, string | number>>;
};

export type Embedded = {
  readonly ownerUrl: string;
  readonly appUrl: string;
  readonly portalUrl: string;
  /** The superuser's, on database `postgres`: for test databases and backups, never for the platform. */
  readonly adminUrl: string;
  /** True when the platform's database was made by this start: only then may sample data go in. */
  readonly fresh: boolean;
  /** True when a server that outlived its parent was taken over. */
  readonly adopted: boolean;
  readonly version: PostgresVersion;
  /** Where data, log and passwords are. */
  readonly folder: string;
  /** Number of the server's main process. */
  readonly pid: number;
  /** Stops the server cleanly and frees the place. Safe to call twice. */
  stop(): Promise<void>;
};

const ADOPT_MS = 30_000;

/**
 * Starts the PostgreSQL that npm carries, or adopts the one that outlived a killed platform. The server
 * listens on a Unix socket only, writes through to disk, and has three roles with passwords of their own.
 *
 * @throws DatabaseUnavailable with a Chinese sentence, also when the platform is running already.
 */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<Embedded> {
  if (process.platform !== 'linux') {
    throw new DatabaseUnavailable(messages.linuxOnly(`${process.platform} ${process.arch}`));
  }
  const place = await choosePlace(options.dataDir);
  const claim = await claimPlace(place.folder);
  try {
    const version = options.version ?? versionInUse(place.folder) ?? 18;
    const started = await startServer(place, version, options.settings ?? {});
    const { cluster, postmaster } = started;
    const fresh = await furnish(cluster).catch(async (error: unknown) => {
      await halt(postmaster);
      throw error;
    });
    let stopping: Promise<void> | undefined;
    const stop = async () => {
      claim.leaving();
      await halt(postmaster);
      await claim.release();
    };
    return {
      ...urls(cluster),
      fresh,
      adopted: started.adopted,
      version,
      folder: clusterFolder(place.folder, version),
      pid: postmaster.process.pid,
      stop: () => {
        stopping ??= stop();
        return stopping;
      },
    };
  } catch (error) {
    await claim.release();
    throw error;
  }
}

type Started = { readonly cluster: Cluster; readonly postmaster: Postmaster; readonly adopted: boolean };

async function startServer(
  place: Place,
  version: PostgresVersion,
  settings: Readonly<Record<string, string | number>>,
): Promise<Started> {
  const binaries = await usableBinaries(version, place.folder, place.runAs);
  const cluster = await prepareCluster(clusterFolder(place.folder, version), version, binaries, place.runAs);
  const running = await findRunning(cluster.data);
  if (running) {
    const adopted = { ...cluster, socket: running.socketFolder };
    if (await waitUntil(() => answers(adopted), ADOPT_MS)) {
      return { cluster: adopted, postmaster: running, adopted: true };
    }
    // It does not let anyone in any more (its socket was deleted, it hangs): a clean restart is left.
    await halt(running);
  }
  await clearDead(cluster.data, cluster.socket);
  const postmaster = await launch(
    {
      binaries,
      data: cluster.data,
      startLog: join(clusterFolder(place.folder, version), 'start.log'),
      logFolder: cluster.log,
      socketFolder: cluster.socket,
      runAs: place.runAs,
      settings,
    },
    () => answers(cluster),
  );
  return { cluster, postmaster, adopted: false };
}

/** True once the server takes sessions; a refused password is not something waiting would mend. */
async function answers({ socket, passwords }: Pick<Cluster, 'socket' | 'passwords'>): Promise<boolean> {
  const client = new Client(socketUrl(socket, roles.admin, passwords.admin, 'postgres'));
  client.on('error', () => {});
  try {
    await client.connect();
    await client.end();
    return true;
  } catch (error) {
    if (sqlState(error)?.startsWith('28')) throw error;
    return false;
  }
}

function urls({ socket, passwords }: Cluster) {
  return {
    ownerUrl: socketUrl(socket, roles.owner, passwords.owner, databaseName),
    appUrl: socketUrl(socket, roles.app, passwords.app, databaseName),
    portalUrl: socketUrl(socket, roles.portal, passwords.portal, databaseName),
    adminUrl: socketUrl(socket, roles.admin, passwords.admin, 'postgres'),
  };
}
