import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseUrls } from '../server/platform/database/index.ts';
import { ensureWebBuilt, node24, root } from './tools.ts';

/** The platform as `npm start` runs it: a process of its own with its work process, on real time. */
export type Platform = {
  /** Where it answers, e.g. http://127.0.0.1:40123; another one after each start. */
  readonly origin: string;
  /** Everything it has printed so far. */
  output(): string;
  /** Lines of its log that say something went wrong. */
  errors(): readonly string[];
  /** Ends it in an orderly way, as Ctrl-C does. */
  stop(): Promise<void>;
  /** Rejects, with what it has printed, when it ends without being told to. */
  readonly untimelyEnd: Promise<never>;
  /** Kills it and its work process at one moment (-9); a database it started lives on. */
  kill(): Promise<void>;
};

/** What a platform in a test is told by its environment. */
export type PlatformSettings = {
  /** Where files go, and without `urls` the database, too. */
  readonly dataDir: string;
  /** A database that is there already; without it the embedded one is started. */
  readonly urls?: DatabaseUrls;
  /** More settings, e.g. LOG_LEVEL. */
  readonly environment?: Readonly<Record<string, string>>;
};

const START_MS = 180_000;
const STOP_MS = 30_000;
const ADDRESS = /已启动\S*?(http:\/\/[\w.:[\]]+)/;

/**
 * Starts `server/main.ts` on a free port and waits until it is ready. It issues training codes and gets
 * nothing else of this process's environment than the place of its programs.
 */
export async function startPlatform(settings: PlatformSettings): Promise<Platform> {
  await ensureWebBuilt();
  const child = spawn(node24, [join(root, 'server', 'main.ts')], {
    cwd: root,
    env: environment(settings),
    // A group of its own, so that `kill` reaches the work process at the same moment.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const group = new Group(child);
  try {
    const origin = await address(child, () => output);
    await ready(origin, child, () => output);
    return {
      origin,
      output: () => output,
      untimelyEnd: group.untimelyEnd(() => output),
      errors: () => output.split('\n').filter(isError),
      stop: () => group.stop(() => output),
      kill: () => group.kill(),
    };
  } catch (error) {
    await group.kill();
    throw error;
  }
}

function environment({ dataDir, urls, environment: more }: PlatformSettings): Record<string, string> {
  const { PATH = '/usr/bin:/bin', HOME = dataDir } = process.env;
  return {
    PATH,
    HOME,
    PORT: '0',
    DATA_DIR: dataDir,
    CODE_ISSUER: 'training',
    LOG_LEVEL: 'warn',
    ...(urls === undefined
      ? {}
      : {
          DATABASE_URL: urls.appUrl,
          DATABASE_OWNER_URL: urls.ownerUrl,
          DATABASE_PORTAL_URL: urls.portalUrl,
        }),
    ...more,
  };
}

/** The process, its work process, and their end, also where the test itself is ended. */
class Group {
  readonly #child: ChildProcess;
  #told = false;
  readonly #atExit = () => this.#signal('SIGKILL');

  constructor(child: ChildProcess) {
    this.#child = child;
    process.once('exit', this.#atExit);
  }

  untimelyEnd(output: () => string): Promise<never> {
    const end = new Promise<never>((_, reject) => {
      this.#child.once('exit', (code, signal) => {
        if (!this.#told) reject(new Error(`The platform has ended (${code ?? signal}):\n${output()}`));
      });
    });
    // Who does not ask is not told.
    end.catch(() => {});
    return end;
  }

  async kill(): Promise<void> {
    this.#told = true;
    this.#signal('SIGKILL');
    await this.#gone();
  }

  async stop(output: () => string): Promise<void> {
    if (this.#over()) return;
    this.#told = true;
    const late = new AbortController();
    // Only the main process, as tools/run.mjs does: it passes signals on itself.
    this.#child.kill('SIGTERM');
    const ended = await Promise.race([
      this.#gone().then(() => true),
      pause(STOP_MS, false, { signal: late.signal }).catch(() => true),
    ]);
    late.abort();
    if (!ended) await this.kill();
    const { exitCode } = this.#child;
    if (!ended || exitCode !== 0)
      throw new Error(`The platform did not end well (${exitCode}):\n${output()}`);
  }

  async #gone(): Promise<void> {
    if (!this.#over()) await once(this.#child, 'exit');
    process.off('exit', this.#atExit);
  }

  #over(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
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

/** The address it prints once it listens. */
async function address(child: ChildProcess, output: () => string): Promise<string> {
  const deadline = AbortSignal.timeout(START_MS);
  for (;;) {
    const found = ADDRESS.exec(output())?.[1];
    if (found !== undefined) return found;
    if (child.exitCode !== null || child.signalCode !== null || deadline.aborted) {
      throw new Error(`The platform did not start:\n${output()}`);
    }
    await Promise.race([
      child.stdout ? once(child.stdout, 'data').catch(() => {}) : undefined,
      once(child, 'exit'),
      once(deadline, 'abort'),
    ]);
  }
}

async function ready(origin: string, child: ChildProcess, output: () => string): Promise<void> {
  const deadline = performance.now() + START_MS;
  for (;;) {
    const answer = await fetch(`${origin}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    if (child.exitCode !== null || performance.now() > deadline) {
      throw new Error(`The platform is not ready (${answer?.status ?? 'no answer'}):\n${output()}`);
    }
    await pause(100);
  }
}

function isError(line: string): boolean {
  return /"level":"(error|fatal)"/.test(line);
}
