import { setTimeout as pause } from 'node:timers/promises';
import type { Database } from '../platform/database/index.ts';
import { MESSAGES } from './messages.ts';

/** Any number will do as long as nothing else uses it: "zh" and a counter. */
const LOCK = 0x7a68_0090;
/** The server needs a moment to notice that a process was killed. */
const PATIENCE_MS = 5000;
const PAUSE_MS = 100;

/** Works while no other process loads the sample. @throws Error if one does and goes on doing it */
export async function alone<T>(database: Database, work: () => Promise<T>): Promise<T> {
  const client = await database.pool.connect();
  try {
    for (let waited = 0; ; waited += PAUSE_MS) {
      const { rows } = await client.query<{ taken: boolean }>('SELECT pg_try_advisory_lock($1) AS taken', [
        LOCK,
      ]);
      if (rows[0]?.taken) break;
      if (waited >= PATIENCE_MS) throw new Error(MESSAGES.busy);
      await pause(PAUSE_MS);
    }
    return await work();
  } finally {
    // The session goes, and the lock with it.
    client.release(true);
  }
}
