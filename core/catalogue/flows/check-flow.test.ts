import { describe, expect, test } from 'vitest';
import { checkFlow, type FlowContext } from './check-flow.ts';
import { type FlowContent, type FlowEntry, flowPathText } from './flow.ts';
import { TEMPLATE } from './testing.ts';

const PROMISES: Readonly<Record<string, number>> = {
  filing: 0,
  permit: 5,
  energy: 5,
  review: 10,
  build: 5,
  road: 3,
};
const NAMES: Readonly<Record<string, string>> = { filing: '备案', permit: '用地规划许可' };

const context: FlowContext = {
  item: (id) => {
    const value = PROMISES[id];
    if (value === undefined) return undefined;
    const committed = { value, unit: 'working-day', basis: '承诺', start: 'accepted' } as const;
    return { id, needs: id === 'build' ? ['permit', 'review'] : [], committed };
  },
  nameOf: (id) => NAMES[id] ?? id,
  hasDepartment: (id) => id !== 'nobody',
  uncovered: () => [],
  uncoveredMeans: 'unpublished',
  target: 90,
  ruleProblem: (rule) => (rule === 'true' ? null : `不认识“${rule}”`),
};

const withEntry = (item: string, change: Partial<FlowEntry>): FlowContent => ({
  ...TEMPLATE,
  stages: TEMPLATE.stages.map((stage) => ({
    ...stage,
    items: stage.items.map((each) => (each.item === item ? { ...each, ...change } : each)),
  })),
});
const withStage = (at: number, change: object, rest: Partial<FlowContent> = {}): FlowContent => ({
  ...TEMPLATE,
  ...rest,
  stages: TEMPLATE.stages.map((stage, index) => (index === at ? { ...stage, ...change } : stage)),
});

test('the sample passes', () => {
  expect(checkFlow(TEMPLATE, context)).toEqual([]);
});

test('a conditional item may outlast its stage, a required one may not', () => {
  const shorter = withStage(0, { limitDays: 4, variants: [] }, { totalDays: 24 });
  expect(checkFlow(shorter, context)).toEqual([]);
});

describe('refuses', () => {
  test.each<[string, FlowContent, string, string, RegExp]>([
    [
      'a circle, with the names',
      withEntry('filing', { after: ['permit'] }),
      'circle',
      'stages[0].items[0].after',
      /备案 → 用地规划许可 → 备案/,
    ],
    [
      'an unknown item',
      withEntry('road', { item: 'nothing' }),
      'reference',
      'stages[2].items[1].item',
      /“nothing”不存在/,
    ],
    [
      'an item twice',
      withEntry('road', { item: 'filing' }),
      'flow-item-twice',
      'stages[2].items[1].item',
      /两次/,
    ],
    [
      'waiting for a later stage',
      withEntry('permit', { after: ['build'] }),
      'flow-order',
      'stages[0].items[1].after[0]',
      /所等的 build/,
    ],
    [
      'an order of the law left out',
      withEntry('build', { after: [] }),
      'flow-needs',
      'stages[2].items[0].after',
      /依法须先有 用地规划许可/,
    ],
    [
      'words for a required item',
      withEntry('permit', { when: '有时' }),
      'flow-when',
      'stages[0].items[1].when',
      /必办/,
    ],
    [
      'no words for a conditional one',
      withEntry('road', { when: null }),
      'flow-when',
      'stages[2].items[1].when',
      /情形/,
    ],
    [
      'more days than promised',
      withEntry('permit', { days: 6 }),
      'flow-days',
      'stages[0].items[1].days',
      /承诺时限 5/,
    ],
    [
      'a merged step of one',
      withEntry('road', { merged: '合并' }),
      'flow-merge',
      'stages[2].items[1].merged',
      /只有一个/,
    ],
    [
      'a rule that does not compile',
      withEntry('road', { rule: '什么' }),
      'flow-rule',
      'stages[2].items[1].rule',
      /不认识“什么”/,
    ],
    ['a rule of the flow that does not', { ...TEMPLATE, rule: '?' }, 'flow-rule', 'rule', /不认识/],
    [
      'a stage shorter than its required items',
      withStage(1, { limitDays: 8 }, { totalDays: 26 }),
      'stage-limit',
      'stages[1].limitDays',
      /短于最长路径 9 个工作日\(review\)/,
    ],
    [
      'a variant that lengthens',
      withStage(1, { variants: [{ limitDays: 12, when: '', appliesTo: [] }] }),
      'stage-limit',
      'stages[1].variants[0].limitDays',
      /变通时限/,
    ],
    ['a wrong sum', { ...TEMPLATE, totalDays: 31 }, 'total-days', 'totalDays', /之和 30/],
    ['stages out of order', withStage(1, { no: 1 }), 'stage-order', 'stages[1].no', /从小到大/],
    [
      'an unknown department',
      withStage(0, { leadDepartment: 'nobody' }),
      'reference',
      'stages[0].leadDepartment',
      /部门/,
    ],
    [
      'an investment flow with a type',
      { ...TEMPLATE, family: 'investment' },
      'flow-family',
      'splclx',
      /投资类/,
    ],
    ['half a derivation', { ...TEMPLATE, division: '211200' }, 'flow-template', 'template', /派生/],
  ])('%s', (_, flow, rule, path, message) => {
    const found = checkFlow(flow, context).filter((each) => each.rule === rule);
    expect(found.map((each) => flowPathText(each.path))).toContain(path);
    expect(found.some((each) => message.test(each.message))).toBe(true);
  });

  test('merged items that wait for one another', () => {
    const flow = withEntry('permit', { merged: '合并' });
    const both = {
      ...flow,
      stages: flow.stages.map((stage) => ({
        ...stage,
        items: stage.items.map((each) => (each.item === 'filing' ? { ...each, merged: '合并' } : each)),
      })),
    };
    expect(checkFlow(both, context)).toMatchObject([
      { rule: 'flow-merge', path: ['stages', 0, 'items', 1, 'merged'] },
    ]);
  });

  test('an item nobody has published, and a whole beyond the target', () => {
    const found = checkFlow(TEMPLATE, {
      ...context,
      target: 20,
      uncovered: ({ item }) => (item === 'review' ? ['铁岭县', '昌图县'] : []),
    });
    expect(found.map(({ rule }) => rule)).toEqual(['total-days', 'flow-coverage']);
    expect(found[1]?.message).toBe('事项 review 在 2 个区划没有已发布的实施清单,如 铁岭县');
  });
});
