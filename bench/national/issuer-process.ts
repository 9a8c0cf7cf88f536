import { setTimeout as pause } from 'node:timers/promises';
import { openBridge } from '../../server/national/index.ts';
import { systemRandom } from '../../server/platform/crypto/index.ts';
import { createDatabase, createPool } from '../../server/platform/database/index.ts';
import { issueCodes } from '../../server/projects/index.ts';
import { createServices, openCatalogue } from '../../server/services.ts';

/** What the parent says to the worker, and hears from it. */
export type ToWorker = 'work' | 'rest' | 'close';
export type FromWorker = { readonly taken: number };

const IDLE_MS = 200;

/** The part of the work process that asks for codes, in a process of its own as the platform has it. */
const { env } = process;
const offset = Number(env.BENCH_CLOCK_OFFSET ?? 0);
const clock = { now: () => Date.now() + offset };
const database = createDatabase(createPool(env.BENCH_APP_URL ?? ''));
const services = createServices(database, await openCatalogue(database, clock), clock, systemRandom);
const log = { info: () => {}, warn: console.error, error: console.error };
const { issuer, close } = await openBridge({
  services,
  access: {
    url: env.BENCH_CENTRE_ORIGIN ?? '',
    appId: env.BENCH_APP_ID ?? '',
    secret: env.BENCH_SECRET ?? '',
  },
  frontUrl: null,
  log,
});
if (issuer === null) throw new Error('a bridge without an issuer');

let taken = 0;
let stop = new AbortController();
let working: Promise<void> = Promise.resolve();

async function work(signal: AbortSignal): Promise<void> {
  while (!signal.aborted && issuer !== null) {
    const looked = await issueCodes({ ...services, issuer, log });
    taken += looked;
    if (looked === 0) await pause(IDLE_MS, undefined, { signal }).catch(() => {});
  }
}

const tell = () => process.send?.({ taken } satisfies FromWorker);
process.on('message', (message: ToWorker) => {
  if (message === 'work') {
    stop = new AbortController();
    working = work(stop.signal);
    tell();
    return;
  }
  stop.abort();
  void working.then(async () => {
    if (message === 'close') {
      await close();
      await database.close();
    }
    tell();
    if (message === 'close') process.disconnect();
  });
});
process.on('disconnect', () => process.exit(0));
tell();
