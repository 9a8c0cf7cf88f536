import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { criticalPath } from './critical-path.ts';
import type { PlanNode } from './plan.ts';

const node = (id: string, days: number, ...after: string[]): PlanNode => ({ id, days, after });

const planOf = (nodes: readonly PlanNode[]) => {
  const result = criticalPath(nodes);
  if (!result.ok) throw new Error(result.refusal.message);
  return result.value;
};

describe('criticalPath', () => {
  test('is the longest chain, not the sum: what has no order runs at once', () => {
    const { days, path } = planOf([
      node('proposal', 0),
      node('prereview', 6, 'proposal'),
      node('energy', 5, 'proposal'),
      node('feasibility', 5, 'prereview', 'energy'),
      node('permit', 5, 'feasibility'),
      node('soil', 5),
    ]);
    expect(days).toBe(16);
    expect(path).toEqual(['proposal', 'prereview', 'feasibility', 'permit']);
  });

  test('tells slack: energy may slip one day, soil eleven, the chain none', () => {
    const { planned } = planOf([
      node('prereview', 6),
      node('energy', 5),
      node('feasibility', 5, 'prereview', 'energy'),
      node('permit', 5, 'feasibility'),
      node('soil', 5),
    ]);
    expect(planned.map(({ id, slack, critical }) => [id, slack, critical])).toEqual([
      ['prereview', 0, true],
      ['energy', 1, false],
      ['feasibility', 0, true],
      ['permit', 0, true],
      ['soil', 11, false],
    ]);
    expect(planned[2]).toMatchObject({ earliestStart: 6, earliestEnd: 11 });
  });

  test('keeps a step that is done at once at the end of the path', () => {
    const { days, path } = planOf([node('joint', 9), node('filing', 0, 'joint')]);
    expect(days).toBe(9);
    expect(path).toEqual(['joint', 'filing']);
  });

  test('ignores predecessors that are not in the plan: they do not apply to the project', () => {
    expect(planOf([node('permit', 3, 'grant', 'filing')])).toMatchObject({ days: 3, path: ['permit'] });
  });

  test('of nothing is nothing', () => {
    expect(planOf([])).toEqual({ days: 0, path: [], planned: [] });
  });

  test('refuses a circle and names it', () => {
    const result = criticalPath([node('a', 1, 'c'), node('b', 1, 'a'), node('c', 1, 'b')]);
    expect(result).toMatchObject({
      ok: false,
      refusal: { code: 'plan-circle', message: '事项次序首尾相接成环:a → c → b → a' },
    });
  });

  test('refuses a step that waits for itself', () => {
    expect(criticalPath([node('a', 1, 'a')])).toMatchObject({ ok: false, refusal: { code: 'plan-circle' } });
  });

  test('refuses an item named twice', () => {
    expect(criticalPath([node('a', 1), node('a', 2)])).toMatchObject({
      ok: false,
      refusal: { code: 'plan-item-twice' },
    });
  });
});

/** Steps that wait only for earlier ones: never a circle. */
const plans = fc
  .array(fc.record({ days: fc.nat(20), picks: fc.array(fc.nat(30), { maxLength: 3 }) }), { maxLength: 12 })
  .map((steps) =>
    steps.map(({ days, picks }, index) =>
      node(`n${index}`, days, ...new Set(picks.filter((pick) => pick < index).map((pick) => `n${pick}`))),
    ),
  );

test('property: the path is a chain of the plan, its days add up, and no plan ends before it', () => {
  fc.assert(
    fc.property(plans, (nodes) => {
      const { days, path, planned } = planOf(nodes);
      const byId = new Map(nodes.map((each) => [each.id, each]));
      expect(path.reduce((sum, id) => sum + (byId.get(id)?.days ?? Number.NaN), 0)).toBe(days);
      path.slice(1).forEach((id, index) => {
        expect(byId.get(id)?.after).toContain(path[index]);
      });
      for (const each of planned) {
        expect(each.earliestEnd).toBeLessThanOrEqual(days);
        expect(each.slack).toBeGreaterThanOrEqual(0);
        for (const id of byId.get(each.id)?.after ?? []) {
          const predecessor = planned.find((other) => other.id === id);
          expect(each.earliestStart).toBeGreaterThanOrEqual(predecessor?.earliestEnd ?? Number.NaN);
        }
      }
      expect(path.every((id) => planned.find((each) => each.id === id)?.critical)).toBe(true);
    }),
  );
});
