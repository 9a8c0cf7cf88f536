import fc from 'fast-check';
import { expect, test } from 'vitest';
import { sameValue } from '../same-value.ts';
import { anyStandard } from '../testing/arbitraries.ts';
import { draft, material, STANDARD } from '../testing/fixtures.ts';
import { compareContents } from './compare.ts';

const { committed, guide, materials } = STANDARD;

type Row = readonly [what: string, before: object | null, after: object | null, lines: readonly string[]];
const table: readonly Row[] = [
  ['nothing', STANDARD, { ...STANDARD }, []],
  ['members in another order', { a: 1, b: 2 }, { b: 2, a: 1 }, []],
  [
    'a shorter commitment',
    STANDARD,
    { ...STANDARD, committed: { ...committed, value: 8 } },
    ['changed committed.value 承诺办结时限·数值: 10 → 8'],
  ],
  [
    'a material more, one less, one milder',
    STANDARD,
    {
      ...STANDARD,
      materials: [
        ...materials.slice(1, 4),
        { ...materials[4], necessity: 'optional' },
        material('deed', { name: '产权证' }),
      ],
    },
    [
      'removed materials[report] 申请材料“项目申请报告”: {…} → null',
      'changed materials[foreign].necessity 申请材料“中外投资各方证明”·必要性: required → optional',
      'added materials[deed] 申请材料“产权证”: null → {…}',
    ],
  ],
  [
    'conditions, which are their own key',
    { conditions: ['甲', '乙'] },
    { conditions: ['乙', '丙'] },
    ['removed conditions[甲] 受理条件“甲”: 甲 → null', 'added conditions[丙] 受理条件“丙”: null → 丙'],
  ],
  [
    'steps that changed places only',
    guide,
    { ...guide, process: [...guide.process].reverse() },
    ['changed process[] 办理流程·顺序: [2] → [2]'],
  ],
  [
    'a fee in the guide',
    STANDARD,
    { ...STANDARD, guide: { ...guide, fee: { ...guide.fee, charged: true } } },
    ['changed guide.fee.charged 收费·是否收费: false → true'],
  ],
  [
    'an element that is no longer inherited',
    draft(),
    draft({ visits: 0 }),
    ['added elements.visits 到办事现场次数: null → 0'],
  ],
  [
    'the telephone of a window',
    draft(),
    draft(
      {},
      { local: { ...draft().local, places: draft().local.places.map((each) => ({ ...each, phone: '1' })) } },
    ),
    ['changed local.places[政务服务中心].phone 办理地点“政务服务中心”·电话: 024-00000000 → 1'],
  ],
  [
    'rows nothing tells apart, by their places',
    {
      places: [
        { name: '窗口', phone: '1' },
        { name: '窗口', phone: '2' },
      ],
    },
    {
      places: [
        { name: '窗口', phone: '1' },
        { name: '窗口', phone: '3' },
      ],
    },
    ['changed places[1].phone 办理地点第2项·电话: 2 → 3'],
  ],
  [
    'an item of a stage of a flow',
    { stages: [{ no: 1, items: [{ item: 'eia', days: 10 }] }] },
    {
      stages: [
        {
          no: 1,
          items: [
            { item: 'eia', days: 8 },
            { item: 'land', days: 5 },
          ],
        },
      ],
    },
    [
      'changed stages[1].items[eia].days 阶段“1”·事项“eia”·期限: 10 → 8',
      'added stages[1].items[land] 阶段“1”·事项“land”: null → {…}',
    ],
  ],
  ['a first version', null, { name: '核准' }, ['added name 名称: null → 核准']],
  ['a last one', { name: '核准' }, null, ['removed name 名称: 核准 → null']],
];

test.each(table)('%s', (_, before, after, lines) => {
  const short = (value: unknown) => {
    if (Array.isArray(value)) return `[${value.length}]`;
    return typeof value === 'object' && value !== null ? '{…}' : String(value);
  };
  const found = compareContents(before, after).map(
    (each) => `${each.kind} ${each.path} ${each.label}: ${short(each.before)} → ${short(each.after)}`,
  );
  expect(found).toEqual(lines);
});

test('there is a difference exactly where contents differ, and turned round it is the other way round', () => {
  fc.assert(
    fc.property(anyStandard, anyStandard, (a, b) => {
      const there = compareContents(a, b);
      expect(there.length === 0).toBe(sameValue(a, b));
      const turned = (kind: string) => ({ added: 'removed', removed: 'added' })[kind] ?? kind;
      const back = compareContents(b, a);
      expect(back.map(({ path, kind }) => `${path} ${kind}`).sort()).toEqual(
        there.map(({ path, kind }) => `${path} ${turned(kind)}`).sort(),
      );
      expect(compareContents(a, structuredClone(a))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});

test('every member of a standard and of an implementation has a name', () => {
  const labels = [...compareContents(null, STANDARD), ...compareContents(null, draft())].map(
    ({ label }) => label,
  );
  expect(labels.filter((label) => /[a-z]/.test(label)).sort()).toEqual(['id']);
});
