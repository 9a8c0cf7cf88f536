import type { Elements } from '../elements.ts';
import { sumOfSteps } from '../fit-limits.ts';
import { say } from './messages.ts';
import type { ElementRule } from './types.ts';

/** Conditions are the standard's, fewer of them or all, word for word: words cannot be weighed by a machine. */
export const conditionsRule: ElementRule<Elements['conditions']> = (standard, own) =>
  own.flatMap((condition, index) =>
    standard.conditions.includes(condition) ? [] : [say.conditionAdded(standard, index, condition)],
  );

/** 告知承诺 may be introduced, not abolished. */
export const promiseRule: ElementRule<Elements['promise']> = (standard, own) =>
  standard.promise && !own ? [say.promiseRemoved(standard)] : [];

export const visitsRule: ElementRule<Elements['visits']> = (standard, own) => {
  if (!Number.isInteger(own) || own < 0) return [say.visitsImpossible(standard, own)];
  return own <= standard.guide.visits ? [] : [say.visitsMore(standard, own)];
};

/** Steps are the body's own business; together they keep what is promised. */
export const processRule: ElementRule<Elements['process']> = (standard, own, { committed }) => {
  const negative = own.flatMap(({ name, limit }, index) =>
    limit !== null && !(limit >= 0) ? [say.processStep(standard, index, name, limit)] : [],
  );
  const sum = sumOfSteps(own);
  return sum > committed.value ? [...negative, say.processLonger(standard, sum, committed)] : negative;
};

/** No fee where the standard has none (行政许可法 §58), and none without its basis. */
export const feeRule: ElementRule<Elements['fee']> = (standard, own) => {
  if (!own.charged) return [];
  if (!standard.guide.fee.charged) return [say.feeAdded(standard, own.standard)];
  return own.basis === null || own.basis.trim() === '' ? [say.feeBasis(standard, own.standard)] : [];
};
