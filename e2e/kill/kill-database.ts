import { readdir, readlink } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';

const PATIENCE_MS = 10_000;

/**
 * Kills (-9) every process of the PostgreSQL that works in a data folder, as a machine does that loses its
 * power: nothing is written any more.
 */
export async function killDatabase(data: string): Promise<void> {
  const deadline = performance.now() + PATIENCE_MS;
  for (;;) {
    const alive = await processesIn(data);
    if (alive.length === 0) return;
    if (performance.now() > deadline) throw new Error(`${alive.join(', ')} still live in ${data}`);
    for (const pid of alive) {
      try {
        process.kill(pid, 'SIGKILL');
      } catch {
        // Gone since.
      }
    }
    await pause(20);
  }
}

/** PostgreSQL's processes stay in their data folder. One that has died and not been reaped has no folder. */
async function processesIn(folder: string): Promise<number[]> {
  const found: number[] = [];
  for (const entry of await readdir('/proc')) {
    if (!/^\d+$/.test(entry)) continue;
    const cwd = await readlink(`/proc/${entry}/cwd`).catch(() => null);
    if (cwd === folder) found.push(Number(entry));
  }
  return found;
}
