import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import type { Identity } from './place.ts';
import type { Embedded } from './start.ts';

const module = new URL('./start.ts', import.meta.url).href;

/** A platform in a process of its own. */
export type Elsewhere = {
  readonly embedded: Omit<Embedded, 'stop'>;
  /** kill -9: the process has no chance to stop its database. */
  kill(): Promise<void>;
};

/** Starts an embedded database in another process, as another user where one is given. */
export async function startElsewhere(folder: string, version: number, user?: Identity): Promise<Elsewhere> {
  const script = `
    import { startEmbedded } from ${JSON.stringify(module)};
    console.log(JSON.stringify(await startEmbedded(${JSON.stringify({ version, dataDir: folder })})));
    process.stdin.resume();
  `;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: '/',
    stdio: ['pipe', 'pipe', 'inherit'],
    ...user,
  });
  const lines = createInterface(child.stdout);
  const [line] = await Promise.race([once(lines, 'line'), once(child, 'exit')]);
  return {
    embedded: JSON.parse(String(line)),
    kill: async () => {
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}
