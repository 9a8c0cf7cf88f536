import type { Instant } from '@zongheng/core/calendar';
import type { CaseDeps } from '../../casework/index.ts';
import { figuresFor, matrixFor, type SeatFigures } from './figures.ts';
import { type Kept, keep } from './kept.ts';
import { type EndedCell, type RollUp, readEnded, readRollUp } from './roll-up.ts';

/** A roll-up is counted anew when this old: with the time it takes, no figure is older than five seconds. */
const MAX_AGE_MS = 4_000;
/** What ended in a year changes slowly and takes long to count. */
const ENDED_AGE_MS = 60_000;
const ENDED_GRACE_MS = 600_000;

export type Matrix = Pick<SeatFigures, 'cities' | 'departments' | 'asOf'> & {
  readonly cells: ReturnType<typeof matrixFor>;
};

/** The figures of one process: counted once for everybody who looks. */
export type Live = {
  readonly rollUp: Kept<RollUp>;
  figures(division: string | null): Promise<SeatFigures>;
  matrix(division: string | null): Promise<Matrix>;
};

export function openLive(deps: Pick<CaseDeps, 'database' | 'clock' | 'catalogue'>): Live {
  const rollUp = keep((now) => readRollUp(deps.database, now as Instant), deps.clock, { maxAge: MAX_AGE_MS });
  const ended = keep<readonly EndedCell[]>((now) => readEnded(deps.database, now as Instant), deps.clock, {
    maxAge: ENDED_AGE_MS,
    graceAge: ENDED_GRACE_MS,
  });
  const both = () => Promise.all([rollUp.get(), ended.get()]);
  return {
    rollUp,
    async figures(division) {
      const [open, done] = await both();
      return figuresFor(open, done, deps.catalogue, division);
    },
    async matrix(division) {
      const [open, done] = await both();
      const { asOf, cities, departments } = figuresFor(open, done, deps.catalogue, division);
      return { asOf, cities, departments, cells: matrixFor(open, deps.catalogue, division) };
    },
  };
}
