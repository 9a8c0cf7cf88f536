import type { FlowContent, FlowEntry } from './flow.ts';

/** For tests: a flow of three stages and six items, with a variant and two conditional items. */

export function entry(
  item: string,
  days: number,
  after: readonly string[] = [],
  change: Partial<FlowEntry> = {},
): FlowEntry {
  return { item, necessity: 'required', when: null, after, days, ...change };
}

const SOMETIMES = { necessity: 'conditional', when: '按情形' } as const;

export const TEMPLATE: FlowContent = {
  id: 'building',
  name: '房屋建筑',
  version: 1,
  family: 'construction',
  splclx: '3',
  levels: ['city', 'county'],
  appliesTo: [{ field: 'investmentSource', in: ['2'] }],
  why: '企业投资',
  totalDays: 30,
  stages: [
    {
      no: 1,
      id: 'land',
      name: '立项用地',
      leadDepartment: 'natural-resources',
      limitDays: 10,
      variants: [{ limitDays: 6, when: '备案', appliesTo: [{ field: 'decisionType', in: ['A00003'] }] }],
      items: [entry('filing', 1), entry('permit', 3, ['filing']), entry('energy', 5, [], SOMETIMES)],
    },
    {
      no: 2,
      id: 'scheme',
      name: '工程许可',
      leadDepartment: 'natural-resources',
      limitDays: 12,
      items: [entry('review', 9, ['permit'])],
    },
    {
      no: 3,
      id: 'build',
      name: '施工许可',
      leadDepartment: 'housing-construction',
      limitDays: 8,
      items: [entry('build', 5, ['review']), entry('road', 3, ['review'], SOMETIMES)],
    },
  ],
  source: '测试',
  mark: '示例数据,待本地核定',
};

export function derivedOf(template: FlowContent, division = '211200'): FlowContent {
  return { ...template, id: `${template.id}@${division}`, template: template.id, division };
}
