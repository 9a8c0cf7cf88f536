import type { Pool } from 'pg';
import type { FaultSet } from './faults.ts';

/** What every part of the stand-in works with. */
export type Context = {
  readonly pool: Pool;
  /** Schema of the front database. */
  readonly schema: string;
  readonly appId: string;
  readonly secret: string;
  /** How long a request is under review; 0 = until it is asked for the second time. */
  readonly reviewMs: number;
  faults(): FaultSet;
  /** The centre's clock: it is off where a fault says so. */
  now(): number;
  /** True passing of time, whatever the centre's clock shows. */
  elapsed(): number;
  /** 0 ≤ x < 1, from the seed. */
  random(): number;
};

export const instant = (at: number): string => new Date(at).toISOString();

/** True for the share of things a fault refuses. */
export function refusedAtRandom(context: Context): boolean {
  const share = context.faults().refuseShare ?? 0;
  return share > 0 && context.random() < share;
}
