import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import {
  choosePlace,
  type DatabaseUrls,
  type Embedded,
  migrate,
  type PostgresVersion,
  startEmbedded,
} from '../../../database/index.ts';

/** A server that keeps what it acknowledged, as the product's does, and can be killed. */
export type KillableCluster = {
  readonly urls: DatabaseUrls;
  readonly pid: number;
  /** SIGKILL to the main process; its sessions find out by themselves. */
  kill(): void;
  /** Starts the killed server again on the same data. */
  restart(): Promise<void>;
  stop(): Promise<void>;
};

/**
 * The clusters other tests share give up durability for speed, and must not be killed. This one is the test's
 * own; it lies beside them, where the next run sweeps away what a killed run left behind.
 */
export async function startKillableCluster(version: PostgresVersion): Promise<KillableCluster> {
  const memory = `/dev/shm/zongheng-test-${process.getuid?.() ?? 0}`;
  const base = existsSync(memory) ? memory : join((await choosePlace()).folder, 'test');
  const folder = join(base, randomBytes(4).toString('hex'));
  await mkdir(folder, { recursive: true });
  await chmod(folder, 0o755);
  const start = () => startEmbedded({ version, dataDir: folder });
  let embedded: Embedded = await start();
  await migrate(embedded);
  return {
    urls: embedded,
    get pid() {
      return embedded.pid;
    },
    kill: () => {
      process.kill(embedded.pid, 'SIGKILL');
    },
    restart: async () => {
      // Nothing runs any more that could be stopped; this gives the place free for the next start.
      await embedded.stop();
      embedded = await start();
    },
    stop: async () => {
      await embedded.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
