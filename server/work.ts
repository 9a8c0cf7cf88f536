import { setTimeout as pause } from 'node:timers/promises';
import { applicationFollower } from './applications/index.ts';
import { takePreviews } from './calendar/index.ts';
import { applyDeemed, scopesFollower } from './casework/index.ts';
import type { Config } from './config.ts';
import { purgeDrafts } from './drafts/index.ts';
import { purgeSessions } from './identity/index.ts';
import { type Bridge, raiseAlarms, reconcileAll, runBridge } from './national/index.ts';
import { purgeNotices } from './notices/index.ts';
import { follow } from './platform/facts/index.ts';
import type { FileStore } from './platform/files/index.ts';
import { purgeIdempotency } from './platform/http/index.ts';
import { type Job, runJobs } from './platform/jobs/index.ts';
import type { Log } from './platform/log/index.ts';
import { type CodeIssuer, issueCodes } from './projects/index.ts';
import type { Services } from './services.ts';
import {
  applicantFollower,
  escalateOrders,
  flagFollower,
  measuresFollower,
  refreshStages,
  stagesFollower,
  sweepFlags,
  sweepLadder,
  toldFollower,
  withdrawFallen,
} from './supervision/index.ts';
import { sweepsLaw } from './sweep-law.ts';

export type WorkDeps = {
  readonly config: Config;
  readonly services: Services;
  readonly log: Log;
  readonly files: FileStore;
  readonly appUrl: string;
  /** Null: codes come from the national platform, and projects wait for them. */
  readonly issuer: CodeIssuer | null;
  /** Null: no line to the national platform is switched on. */
  readonly bridge: Bridge | null;
  /** Makes the signed roots of the facts recorded since the last ones. */
  readonly makeRoots: () => Promise<void>;
};

/** Drafts nobody has touched for so long are forgotten. */
const DRAFT_DAYS = 180;
/** So long a message can be read again. */
const NOTICE_DAYS = 365;
const DAY_MS = 86_400_000;

/** How often requests for codes are taken further. */
const CODE_POLL_MS = 500;
/** How often it is looked whether the law has changed, or a change of it is to be weighed. */
const LAW_POLL_MS = 500;

/** The work process: followers of the feed, code issue, and jobs by the clock. Ends when the signal aborts. */
export async function startWork(deps: WorkDeps, signal: AbortSignal): Promise<void> {
  const { config, services, log } = deps;
  const { database, clock } = services;
  const sessionLimits = { idleMinutes: config.sessionIdleMinutes, hours: config.sessionHours };
  const onError = (name: string, error: unknown) =>
    log.error({ err: error, follower: name }, 'follower failed');
  const jobs: readonly Job[] = [
    { name: 'apply-deemed', cron: '* * * * *', run: async () => void (await applyDeemed(services)) },
    // 00:10 in Shanghai: the day before is over.
    { name: 'daily-roots', cron: '10 16 * * *', run: deps.makeRoots },
    { name: 'ladder', cron: '* * * * *', run: async () => void (await sweepLadder({ ...services, log })) },
    { name: 'orders', cron: '* * * * *', run: () => mindOrders(services) },
    { name: 'stages', cron: '* * * * *', run: async () => void (await refreshStages(services)) },
    { name: 'flags', cron: '17 * * * *', run: async () => void (await sweepFlags(services)) },
    { name: 'national-alarms', cron: '*/10 * * * *', run: () => alarm(deps) },
    // 02:30 in Shanghai: both sides are quiet.
    { name: 'reconcile', cron: '30 18 * * *', run: () => reconcileDaily(deps) },
    {
      name: 'purge',
      cron: '23 * * * *',
      run: async () => {
        await purgeIdempotency(database, clock, config.idempotencyHours);
        await purgeSessions(database, sessionLimits, clock.now());
        await purgeDrafts(database, DRAFT_DAYS, clock.now());
        await purgeNotices(database, NOTICE_DAYS, clock.now());
        // Bytes of uploads that were cut off a day ago and never became files.
        await deps.files.sweep(DAY_MS, clock.now());
      },
    },
  ];
  const runner = await runJobs(deps.appUrl, jobs, log);
  const followers = [
    applicationFollower(services),
    applicantFollower(services),
    flagFollower(services),
    measuresFollower(services),
    toldFollower(services),
    stagesFollower(services),
    scopesFollower(),
  ];
  const loops = followers.map((follower) => follow(database, follower, { signal, onError }));
  loops.push(everyWhile(signal, LAW_POLL_MS, sweepsLaw(services, log, signal), log));
  loops.push(
    everyWhile(signal, LAW_POLL_MS, async () => (await takePreviews(services, { signal })) > 0, log),
  );
  if (deps.issuer) loops.push(everyWhile(signal, CODE_POLL_MS, issuing(deps, deps.issuer), log));
  if (deps.bridge) loops.push(runBridge(deps.bridge, signal));
  await Promise.all(loops);
  await runner.stop();
}

/** Orders whose grounds fell away are withdrawn before any of them is taken up as unanswered. */
async function mindOrders(services: Services): Promise<void> {
  await withdrawFallen(services);
  await escalateOrders(services);
}

async function alarm({ bridge }: WorkDeps): Promise<void> {
  if (bridge) await raiseAlarms(bridge);
}

/** Both lines to the nation, row by row; what differs is on record and told to the operators. */
async function reconcileDaily({ bridge, log }: WorkDeps): Promise<void> {
  if (!bridge) return;
  for (const { line, state, differences } of await reconcileAll(bridge)) {
    if (state !== 'done' || differences > 0) {
      log.warn({ line, state, differences }, 'the two sides of a national line differ');
    }
  }
}

function issuing(deps: WorkDeps, issuer: CodeIssuer): () => Promise<boolean> {
  const { services, log } = deps;
  return async () => (await issueCodes({ ...services, issuer, log })) > 0;
}

/** Repeats until the signal aborts, without a pause while there is something to do. */
async function everyWhile(
  signal: AbortSignal,
  idleMs: number,
  work: () => Promise<boolean>,
  log: Log,
): Promise<void> {
  while (!signal.aborted) {
    const busy = await work().catch((error: unknown) => {
      log.error({ err: error }, 'work loop failed');
      return false;
    });
    if (!busy) await pause(idleMs, undefined, { signal }).catch(() => {});
  }
}
