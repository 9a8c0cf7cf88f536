import type { LegalBasis } from '../content.ts';
import type { Elements } from '../elements.ts';
import { sameValue } from '../same-value.ts';
import { say, sayLimit } from './messages.ts';
import type { ElementRule } from './types.ts';

/** Name, type and result are the standard's word for word. */
export const nameRule: ElementRule<string> = (standard, own) =>
  own === standard.name ? [] : [say.fixed(standard, 'name', own, standard.name)];

export const kindRule: ElementRule<string> = (standard, own) =>
  own === standard.kind ? [] : [say.fixed(standard, 'kind', own, standard.kind)];

export const resultRule: ElementRule<string> = (standard, own) =>
  own === standard.result ? [] : [say.fixed(standard, 'result', own, standard.result)];

/** The articles themselves; whether one was read, and where it can be, is not what the level below changes. */
export const basisRule: ElementRule<Elements['basis']> = (standard, own) => {
  const articles = (list: readonly LegalBasis[]) => list.map(({ law, article }) => `${law} ${article}`);
  const [mine, theirs] = [articles(own), articles(standard.basis)];
  const added = mine.filter((each) => !theirs.includes(each));
  const removed = theirs.filter((each) => !mine.includes(each));
  if (added.length === 0 && removed.length === 0 && mine.length === theirs.length) return [];
  const parts = [
    ...(added.length > 0 ? [`增加“${added.join('、')}”`] : []),
    ...(removed.length > 0 ? [`缺少“${removed.join('、')}”`] : []),
    ...(added.length + removed.length === 0 ? ['同一依据出现两次'] : []),
  ];
  return [say.fixedWhole(standard, 'basis', parts.join(','))];
};

export const statutoryRule: ElementRule<Elements['statutory']> = (standard, own) => {
  if (sameValue(own, standard.statutory)) return [];
  const words = (limit: Elements['statutory']) => (limit ? `${sayLimit(limit)}(${limit.basis})` : '无');
  return [say.fixed(standard, 'statutory', words(own), words(standard.statutory))];
};
