import { STEPS, type StepName, type Way } from './cycle.ts';
import { type Meter, type ProcessorTime, usedBetween } from './processor.ts';

/** One round of one way: how long it took, and how long each step and cycle took, in milliseconds. */
export type Round = {
  readonly seconds: number;
  readonly cycles: number;
  readonly steps: Readonly<Record<StepName | 'cycle', readonly number[]>>;
  /** Milliseconds a cycle. */
  readonly processor: ProcessorTime;
};

/** Runs one round: every client does its cycles one after the other, all clients at once. */
export async function runRound(way: Way, cyclesEach: number, meter: Meter): Promise<Round> {
  const clients = await way.prepare(cyclesEach);
  const steps: Record<StepName | 'cycle', number[]> = {
    file: [],
    accept: [],
    grant: [],
    close: [],
    cycle: [],
  };
  const before = await meter();
  const since = performance.now();
  await Promise.all(
    clients.map(async (cycles) => {
      for (const cycle of cycles) {
        const begun = performance.now();
        let last = begun;
        for (const step of cycle) {
          await step.run();
          const now = performance.now();
          steps[step.name].push(now - last);
          last = now;
        }
        steps.cycle.push(last - begun);
      }
    }),
  );
  const seconds = (performance.now() - since) / 1000;
  const { here, database } = usedBetween(before, await meter());
  const cycles = steps.cycle.length;
  return { seconds, cycles, steps, processor: { here: here / cycles, database: database / cycles } };
}

/** Cycles a second. */
export function rateOf(round: Round): number {
  return round.cycles / round.seconds;
}

/** All samples of a step over some rounds. */
export function samplesOf(rounds: readonly Round[], step: StepName | 'cycle'): readonly number[] {
  return rounds.flatMap((round) => round.steps[step]);
}

/** The value below which a share of the samples lies; 0 of none. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

export function median(samples: readonly number[]): number {
  return quantile(samples, 0.5);
}

/** What a report shows of each step, in the order of a cycle. */
export const SHOWN = [...STEPS, 'cycle'] as const;
