import { describe, expect, test } from 'vitest';
import type { Element, ImplementedElements, Material, StandardItem } from '../content.ts';
import { draft, STANDARD, situation } from '../testing/fixtures.ts';
import { checkConformity } from './check.ts';
import type { ElementStanding } from './types.ts';

const TODAY = '2026-11-24';
const { committed, extension, guide, materials, specialProcedures } = STANDARD;
if (!extension) throw new Error('the fixture has one');
const [evaluation, review, visit] = specialProcedures as [P, P, P];
type P = (typeof specialProcedures)[0];
const [foreign] = guide.situations as [S];
type S = (typeof guide.situations)[0];
const changed = (key: string, over: Partial<Material>) =>
  materials.map((each) => (each.key === key ? { ...each, ...over } : each));
const without = (key: string) => materials.filter((each) => each.key !== key);
const step = (limit: number | null) => ({ key: 'all', name: '办理', post: '经办人', task: '办理', limit });

const check = (elements: ImplementedElements, standard: StandardItem = STANDARD) =>
  checkConformity(standard, draft(elements), [], TODAY);

/** [what, source, elements, standing of each named element] */
type Allowed = readonly [string, string, ImplementedElements, Partial<Record<Element, ElementStanding>>];
const allowed: readonly Allowed[] = [
  ['silence', '省级标准', {}, { committed: 'inherited', materials: 'inherited' }],
  [
    'the standard’s own words',
    '省级标准',
    { name: STANDARD.name, committed },
    { name: 'inherited', committed: 'inherited' },
  ],
  [
    'where an article was read',
    '省级标准',
    { basis: STANDARD.basis.map((each) => ({ ...each, verified: true, link: 'https://flk.npc.gov.cn' })) },
    { basis: 'localised' },
  ],
  ['fewer days', '优化营商环境条例', { committed: { ...committed, value: 9 } }, { committed: 'tightened' }],
  [
    'the same days from receipt',
    '优化营商环境条例',
    { committed: { ...committed, start: 'received' } },
    { committed: 'tightened' },
  ],
  [
    'the same days on another basis',
    '省级标准',
    { committed: { ...committed, basis: '本市承诺' } },
    { committed: 'localised' },
  ],
  [
    'ten days of the calendar for ten working days',
    '民法典 §203',
    { committed: { ...committed, unit: 'calendar-day' } },
    { committed: 'tightened' },
  ],
  [
    'at once',
    '国务院令673 §13',
    { committed: { ...committed, value: 0 } },
    { committed: 'tightened', process: 'inherited' },
  ],
  ['no extension', '行政许可法 §42', { extension: null }, { extension: 'tightened' }],
  [
    'a shorter extension',
    '行政许可法 §42',
    { extension: { ...extension, value: 10 } },
    { extension: 'tightened' },
  ],
  [
    'an evaluation of 20 days',
    '国务院令673 §9–10',
    { specialProcedures: [{ ...evaluation, days: 20 }, review, visit] },
    { specialProcedures: 'tightened' },
  ],
  [
    'a review with a limit',
    '行政许可法 §45',
    { specialProcedures: [{ ...review, days: 10 }] },
    { specialProcedures: 'tightened' },
  ],
  [
    'special procedures in another order',
    '行政许可法 §45',
    { specialProcedures: [visit, review, evaluation] },
    { specialProcedures: 'localised' },
  ],
  [
    'a condition less',
    '行政许可法 §16',
    { conditions: STANDARD.conditions.slice(1) },
    { conditions: 'tightened' },
  ],
  ['a material less', '行政许可法 §31', { materials: without('report') }, { materials: 'tightened' }],
  [
    'a material of a situation less',
    '行政许可法 §31',
    { materials: without('foreign') },
    { materials: 'tightened', situations: 'inherited' },
  ],
  [
    'a material had by sharing',
    '国务院令716 §7',
    { materials: changed('report', { source: 'shared', holder: '大数据局' }) },
    { materials: 'tightened' },
  ],
  [
    'a material that may be owed',
    '优化营商环境条例',
    { materials: changed('report', { owable: true }) },
    { materials: 'tightened' },
  ],
  [
    'a material in some cases only',
    '行政许可法 §31',
    { materials: changed('report', { necessity: 'conditional', when: '新建' }) },
    { materials: 'tightened' },
  ],
  [
    'another holder',
    '省级标准',
    { materials: changed('land', { holder: '行政审批局' }) },
    { materials: 'localised' },
  ],
  ['promises', '优化营商环境条例', { promise: true }, { promise: 'tightened' }],
  ['no visit', '优化营商环境条例', { visits: 0 }, { visits: 'tightened' }],
  ['steps merged', '省级标准', { process: [step(10)] }, { process: 'localised' }],
  ['steps without limits', '省级标准', { process: [step(null)] }, { process: 'localised' }],
  [
    'a situation that drops materials',
    '优化营商环境条例',
    { situations: [...guide.situations, situation('far', { drops: ['report'], committed: 2 })] },
    { situations: 'tightened' },
  ],
  [
    'a material asked for in a situation only',
    '优化营商环境条例',
    { situations: [...guide.situations, situation('far', { adds: ['report'] })] },
    { situations: 'tightened' },
  ],
  [
    'an easing situation left out where all are as fast',
    '省级标准',
    {
      committed: { ...committed, value: 3 },
      materials: without('stability'),
      situations: [foreign],
      process: [],
    },
    { situations: 'tightened' },
  ],
  [
    'questions of its own',
    '行政许可法 §30',
    { questions: [{ question: '可以邮寄吗?', answer: '可以。' }] },
    { questions: 'localised' },
  ],
];

test.each(allowed)('%s may stand (%s)', (_, __, elements, expected) => {
  const { refusals, elements: found } = check(elements);
  expect(refusals).toEqual([]);
  for (const [element, how] of Object.entries(expected)) {
    expect(found.find((each) => each.element === element)?.how, element).toBe(how);
  }
});

describe('a standard that asks for more', () => {
  const charging = {
    ...STANDARD,
    promise: true,
    extension: null,
    guide: { ...guide, fee: { charged: true, standard: '每件200元', basis: '示例收费文件' } },
  };
  test.each<[string, string, ImplementedElements, string | null]>([
    [
      'a fee with its basis may stand',
      '行政许可法 §58',
      { fee: { charged: true, standard: '每件100元', basis: '示例收费文件' } },
      null,
    ],
    [
      'a fee without basis is refused',
      '行政许可法 §58',
      { fee: { charged: true, standard: '每件100元', basis: ' ' } },
      'conformity-fee-basis',
    ],
    [
      'a fee abolished may stand',
      '优化营商环境条例',
      { fee: { charged: false, standard: null, basis: null } },
      null,
    ],
    ['a promise abolished is refused', '优化营商环境条例', { promise: false }, 'conformity-promise-removed'],
    ['an extension added is refused', '行政许可法 §42', { extension }, 'conformity-extension-added'],
  ])('%s (%s)', (_, __, elements, code) => {
    expect(check(elements, charging).refusals.map((each) => each.code)).toEqual(code === null ? [] : [code]);
  });
});
