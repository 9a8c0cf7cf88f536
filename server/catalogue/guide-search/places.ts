import type { SearchedImplementation } from './source.ts';

/** Published implementations by item and division. */
export type Places = {
  at(item: string, division: string): SearchedImplementation | undefined;
  of(item: string): ReadonlyMap<string, SearchedImplementation>;
};

const NONE: ReadonlyMap<string, SearchedImplementation> = new Map();

export function indexPlaces(implementations: readonly SearchedImplementation[]): Places {
  const all = new Map<string, Map<string, SearchedImplementation>>();
  for (const each of implementations) {
    const places = all.get(each.item);
    if (places) places.set(each.division, each);
    else all.set(each.item, new Map([[each.division, each]]));
  }
  return {
    at: (item, division) => all.get(item)?.get(division),
    of: (item) => all.get(item) ?? NONE,
  };
}
