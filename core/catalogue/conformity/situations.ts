import { describeLimit } from '../../clock/index.ts';
import type { Situation, StandardItem } from '../content.ts';
import type { Elements } from '../elements.ts';
import { isWithinAlways, limitIn } from '../fit-limits.ts';
import { say } from './messages.ts';
import type { ConformityRefusal, Declared, ElementRule } from './types.ts';

/**
 * Situations of one's own may drop materials and shorten the commitment, for any part of the projects. What the
 * standard eases stays eased: its situations stay with their rules, what they drop is dropped, what is asked for
 * in some of them only is asked for in no others. So whichever situations hold at once, no project is asked for
 * more than under the standard.
 */
export const situationsRule: ElementRule<Elements['situations']> = (standard, own, declared) => [
  ...own.flatMap((situation, index) => [
    ...checkOne(standard, situation, index, declared),
    ...(own.findIndex(({ key }) => key === situation.key) < index
      ? [say.twice(standard, `situations[${index}]`, 'situations', situation.name)]
      : []),
  ]),
  ...checkMissing(standard, own, declared),
  ...checkSituational(standard, own, declared),
];

const has = (declared: Declared, key: string) => declared.materials.some((material) => material.key === key);

const nameOf = (standard: StandardItem, key: string) =>
  standard.materials.find((material) => material.key === key)?.name ?? key;

/** The standard's situations in which alone a material is asked for; empty: it is asked for in all. */
const addedIn = (situations: readonly Situation[], key: string) =>
  situations.filter(({ adds }) => adds.includes(key)).map((situation) => situation.key);

function checkOne(
  standard: StandardItem,
  own: Situation,
  index: number,
  declared: Declared,
): ConformityRefusal[] {
  const refusals: ConformityRefusal[] = [];
  const { name } = own;
  const top = standard.guide.situations.find(({ key }) => key === own.key);
  for (const list of ['adds', 'drops'] as const) {
    for (const key of own[list].filter((each) => !has(declared, each))) {
      refusals.push(
        say.situationUnknown(standard, `situations[${index}].${list}`, name, nameOf(standard, key)),
      );
    }
  }
  for (const key of own.adds.filter((each) => has(declared, each))) {
    const only = addedIn(standard.guide.situations, key);
    if (only.length > 0 && !only.includes(own.key)) {
      refusals.push(say.situationAdds(standard, index, name, nameOf(standard, key)));
    }
  }
  if (top && own.rule !== top.rule) refusals.push(say.situationRule(standard, index, name));
  for (const key of top?.drops ?? []) {
    if (has(declared, key) && !own.drops.includes(key)) {
      refusals.push(say.situationDrops(standard, index, name, nameOf(standard, key)));
    }
  }
  const { committed } = declared;
  const tops = [committed, ...(top ? [limitIn(standard.committed, top)] : [])];
  const mine = limitIn(committed, own);
  const broken = tops.find((each) => !isWithinAlways(mine, each));
  if (broken && (own.committed !== null || top?.committed != null)) {
    const words = [mine, broken].map(({ value, unit }) => describeLimit(value, unit));
    refusals.push(say.situationLonger(standard, index, name, words[0] ?? '', words[1] ?? ''));
  }
  return refusals;
}

/** A situation of the standard that eases something cannot be left out. */
function checkMissing(
  standard: StandardItem,
  own: readonly Situation[],
  declared: Declared,
): ConformityRefusal[] {
  return standard.guide.situations
    .filter(({ key }) => !own.some((each) => each.key === key))
    .filter(
      (top) =>
        top.drops.some((key) => has(declared, key)) ||
        (top.committed !== null && !isWithinAlways(declared.committed, limitIn(standard.committed, top))),
    )
    .map(({ name }) => say.situationMissing(standard, name));
}

/** What the standard asks for in some situations only may not come to be asked for always. */
function checkSituational(
  standard: StandardItem,
  own: readonly Situation[],
  declared: Declared,
): ConformityRefusal[] {
  return declared.materials
    .filter(({ key }) => addedIn(standard.guide.situations, key).length > 0 && addedIn(own, key).length === 0)
    .map(({ key }) => say.situationAlways(standard, nameOf(standard, key)));
}
