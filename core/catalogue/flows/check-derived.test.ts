import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { criticalPath, type Facts, verdict } from '../../planning/index.ts';
import { checkDerivedFlow } from './check-derived.ts';
import { flowNodes } from './check-flow.ts';
import { entriesOf, type FlowContent, type FlowEntry, type FlowStage, flowPathText } from './flow.ts';
import { derivedOf, entry, TEMPLATE } from './testing.ts';

const FILING = [{ field: 'decisionType', in: ['A00003'] }];

/** The derived flow with one entry said otherwise. */
const withEntry = (item: string, change: Partial<FlowEntry>): FlowContent => {
  const derived = derivedOf(TEMPLATE);
  return {
    ...derived,
    stages: derived.stages.map((stage) => ({
      ...stage,
      items: stage.items.map((each) => (each.item === item ? { ...each, ...change } : each)),
    })),
  };
};
const withStages = (stages: readonly FlowStage[]): FlowContent => ({
  ...derivedOf(TEMPLATE),
  totalDays: stages.reduce((days, { limitDays }) => days + limitDays, 0),
  stages,
});
const [first, second, third] = TEMPLATE.stages as readonly [FlowStage, FlowStage, FlowStage];
const merged = (change: Partial<FlowStage> = {}): FlowStage => ({
  ...second,
  limitDays: 15,
  items: [...second.items, ...third.items],
  ...change,
});

describe('lets pass', () => {
  test.each<[string, FlowContent]>([
    ['the same again', derivedOf(TEMPLATE)],
    ['a shorter entry', withEntry('permit', { days: 1 })],
    ['an order given up', withEntry('permit', { after: [] })],
    ['an order that was there through another', withEntry('build', { after: ['review'] })],
    ['steps merged', withEntry('road', { merged: '市政合并' })],
    ['a shorter stage', withStages([{ ...first, limitDays: 6, variants: [] }, second, third])],
    ['neighbouring stages merged', withStages([first, merged()])],
  ])('%s', (_, derived) => {
    expect(checkDerivedFlow(TEMPLATE, derived)).toEqual([]);
  });
});

describe('refuses, with the place and the rule', () => {
  test.each<[string, FlowContent, string, string, RegExp]>([
    [
      'an item added',
      withStages([{ ...first, items: [...first.items, entry('extra', 1)] }, second, third]),
      'stages[0].items[3].item',
      'flow-item-added',
      /没有事项 extra/,
    ],
    [
      'an item left out',
      withStages([{ ...first, items: first.items.slice(1) }, second, third]),
      'stages',
      'flow-item-dropped',
      /事项 filing 不得减去/,
    ],
    [
      'an item twice',
      withStages([{ ...first, items: [...first.items, entry('filing', 1)] }, second, third]),
      'stages[0].items[3].item',
      'flow-item-twice',
      /filing 在流程中出现两次/,
    ],
    [
      'more days',
      withEntry('permit', { days: 4 }),
      'stages[0].items[1].days',
      'flow-longer',
      /4 个工作日,长于/,
    ],
    [
      'conditional made required',
      withEntry('energy', { necessity: 'required', when: null }),
      'stages[0].items[2].necessity',
      'flow-necessity',
      /不得改为必办/,
    ],
    [
      'required made conditional',
      withEntry('permit', { necessity: 'conditional', when: '另有规定的' }),
      'stages[0].items[1].necessity',
      'flow-necessity',
      /不得改为按情形办理/,
    ],
    [
      'a wider condition',
      withEntry('energy', { when: '一律需要' }),
      'stages[0].items[2].when',
      'flow-condition',
      /适用情形须与省级流程一致/,
    ],
    [
      'another rule',
      withEntry('energy', { rule: 'true' }),
      'stages[0].items[2].when',
      'flow-condition',
      /适用情形/,
    ],
    [
      'an order added',
      withEntry('permit', { after: ['filing', 'energy'] }),
      'stages[0].items[1].after[1]',
      'flow-order-added',
      /permit 不须等 energy 的结果/,
    ],
    [
      'a longer stage',
      withStages([first, { ...second, limitDays: 13 }, third]),
      'stages[1].limitDays',
      'flow-longer',
      /可达 13 个工作日,长于省级流程的 12 个工作日/,
    ],
    [
      'a merged stage longer than both',
      withStages([first, merged({ limitDays: 21 })]),
      'stages[1].limitDays',
      'flow-longer',
      /可达 21/,
    ],
    [
      'a variant left out',
      withStages([{ ...first, variants: [] }, second, third]),
      'stages[0].limitDays',
      'flow-longer',
      /可达 10 个工作日,长于省级流程的 6 个工作日/,
    ],
    [
      'a longer variant before the short one',
      withStages([
        {
          ...first,
          variants: [
            { limitDays: 9, when: '新建', appliesTo: [{ field: 'nature', in: ['0'] }] },
            ...(first.variants ?? []),
          ],
        },
        second,
        third,
      ]),
      'stages[0].limitDays',
      'flow-longer',
      /可达 9/,
    ],
    [
      'half a stage moved',
      withStages([
        { ...first, items: first.items.slice(0, 2) },
        { ...second, items: [...second.items, ...first.items.slice(2)] },
        third,
      ]),
      'stages[0].items',
      'flow-stages',
      /事项 energy 须与/,
    ],
    ['stages in another order', withStages([second, first, third]), 'stages[0]', 'flow-stages', /相邻的阶段/],
    [
      'a number that is not the first one’s',
      withStages([first, merged({ no: 3 })]),
      'stages[1].no',
      'flow-stages',
      /序号 2/,
    ],
    [
      'another lead department',
      withStages([{ ...first, leadDepartment: 'water' }, second, third]),
      'stages[0].leadDepartment',
      'flow-lead',
      /牵头部门/,
    ],
    ['other projects', { ...derivedOf(TEMPLATE), appliesTo: [] }, 'appliesTo', 'flow-scope', /适用条件/],
    ['another rule of the flow', { ...derivedOf(TEMPLATE), rule: 'true' }, 'rule', 'flow-scope', /适用规则/],
    ['another type', { ...derivedOf(TEMPLATE), splclx: '2' }, 'splclx', 'flow-scope', /审批流程类型/],
    ['another name', { ...derivedOf(TEMPLATE), id: 'own' }, 'template', 'flow-template', /派生/],
    ['a longer whole', { ...derivedOf(TEMPLATE), totalDays: 40 }, 'totalDays', 'flow-longer', /总时限 40/],
  ])('%s', (_, derived, path, rule, message) => {
    const found = checkDerivedFlow(TEMPLATE, derived).filter((each) => each.rule === rule);
    expect(found.map((each) => flowPathText(each.path))).toContain(path);
    expect(found.some((each) => message.test(each.message))).toBe(true);
  });
});

/** Changes of every kind, good and bad: most pass sometimes. */
const changed = fc
  .record({
    days: fc.array(fc.integer({ min: -3, max: 1 }), { minLength: 6, maxLength: 6 }),
    limits: fc.array(fc.integer({ min: -4, max: 2 }), { minLength: 3, maxLength: 3 }),
    merge: fc.boolean(),
    dropOrder: fc.array(fc.boolean(), { minLength: 6, maxLength: 6 }),
    addOrder: fc.option(fc.tuple(fc.nat(5), fc.nat(5))),
    require: fc.option(fc.nat(5)),
    variant: fc.option(fc.record({ limitDays: fc.nat(9), own: fc.boolean(), keep: fc.boolean() })),
  })
  .map(({ days, limits, merge, dropOrder, addOrder, require, variant }) => {
    const ids = entriesOf(TEMPLATE).map(({ entry: { item } }) => item);
    const stages = TEMPLATE.stages.map((stage, at): FlowStage => {
      const own = variant?.own ? [{ field: 'nature', in: ['0'] }] : FILING;
      const added = variant === null ? [] : [{ limitDays: variant.limitDays, when: '另定', appliesTo: own }];
      return {
        ...stage,
        limitDays: Math.max(0, stage.limitDays + (limits[at] ?? 0)),
        variants: [...added, ...(variant === null || variant.keep ? (stage.variants ?? []) : [])],
        items: stage.items.map((each): FlowEntry => {
          const no = ids.indexOf(each.item);
          const extra = addOrder?.[0] === no ? [ids[addOrder[1]] ?? ''] : [];
          return {
            ...each,
            ...(require === no ? { necessity: 'required', when: null } : {}),
            days: Math.max(0, each.days + (days[no] ?? 0)),
            after: [...(dropOrder[no] ? [] : each.after), ...extra],
          };
        }),
      };
    });
    const [one, two, three] = stages as [FlowStage, FlowStage, FlowStage];
    const put = merge
      ? [one, { ...two, limitDays: two.limitDays + three.limitDays, items: [...two.items, ...three.items] }]
      : stages;
    return { ...withStages(put) };
  });

const facts = fc.record(
  {
    decisionType: fc.constantFrom('A00002', 'A00003'),
    nature: fc.constantFrom('0', '1'),
  },
  { requiredKeys: [] },
);

/** The second computation: what a project of these facts, with these conditional items, takes. */
function taken(flow: FlowContent, of: Facts, wanted: ReadonlySet<string>) {
  const limit = flow.stages.reduce((sum, stage) => {
    const variant = stage.variants?.find(({ appliesTo }) => verdict(appliesTo, of) === 'yes');
    return sum + (variant?.limitDays ?? stage.limitDays);
  }, 0);
  const entries = entriesOf(flow)
    .map((each) => each.entry)
    .filter((each) => each.necessity === 'required' || wanted.has(each.item));
  const path = criticalPath(flowNodes(entries));
  return { limit, items: entries.length, days: path.ok ? path.value.days : Number.POSITIVE_INFINITY };
}

test('property: what passes never takes longer and never asks for more', () => {
  let passed = 0;
  fc.assert(
    fc.property(changed, facts, fc.subarray(['energy', 'road']), (derived, of, conditional) => {
      fc.pre(checkDerivedFlow(TEMPLATE, derived).length === 0);
      passed += 1;
      const wanted = new Set(conditional);
      const above = taken(TEMPLATE, of, wanted);
      const below = taken(derived, of, wanted);
      expect(below.limit).toBeLessThanOrEqual(above.limit);
      expect(below.items).toBeLessThanOrEqual(above.items);
      expect(below.days).toBeLessThanOrEqual(above.days);
    }),
    { numRuns: 400 },
  );
  expect(passed).toBeGreaterThan(50);
});
