import { accept, type Result, refuse } from '@zongheng/core';
import { formatInstant, type Instant } from '@zongheng/core/calendar';
import type { Catalogue } from '../catalogue/index.ts';
import type { Actor } from '../identity/index.ts';
import type { Clock } from '../platform/clock/index.ts';
import { type Database, isUniqueViolation } from '../platform/database/index.ts';
import { MESSAGES } from './messages.ts';
import { maySetRule } from './policy.ts';
import type { RuleScope, RuleValues } from './rule.ts';
import { historyOf, insertRule } from './store.ts';

/** A rule as somebody wants it. `seen`: number of the rule of this scope they saw; null: there was none. */
type Setting = RuleScope & RuleValues & { readonly reason: string; readonly seen: number | null };

export type RuleDeps = { readonly database: Database; readonly clock: Clock; readonly catalogue: Catalogue };

/**
 * Publishes a rule of a division and item. It holds from this moment on in this process, and within a second in
 * the others; the rows of open cases follow (casework's `reproject` finds them by the rule's version).
 */
export async function setRule(deps: RuleDeps, actor: Actor, setting: Setting): Promise<Result<void>> {
  const known = checkScope(deps.catalogue, actor, setting);
  if (!known.ok) return known;
  return publish(deps, actor, { ...setting, ended: false });
}

/** Lets a rule give way to the one above it. The default has none above it. */
export async function endRule(
  deps: RuleDeps,
  actor: Actor,
  ending: RuleScope & { readonly reason: string; readonly seen: number },
): Promise<Result<void>> {
  const known = checkScope(deps.catalogue, actor, ending);
  if (!known.ok) return known;
  if (ending.division === null && ending.itemId === null) {
    return refuse('state-conflict', MESSAGES.defaultStays, '');
  }
  const [newest] = await historyOf(deps.database, ending);
  if (!newest || newest.ended) return refuse('state-conflict', MESSAGES.notSet, '');
  return publish(deps, actor, { ...newest, ...ending, ended: true });
}

/** The division and item exist, and the actor may speak for the division. */
export function checkScope(
  catalogue: Catalogue,
  actor: Actor,
  { division, itemId }: RuleScope,
): Result<void> {
  if (division !== null && !catalogue.division(division)) {
    return refuse('unknown-division', MESSAGES.noDivision, '', 'division');
  }
  if (itemId !== null && !catalogue.item(itemId))
    return refuse('unknown-item', MESSAGES.noItem, '', 'itemId');
  return maySetRule(actor, division, catalogue);
}

async function publish(
  { database, clock, catalogue }: RuleDeps,
  actor: Actor,
  rule: Setting & { readonly ended: boolean },
): Promise<Result<void>> {
  const at = formatInstant(clock.now() as Instant);
  const setBy = { setBy: actor.personId, setByName: actor.personName };
  const rows = await database.query(insertRule({ ...rule, ...setBy, at })).then(
    ({ rowCount }) => rowCount,
    (error: unknown) => {
      if (isUniqueViolation(error)) return 0;
      throw error;
    },
  );
  if (rows !== 1) return refuse('version-conflict', MESSAGES.versionConflict, '');
  await catalogue.law.refresh();
  return accept(undefined);
}
