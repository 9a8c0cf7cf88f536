import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  choosePlace,
  type DatabaseUrls,
  migrate,
  removeAbandoned,
  startEmbedded,
} from '../server/platform/database/index.ts';

/** Addresses on the cluster; `adminUrl` is the superuser's, for further databases. */
export type ClusterUrls = DatabaseUrls & { readonly adminUrl: string };

/** A PostgreSQL for one run: the one npm carries, on disk, with the settings of an installation (fsync on). */
export async function startCluster(): Promise<{ urls: ClusterUrls; stop(): Promise<void> }> {
  // Beside the platform's own data, so on the same disk. A killed run leaves its server: it goes first.
  const folder = join((await choosePlace()).folder, 'bench');
  await removeAbandoned(folder);
  const embedded = await startEmbedded({ version: 18, dataDir: folder });
  const stop = async () => {
    await embedded.stop();
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await migrate(embedded);
  } catch (error) {
    await stop();
    throw error;
  }
  return { urls: embedded, stop };
}
