import { readdir, readFile, readlink } from 'node:fs/promises';

/** A process as the kernel tells it. `startedAt` (ticks since boot) tells a reused number apart. */
export type ProcessState = { readonly pid: number; readonly zombie: boolean; readonly startedAt: string };

/** Looks a process up; undefined when there is none of that number. */
export async function findProcess(pid: number): Promise<ProcessState | undefined> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => undefined);
  if (stat === undefined) return undefined;
  // The name stands in parentheses and may itself hold spaces and parentheses: count from the last one.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const state = fields[0] ?? '';
  return { pid, zombie: state === 'Z' || state === 'X', startedAt: fields[19] ?? '' };
}

/** True while exactly that process lives; a zombie does not. */
export async function isAlive(process: ProcessState): Promise<boolean> {
  const now = await findProcess(process.pid);
  return now !== undefined && !now.zombie && now.startedAt === process.startedAt;
}

/** Numbers of the processes working in a folder: a PostgreSQL process stays in its data folder. */
export async function processesIn(folder: string): Promise<number[]> {
  const entries = await readdir('/proc');
  const found = await Promise.all(
    entries
      .filter((entry) => /^\d+$/.test(entry))
      .map(async (entry) => {
        const cwd = await readlink(`/proc/${entry}/cwd`).catch(() => undefined);
        return cwd === folder ? [Number(entry)] : [];
      }),
  );
  return found.flat();
}

/** Waits until the condition holds; false when the time is over first. */
export async function waitUntil(
  condition: () => boolean | Promise<boolean>,
  milliseconds: number,
  stepMs = 20,
): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (!(await condition())) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, stepMs));
  }
  return true;
}
