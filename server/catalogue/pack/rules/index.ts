import type { PackData } from '../data.ts';
import { lookupIn } from '../lookup.ts';
import type { Finding } from '../problem.ts';
import { applicabilityRules } from './applicability.ts';
import { areaKindRules } from './area-kinds.ts';
import { conditionRules } from './conditions.ts';
import { flowRules } from './flows.ts';
import { guideRules } from './guides.ts';
import { implementationRules } from './implementations.ts';
import { itemRules } from './items.ts';
import { codeListRules, industryRules } from './lists.ts';
import { materialRules } from './materials.ts';
import { bodyRules, divisionRules, windowRules } from './places.ts';
import { publishedRules } from './published.ts';
import { registerRules } from './register.ts';
import { uniqueRules } from './unique.ts';

/** Holds the files of a pack against each other; everything that is wrong, in the order of the rules. */
export function holdAgainstEachOther(data: PackData): readonly Finding[] {
  const lookup = lookupIn(data);
  return [
    ...uniqueRules(data),
    ...divisionRules(data, lookup),
    ...bodyRules(data, lookup),
    ...windowRules(data, lookup),
    ...itemRules(data, lookup),
    ...materialRules(data, lookup),
    ...registerRules(data, lookup),
    ...guideRules(data, lookup),
    ...implementationRules(data, lookup),
    ...publishedRules(data, lookup),
    ...codeListRules(data),
    ...industryRules(data),
    ...conditionRules(data),
    ...applicabilityRules(data),
    ...flowRules(data, lookup),
    ...areaKindRules(data, lookup),
  ];
}
