import type { AppliedItem } from '../../catalogue/index.ts';
import type { Dice } from './dice.ts';

/** How often an item that only people can judge is needed; of a project's likely ones, nearly always. */
const SHARES: Readonly<Record<string, number>> = {
  'land-allot': 0.85,
  'eia-form': 0.16,
  'eia-report': 0.03,
  energy: 0.12,
  soil: 0.2,
  'water-intake': 0.05,
  mineral: 0.03,
  'flood-impact': 0.03,
  'forest-use': 0.05,
  seismic: 0.02,
  'over-limit': 0.03,
  'civil-defence': 0.1,
  'civil-defence-alt': 0.06,
  'fire-design': 0.12,
  'road-occupy': 0.15,
  'green-tree': 0.1,
  waste: 0.3,
};
const LIKELY = 0.85;

/** Of two items of a pair a project needs one at most. */
const EITHER: readonly (readonly [string, string])[] = [
  ['eia-report', 'eia-form'],
  ['civil-defence', 'civil-defence-alt'],
];

/** An item that comes with another, or comes in its place. */
const WITH: Readonly<Record<string, string>> = { 'fire-accept': 'fire-design', 'cd-accept': 'civil-defence' };
const WITHOUT: Readonly<Record<string, string>> = { 'fire-file': 'fire-design' };

/** Which of a flow's items a project turns out to need. */
export function wantedItems(
  entries: readonly AppliedItem[],
  likely: readonly string[],
  dice: Dice,
): ReadonlySet<string> {
  const wanted = new Set<string>();
  const known = (item: string) =>
    [SHARES, WITH, WITHOUT].some((words) => item in words) || likely.includes(item);
  for (const { item, necessity } of entries) {
    // What the sample has no share for comes up in none of its projects.
    if (necessity !== 'required' && !known(item)) continue;
    // Thrown for every item, so that what one project needs does not shift the others' chances.
    const hit = dice.chance(likely.includes(item) ? LIKELY : (SHARES[item] ?? 0));
    const partner = WITH[item];
    const rival = WITHOUT[item];
    if (necessity === 'required') wanted.add(item);
    else if (partner !== undefined) {
      if (wanted.has(partner)) wanted.add(item);
    } else if (rival !== undefined) {
      if (!wanted.has(rival)) wanted.add(item);
    } else if (
      hit &&
      !EITHER.some(([a, b]) => (a === item && wanted.has(b)) || (b === item && wanted.has(a)))
    ) {
      wanted.add(item);
    }
  }
  return wanted;
}
