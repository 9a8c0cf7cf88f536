import { type PublishedRule, type SupervisionRule, toSupervisionRule, versionOf } from './rule.ts';

/** The signal rules in force: when lights change and what follows, by division and item. */
export type SignalRuleBook = {
  /** Changes with every publication. */
  readonly version: string;
  ruleFor(division: string, itemId: string): SupervisionRule;
};

/** A division, then its parents up to the province; empty for an unknown code. */
export type Lineage = (division: string) => readonly string[];

type InForce = Pick<PublishedRule, 'number' | 'ended'> & Parameters<typeof toSupervisionRule>[0];

/**
 * The nearest rule wins: of division and item, then of the division (each time the nearest division first, then
 * those above it), then of the item everywhere, then the default. `newest`: the newest publication of each scope.
 */
export function makeBook(newest: readonly InForce[], lineage: Lineage): SignalRuleBook {
  const rules = new Map(
    newest
      .filter(({ ended }) => !ended)
      .map((rule) => [keyOf(rule.division, rule.itemId), toSupervisionRule(rule)]),
  );
  const fallback = rules.get(keyOf(null, null));
  if (!fallback) throw new Error('there is no default signal rule');
  const known = new Map<string, SupervisionRule>();
  return {
    version: versionOf(Math.max(...newest.map(({ number }) => number))),
    ruleFor(division, itemId) {
      const key = keyOf(division, itemId);
      const found = known.get(key) ?? nearest(division, itemId);
      known.set(key, found);
      return found;
    },
  };

  function nearest(division: string, itemId: string): SupervisionRule {
    const places = lineage(division);
    const keys = [
      ...places.map((place) => keyOf(place, itemId)),
      ...places.map((place) => keyOf(place, null)),
      keyOf(null, itemId),
    ];
    const key = keys.find((each) => rules.has(each));
    return (key === undefined ? undefined : rules.get(key)) ?? (fallback as SupervisionRule);
  }
}

export function keyOf(division: string | null, itemId: string | null): string {
  return `${division ?? '*'} ${itemId ?? '*'}`;
}
