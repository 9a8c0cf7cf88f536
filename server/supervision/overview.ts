import type { Instant } from '@zongheng/core/calendar';
import type { CaseDeps } from '../casework/index.ts';
import type { Actor } from '../identity/index.ts';
import { figuresFor, type SeatFigures } from './live/figures.ts';
import { readEnded, readRollUp } from './live/roll-up.ts';

/** The figures of the one-minute page for a seat, counted now and for it alone; pages share a roll-up instead. */
export async function overviewOf(
  deps: Pick<CaseDeps, 'database' | 'catalogue'>,
  actor: Actor,
  now: Instant,
): Promise<SeatFigures> {
  const [rollUp, ended] = await Promise.all([readRollUp(deps.database, now), readEnded(deps.database, now)]);
  return figuresFor(rollUp, ended, deps.catalogue, actor.seat.division?.code ?? null);
}
