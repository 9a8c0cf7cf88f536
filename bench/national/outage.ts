import { addManyClones } from './clones.ts';
import { measureFloor } from './floor.ts';
import { checkOrder, type Order } from './order.ts';
import { type Drained, runUntilStored } from './run-bridge.ts';
import type { NationalBench } from './world.ts';

/** A day of outage, drained. */
export type Outage = {
  readonly drained: Drained;
  /** Rows a second of the floor, before and after. */
  readonly floors: readonly [number, number];
  readonly order: Order;
};

/**
 * Lets messages pile up as if the line had been down for a day, then drains them.
 *
 * @param projects how many of the template's project
 */
export async function measureOutage(
  bench: NationalBench,
  projects: number,
  floorRows: number,
  tell: (line: string) => void,
): Promise<Outage> {
  const rows = await addManyClones(bench, 0, projects);
  tell(`${rows} messages of ${projects} projects wait`);
  const before = await measureFloor(bench, Math.min(rows, floorRows));
  tell(`floor: ${before.toFixed(0)} rows/s`);
  const drained = await runUntilStored(bench, rows, 0, tell);
  const after = await measureFloor(bench, Math.min(rows, floorRows));
  tell(`floor: ${after.toFixed(0)} rows/s`);
  return { drained, floors: [before, after], order: await checkOrder(bench) };
}
