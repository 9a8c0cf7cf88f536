import type { Database } from '../platform/database/index.ts';
import { type Lineage, makeBook, type SignalRuleBook } from './book.ts';
import { versionOf } from './rule.ts';
import { newestNumber, newestRules } from './store.ts';

/**
 * Reads the signal rules in force; returns `known` where nothing was published since. `lineage`: a division, then
 * its parents up to the province.
 */
export async function readSignalRules(
  db: Pick<Database, 'read'>,
  lineage: Lineage,
  known?: SignalRuleBook,
): Promise<SignalRuleBook> {
  if (known && known.version === versionOf(await newestNumber(db))) return known;
  return makeBook(await newestRules(db), lineage);
}
