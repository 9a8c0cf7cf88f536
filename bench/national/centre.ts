import type { FaultSet } from '../../centre/index.ts';
import type { FromCentre, ToCentre } from './centre-process.ts';
import { startChild } from './child.ts';

/** The stand-in centre in a process of its own. */
export type FarSide = {
  readonly origin: string;
  readonly frontUrl: string;
  readonly frontSchema: string;
  readonly appId: string;
  readonly secret: string;
  setFaults(faults: FaultSet): Promise<void>;
  close(): Promise<void>;
};

/** @param clockOffsetMs the benchmark's clock minus this machine's */
export async function startFarSide(databaseUrl: string, clockOffsetMs: number): Promise<FarSide> {
  const child = await startChild<ToCentre, FromCentre>('centre-process.ts', {
    BENCH_CENTRE_URL: databaseUrl,
    BENCH_CLOCK_OFFSET: String(clockOffsetMs),
  });
  if (child.ready.kind !== 'ready') throw new Error('a centre that did not start');
  return {
    ...child.ready,
    setFaults: async (faults) => {
      await child.ask({ faults });
    },
    close: () => child.close({ close: true }),
  };
}
