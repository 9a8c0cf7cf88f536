import { type Centre, type FaultSet, startCentre } from '../../centre/index.ts';

/** What the parent says to the centre's process, and hears from it. */
export type ToCentre = { readonly faults: FaultSet } | { readonly close: true };
export type FromCentre =
  | {
      readonly kind: 'ready';
      readonly origin: string;
      readonly frontUrl: string;
      readonly frontSchema: string;
      readonly appId: string;
      readonly secret: string;
    }
  | { readonly kind: 'done' };

/** Between two passes of its checker: as long as the bridge itself waits before it asks. */
const CHECK_MS = 300;

/** The stand-in centre in a process of its own, as the real one is: on the benchmark's clock, storing at once. */
async function start(): Promise<Centre> {
  const offset = Number(process.env.BENCH_CLOCK_OFFSET ?? 0);
  return startCentre({
    databaseUrl: process.env.BENCH_CENTRE_URL ?? '',
    clock: { now: () => Date.now() + offset },
    seed: 'bench',
    onePass: true,
    checkEveryMs: CHECK_MS,
  });
}

const tell = (message: FromCentre) => process.send?.(message);
const centre = await start();
const close = () => centre.close({ dropRole: true });
process.on('message', (message: ToCentre) => {
  const work = 'close' in message ? close() : centre.faults.set(message.faults);
  work.then(
    () => {
      tell({ kind: 'done' });
      if ('close' in message) process.disconnect();
    },
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
// A parent that was killed takes its centre with it.
process.on('disconnect', () => process.exit(0));
const { origin, frontUrl, frontSchema, appId, secret } = centre;
tell({ kind: 'ready', origin, frontUrl, frontSchema, appId, secret });
