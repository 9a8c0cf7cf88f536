import { setTimeout as pause } from 'node:timers/promises';
import type { DatabaseUrls } from '../server/platform/database/index.ts';
import { PlatformProcess } from './platform-process.ts';
import { ensureWebBuilt } from './tools.ts';

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

/** A first start may load a whole sample year on a busy machine. */
const START_MS = 300_000;
const ADDRESS = /已启动\S*?(http:\/\/[\w.:[\]]+)/;

/**
 * Starts `server/main.ts` on a free port and waits until it is ready. It issues training codes and gets
 * nothing else of this process's environment than the place of its programs.
 */
export async function startPlatform(settings: PlatformSettings): Promise<Platform> {
  await ensureWebBuilt();
  const run = new PlatformProcess(environment(settings));
  const untimelyEnd = run.untimelyEnd();
  try {
    const origin = (await run.printed(ADDRESS, START_MS))[1] ?? '';
    await ready(origin, run);
    return {
      origin,
      untimelyEnd,
      output: () => run.output,
      errors: () => run.output.split('\n').filter(isError),
      stop: () => run.stop(),
      kill: () => run.kill(),
    };
  } catch (error) {
    await run.kill();
    throw error;
  }
}

/** Starts it, and kills it (-9) as soon as it has printed this; returns everything it had printed. */
export async function killOnceItSays(text: RegExp, settings: PlatformSettings): Promise<string> {
  const run = new PlatformProcess(environment(settings));
  try {
    await run.printed(text, START_MS);
  } finally {
    await run.kill();
  }
  return run.output;
}

function environment({ dataDir, urls, environment: more }: PlatformSettings): Record<string, string> {
  const { PATH = '/usr/bin:/bin', HOME = dataDir } = process.env;
  return {
    PATH,
    HOME,
    PORT: '0',
    DATA_DIR: dataDir,
    CODE_ISSUER: 'training',
    PRACTICE_CENTRE: '0',
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

/** Waits for the answer a load balancer waits for. */
async function ready(origin: string, run: PlatformProcess): Promise<void> {
  const deadline = performance.now() + START_MS;
  for (;;) {
    const answer = await fetch(`${origin}/health/ready`).catch(() => undefined);
    if (answer?.ok) return;
    if (run.over || performance.now() > deadline) {
      throw new Error(`The platform is not ready (${answer?.status ?? 'no answer'}):\n${run.output}`);
    }
    await pause(100);
  }
}

function isError(line: string): boolean {
  return /"level":"(error|fatal)"/.test(line);
}
