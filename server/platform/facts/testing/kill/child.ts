import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** A process of the test: may be killed and started again any number of times. */
export type Child = {
  readonly name: string;
  /** Why it ended although nobody killed or stopped it, if it did. */
  failure(): string | undefined;
  start(): void;
  /** SIGKILL; settled when it is gone. */
  kill(): Promise<void>;
  /** Lets it finish what it is doing. */
  stop(): Promise<void>;
};

/**
 * @param settingsOf made anew for every start, counted from 1
 */
export function child(name: string, script: URL, settingsOf: (start: number) => object): Child {
  let current: ChildProcess | undefined;
  let starts = 0;
  let failure: string | undefined;

  const end = async (how: (process: ChildProcess) => void) => {
    const ending = current;
    current = undefined;
    if (ending === undefined || ending.exitCode !== null || ending.signalCode !== null) return;
    const gone = once(ending, 'exit');
    how(ending);
    await gone;
  };
  return {
    name,
    failure: () => failure,
    start: () => {
      starts += 1;
      // Its standard error is the reason it gives when it fails; the channel ends it when this process ends.
      const started = fork(script, [JSON.stringify(settingsOf(starts))], {
        execArgv: [],
        env: {},
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
      });
      let said = '';
      started.stderr?.setEncoding('utf8').on('data', (part: string) => {
        said += part;
      });
      started.on('close', (code, signal) => {
        if (started === current || code !== (signal === null ? 0 : null)) {
          failure = `${name} ended with ${code ?? signal}: ${said}`;
        }
      });
      current = started;
    },
    kill: () => end((process) => process.kill('SIGKILL')),
    stop: () => end((process) => process.send('stop')),
  };
}

/** In a child: the settings it was started with, and a signal that aborts when it is told to stop. */
export function childSettings<Settings>(): Settings & { readonly signal: AbortSignal } {
  const stop = new AbortController();
  process.on('message', () => stop.abort());
  // Without the test there is nothing left to do; told to stop, it has closed the channel itself.
  process.on('disconnect', () => process.exit(stop.signal.aborted ? 0 : 1));
  return { ...(JSON.parse(process.argv[2] ?? '{}') as Settings), signal: stop.signal };
}
