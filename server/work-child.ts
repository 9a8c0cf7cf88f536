import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Log } from './platform/log/index.ts';

/**
 * Runs the work process beside the web process and starts it again where it died. The child ends by itself
 * when this process is gone, however it went: its channel closes.
 */
export function superviseWork(environment: NodeJS.ProcessEnv, log: Log): { stop(): Promise<void> } {
  const program = fileURLToPath(new URL('work-main.ts', import.meta.url));
  let child: ChildProcess | undefined;
  let stopping = false;
  let restarts = 0;

  const start = () => {
    child = fork(program, [], { env: environment, stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
    const started = Date.now();
    child.once('exit', (code, signal) => {
      if (stopping) return;
      // One that ran for a while starts again at once; one that cannot start is not tried without end.
      restarts = Date.now() - started > 60_000 ? 0 : restarts + 1;
      const wait = Math.min(30_000, 250 * 2 ** restarts);
      log.error({ code, signal, wait }, 'the work process ended; starting it again');
      setTimeout(() => stopping || start(), wait).unref();
    });
  };
  start();

  return {
    async stop() {
      stopping = true;
      if (!child || child.exitCode !== null || child.signalCode !== null) return;
      const gone = new Promise<void>((resolve) => child?.once('exit', () => resolve()));
      child.kill('SIGTERM');
      const late = setTimeout(() => child?.kill('SIGKILL'), 15_000);
      await gone;
      clearTimeout(late);
    },
  };
}
