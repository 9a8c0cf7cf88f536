import type { StandardItem } from '../content.ts';
import { elementsOf } from '../elements.ts';
import { isWithinAlways } from '../fit-limits.ts';
import { feeRule, processRule, visitsRule } from './burdens.ts';
import { materialsRule } from './materials.ts';
import { say } from './messages.ts';
import { situationsRule } from './situations.ts';
import type { ConformityRefusal } from './types.ts';

/**
 * Whether a standard agrees with itself: the commitment within the statute, the steps within the commitment, every
 * material once, fees with a basis, situations that name its own materials and promise no longer.
 */
export function checkStandard(standard: StandardItem): readonly ConformityRefusal[] {
  const { committed, statutory, guide } = standard;
  const own = elementsOf(standard);
  return [
    ...(statutory && !isWithinAlways(committed, statutory)
      ? [say.committedBeyondStatutory(standard, committed, statutory)]
      : []),
    ...materialsRule(standard, own.materials, own),
    ...visitsRule(standard, own.visits, own),
    ...processRule(standard, own.process, own),
    ...feeRule(standard, guide.fee, own),
    ...situationsRule(standard, own.situations, own),
  ];
}
