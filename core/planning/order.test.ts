import { describe, expect, test } from 'vitest';
import { planOrder } from './order.ts';
import type { PlanNode } from './plan.ts';

const node = (id: string, ...after: string[]): PlanNode => ({ id, days: 1, after });
const idsOf = (nodes: readonly PlanNode[]) => {
  const result = planOrder(nodes);
  return result.ok ? result.value.map(({ id }) => id) : result.refusal.message;
};

describe('planOrder', () => {
  test('puts what is waited for first, and keeps the given order elsewhere', () => {
    expect(
      idsOf([node('permit', 'review'), node('waste'), node('review', 'filing'), node('filing')]),
    ).toEqual(['filing', 'review', 'permit', 'waste']);
  });

  test('names only the circle, not the way into it', () => {
    expect(idsOf([node('in', 'a'), node('a', 'b'), node('b', 'a')])).toBe('事项次序首尾相接成环:a → b → a');
  });
});
