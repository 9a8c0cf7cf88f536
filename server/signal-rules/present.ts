import type { Catalogue } from '../catalogue/index.ts';
import type { Actor } from '../identity/index.ts';
import { maySetRule } from './policy.ts';
import { type PublishedRule, versionOf } from './rule.ts';
import type { RuleView } from './schema.ts';

/** A rule as pages show it, with the names of its division and item. */
export function presentRule(rule: PublishedRule, catalogue: Catalogue, actor: Actor): RuleView {
  const { setBy: _, mark, ...rest } = rule;
  return {
    ...rest,
    mark: mark as RuleView['mark'],
    version: versionOf(rule.number),
    divisionName: rule.division === null ? null : (catalogue.division(rule.division)?.name ?? rule.division),
    itemName: rule.itemId === null ? null : (catalogue.item(rule.itemId)?.name ?? rule.itemId),
    maySet: maySetRule(actor, rule.division, catalogue).ok,
  };
}

/** The divisions an actor may set rules for; null: all. */
export function settableDivisions(
  catalogue: Catalogue,
  actor: Actor,
): { code: string; name: string }[] | null {
  if (maySetRule(actor, null, catalogue).ok) return null;
  const own = actor.seat.division?.code;
  if (own === undefined || !maySetRule(actor, own, catalogue).ok) return [];
  return catalogue.within(own).map((code) => ({ code, name: catalogue.division(code)?.name ?? code }));
}
