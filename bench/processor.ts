import { readdirSync, readFileSync } from 'node:fs';
import type { Pool } from 'pg';

/** Processor time in milliseconds: of this process, and of the server's processes. */
export type ProcessorTime = { readonly here: number; readonly database: number };

/** What each process has used so far. */
export type Meter = () => Promise<{ readonly here: number; readonly database: ReadonlyMap<number, number> }>;

/** Reads what the kernel counts: the server's processes are on this machine. */
export function meterOf(pool: Pool): Meter {
  return async () => {
    const { rows } = await pool.query<{ pid: number }>('SELECT pid FROM pg_stat_activity');
    const threads = readdirSync('/proc/self/task').map((id) => used(`/proc/self/task/${id}/schedstat`));
    return {
      here: threads.reduce((total, time) => total + time, 0),
      database: new Map(rows.map(({ pid }) => [pid, used(`/proc/${pid}/schedstat`)])),
    };
  };
}

type Reading = Awaited<ReturnType<Meter>>;

/** What was used in between; a process that came in between counts whole, one that went not at all. */
export function usedBetween(before: Reading, after: Reading): ProcessorTime {
  let database = 0;
  for (const [pid, time] of after.database) database += time - (before.database.get(pid) ?? 0);
  return { here: after.here - before.here, database };
}

/** The first number of schedstat is nanoseconds on a processor. */
function used(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return 0;
  }
}
