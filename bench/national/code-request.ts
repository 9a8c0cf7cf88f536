import { setTimeout as pause } from 'node:timers/promises';
import { openSite, type Site } from '../http.ts';
import { formOf } from '../projects.ts';
import type { Town } from '../towns.ts';
import { startChild } from './child.ts';
import type { FromWorker, ToWorker } from './issuer-process.ts';
import type { NationalBench } from './world.ts';

/** Milliseconds each declaration took: with nobody asking for codes, and while the centre takes seconds to answer. */
export type CodeRequests = {
  readonly slowMs: number;
  readonly alone: readonly number[];
  readonly asking: readonly number[];
  /** Requests for codes that the worker took up meanwhile. */
  readonly taken: number;
};

export type CodeRequestOptions = {
  readonly rounds: number;
  /** Declarations a round, by `CLIENTS` at once: at the pace below, a thousand last as long as the worker waits. */
  readonly requests: number;
  readonly slowMs: number;
};

const CLIENTS = 4;
/** Every client begins one this long after it began the last: a hundred a second, far more than a province has. */
const PACE_MS = 40;

/** Declares projects through the listening server, in rounds with and without a worker that asks a slow centre. */
export async function measureCodeRequests(
  bench: NationalBench,
  { rounds, requests, slowMs }: CodeRequestOptions,
): Promise<CodeRequests> {
  const { services, databases, towns, centre } = bench;
  const site = await openSite(services, databases.portal, towns, CLIENTS);
  const worker = await startChild<ToWorker, FromWorker>('issuer-process.ts', {
    BENCH_APP_URL: bench.appUrl,
    BENCH_CLOCK_OFFSET: String(services.clock.now() - Date.now()),
    BENCH_CENTRE_ORIGIN: centre.origin,
    BENCH_APP_ID: centre.appId,
    BENCH_SECRET: centre.secret,
  });
  let serial = 0;
  const declare = async (): Promise<number[]> => {
    const took = await Promise.all(
      Array.from({ length: CLIENTS }, async () => {
        const own: number[] = [];
        for (let i = 0; i < requests / CLIENTS; i += 1) {
          serial += 1;
          const took = await declareOne(site, towns[serial % towns.length], serial);
          own.push(took);
          await pause(Math.max(0, PACE_MS - took));
        }
        return own;
      }),
    );
    return took.flat();
  };
  try {
    await declare();
    const [alone, asking]: [number[], number[]] = [[], []];
    let taken = 0;
    const quiet = async () => {
      alone.push(...(await declare()));
    };
    const busy = async () => {
      await centre.setFaults({ slowMs });
      await worker.ask('work');
      asking.push(...(await declare()));
      taken = (await worker.ask('rest')).taken;
      await centre.setFaults({});
    };
    for (let i = 0; i < rounds; i += 1) {
      // First one, then the other begins: what drifts falls on both.
      for (const round of i % 2 === 0 ? [quiet, busy] : [busy, quiet]) await round();
    }
    return { slowMs, alone, asking, taken };
  } finally {
    await worker.close('close');
    await site.close();
  }
}

async function declareOne(site: Site, town: Town | undefined, serial: number): Promise<number> {
  if (!town) throw new Error('no town');
  const form = { ...formOf(town.home, town.place, serial), name: `示例等待赋码项目${serial}号` };
  const since = performance.now();
  await site.post(town.owner, '/api/projects', {
    declaration: { nonClassified: true, truthful: true },
    form,
  });
  return performance.now() - since;
}
