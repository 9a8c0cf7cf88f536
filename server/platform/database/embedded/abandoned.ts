import { existsSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { DatabaseUnavailable } from '../errors.ts';
import { claimPlace } from './claim.ts';
import { clusterFolder, dataFolder } from './place.ts';
import { findRunning, halt } from './postmaster.ts';
import type { PostgresVersion } from './version.ts';

/**
 * Stops and deletes a throw-away place whose process is gone. Returns false, and touches nothing, while
 * the place is in use.
 */
export async function removeAbandoned(folder: string): Promise<boolean> {
  const claim = await claimPlace(folder).catch((error: unknown) => {
    if (error instanceof DatabaseUnavailable) return undefined;
    throw error;
  });
  if (claim === undefined) return false;
  try {
    for (const version of [15, 18] satisfies PostgresVersion[]) {
      const data = dataFolder(folder, version);
      if (!existsSync(data)) continue;
      const running = await findRunning(data);
      if (running) await halt(running);
      // A container that shares this folder but not our view of processes: alive, and not ours.
      else if (await accepts(join(clusterFolder(folder, version), 'run'))) return false;
    }
    await rm(folder, { recursive: true, force: true });
    return true;
  } finally {
    await claim.release();
  }
}

function accepts(socketFolder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(join(socketFolder, '.s.PGSQL.5432'));
    socket.on('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}
