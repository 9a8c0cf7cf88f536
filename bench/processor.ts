import { readdirSync, readFileSync } from 'node:fs';
import type { Pool } from 'pg';

/** Processor time in milliseconds: of this process, and of the server's processes. */
export type ProcessorTime = { readonly here: number; readonly database: number };

/** What has been used so far. The server runs on this machine, its processes are counted by the kernel. */
export async function processorTime(pool: Pool): Promise<ProcessorTime> {
  const { rows } = await pool.query<{ pid: number }>('SELECT pid FROM pg_stat_activity');
  const here = readdirSync('/proc/self/task').map((id) => used(`/proc/self/task/${id}/schedstat`));
  return { here: sum(here), database: sum(rows.map(({ pid }) => used(`/proc/${pid}/schedstat`))) };
}

/** The first number of schedstat is nanoseconds on a processor; a process that has gone used none since. */
function used(path: string): number {
  try {
    return Number(readFileSync(path, 'utf8').split(' ')[0]) / 1e6;
  } catch {
    return 0;
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
