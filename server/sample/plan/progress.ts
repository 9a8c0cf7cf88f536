import type { Instant } from '@zongheng/core/calendar';
import { type Progress, type ReadyNode, readiness } from '@zongheng/core/planning';
import type { AppliedItem } from '../../catalogue/index.ts';
import type { PlannedCase } from './planned.ts';

/** When a planned case is over for the platform, and whether with a grant. */
export type Ending = { readonly at: Instant; readonly granted: boolean };

const ENDS = new Set(['not-needed', 'refuse-acceptance', 'grant', 'grant-owed', 'refuse', 'withdraw']);

export function endingOf(planned: PlannedCase): Ending | null {
  const end = planned.steps.find(({ command }) => ENDS.has(command.type));
  if (end === undefined) return null;
  return { at: end.at, granted: end.command.type === 'grant' || end.command.type === 'grant-owed' };
}

export type Played = { readonly itemId: string; readonly ending: Ending | null };

/** What has begun and what is done at a moment, as the platform counts it. */
export function progressAt(cases: readonly Played[], at: Instant): Progress {
  const open = cases.filter(({ ending }) => ending === null || ending.at > at);
  const granted = cases.filter(({ ending }) => ending !== null && ending.at <= at && ending.granted);
  return {
    begun: new Set([...open, ...granted].map(({ itemId }) => itemId)),
    done: new Set(granted.map(({ itemId }) => itemId)),
  };
}

/** What each item not yet begun still waits for. */
export function waitsAt(
  entries: readonly AppliedItem[],
  progress: Progress,
): ReadonlyMap<string, readonly string[]> {
  const nodes = entries.map(
    ({ item, days, after, necessity }): ReadyNode => ({ id: item, days, after, necessity }),
  );
  return new Map(readiness(nodes, progress).map(({ id, waitsFor }) => [id, waitsFor]));
}

/** Of some items those that can be filed together now: what they wait for runs or is filed with them. */
export function filable(
  items: readonly string[],
  waits: ReadonlyMap<string, readonly string[]>,
  begun: ReadonlySet<string>,
): string[] {
  const chosen = new Set(items.filter((item) => waits.has(item)));
  for (let found = true; found; ) {
    found = false;
    for (const item of chosen) {
      if (waits.get(item)?.every((id) => chosen.has(id) || begun.has(id))) continue;
      chosen.delete(item);
      found = true;
    }
  }
  return [...chosen];
}
