import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { node24, root } from './tools.ts';

const STOP_MS = 30_000;

/** `server/main.ts` in a process group of its own with its work process, and all that it prints. */
export class PlatformProcess {
  readonly #child: ChildProcess;
  readonly #atExit = () => this.#signal('SIGKILL');
  #output = '';
  #told = false;

  constructor(environment: Record<string, string>) {
    this.#child = spawn(node24, [join(root, 'server', 'main.ts')], {
      cwd: root,
      env: environment,
      // So that a kill reaches the work process at the same moment.
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const stream of [this.#child.stdout, this.#child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text: string) => {
        this.#output += text;
        this.#child.emit('printed');
      });
    }
    // It shall not outlive the test, however that ends.
    process.once('exit', this.#atExit);
  }

  get output(): string {
    return this.#output;
  }

  get over(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Waits until it has printed this; throws when it ends, or takes longer than `milliseconds`, before that. */
  async printed(text: RegExp, milliseconds: number): Promise<RegExpExecArray> {
    const deadline = AbortSignal.timeout(milliseconds);
    for (;;) {
      const found = text.exec(this.#output);
      if (found !== null) return found;
      if (this.over || deadline.aborted)
        throw new Error(`The platform did not print ${text}:\n${this.#output}`);
      const waiting = new AbortController();
      const { signal } = waiting;
      await Promise.race([
        once(this.#child, 'printed', { signal }),
        once(this.#child, 'exit', { signal }),
        once(deadline, 'abort', { signal }),
      ]);
      waiting.abort();
    }
  }

  /** Rejects, with what it has printed, when it ends without being told to. */
  untimelyEnd(): Promise<never> {
    const end = new Promise<never>((_, reject) => {
      this.#child.once('exit', (code, signal) => {
        if (!this.#told) reject(new Error(`The platform has ended (${code ?? signal}):\n${this.#output}`));
      });
    });
    // Who does not ask is not told.
    end.catch(() => {});
    return end;
  }

  /** Kills all of it at one moment (-9). */
  async kill(): Promise<void> {
    this.#told = true;
    this.#signal('SIGKILL');
    await this.#gone();
  }

  /** Ends it as Ctrl-C does; throws where it does not end well. */
  async stop(): Promise<void> {
    if (this.over) return;
    this.#told = true;
    // Only the main process, as tools/run.mjs does: it passes signals on itself.
    this.#child.kill('SIGTERM');
    const late = setTimeout(() => this.#signal('SIGKILL'), STOP_MS);
    await this.#gone();
    clearTimeout(late);
    const { exitCode, signalCode } = this.#child;
    if (exitCode !== 0) {
      throw new Error(`The platform did not end well (${exitCode ?? signalCode}):\n${this.#output}`);
    }
  }

  async #gone(): Promise<void> {
    if (!this.over) await once(this.#child, 'exit');
    process.off('exit', this.#atExit);
  }

  #signal(signal: NodeJS.Signals): void {
    if (this.#child.pid === undefined) return;
    try {
      process.kill(-this.#child.pid, signal);
    } catch {
      // All of them have ended by themselves.
    }
  }
}
