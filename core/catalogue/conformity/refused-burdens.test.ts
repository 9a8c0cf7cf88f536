import { expect, test } from 'vitest';
import type { ImplementedElements, Material } from '../content.ts';
import { draft, material, STANDARD, situation } from '../testing/fixtures.ts';
import { checkConformity } from './check.ts';

const TODAY = '2026-11-24';
const { committed, guide, materials } = STANDARD;
const [foreign, small] = guide.situations as [S, S];
type S = (typeof guide.situations)[0];
const changed = (key: string, over: Partial<Material>) =>
  materials.map((each) => (each.key === key ? { ...each, ...over } : each));
const step = (limit: number | null) => ({ key: 'all', name: '办理', post: '经办人', task: '办理', limit });

/** [what, source, elements, refusals as `code at`] */
type Refused = readonly [string, string, ImplementedElements, readonly string[]];
const refused: readonly Refused[] = [
  [
    'a condition more',
    '行政许可法 §16',
    { conditions: [...STANDARD.conditions, '注册地在本市'] },
    ['condition-added conditions[2]'],
  ],
  [
    'a condition in other words',
    '行政许可法 §16',
    { conditions: ['符合规划'] },
    ['condition-added conditions[0]'],
  ],
  [
    'a material more',
    '行政许可法 §31',
    { materials: [...materials, material('deed')] },
    ['material-added materials[5]'],
  ],
  [
    'a material by another name',
    '发改投资〔2019〕268号',
    { materials: changed('report', { name: '申请报告书' }) },
    ['material-name materials[0].name'],
  ],
  [
    'an optional material made conditional',
    '行政许可法 §31',
    { materials: changed('equity', { necessity: 'conditional', when: '外资' }) },
    ['material-necessity materials[3].necessity'],
  ],
  [
    'a conditional material made necessary',
    '行政许可法 §31',
    { materials: changed('stability', { necessity: 'required' }), situations: guide.situations },
    ['material-necessity materials[2].necessity'],
  ],
  [
    'a conditional material in more cases',
    '省级标准',
    { materials: changed('stability', { when: '所有项目' }) },
    ['material-when materials[2].when'],
  ],
  [
    'a necessary material on no condition',
    '省级标准',
    { materials: changed('report', { necessity: 'conditional', when: ' ' }) },
    ['material-when materials[0].when'],
  ],
  [
    'a shared material asked of the applicant',
    '国务院令716 §7',
    { materials: changed('land', { source: 'applicant' }) },
    ['material-source materials[1].source'],
  ],
  [
    '容缺 abolished',
    '省级标准',
    { materials: changed('equity', { owable: false }) },
    ['material-owable materials[3].owable'],
  ],
  [
    'a material made the result of an item',
    '省级标准',
    { materials: changed('report', { resultOf: 'eia' }) },
    ['material-result-of materials[0].resultOf'],
  ],
  [
    'a material twice',
    '行政许可法 §31',
    { materials: [...materials, ...materials.slice(0, 1)] },
    ['twice materials[5]'],
  ],
  ['two visits for one', '省级标准', { visits: 2 }, ['visits-more visits']],
  ['half a visit', 'GB/T 39554', { visits: 0.5 }, ['visits-impossible visits']],
  [
    'steps of 12 days in a promise of ten',
    '省级标准',
    { process: [step(6), { ...step(6), key: 'b' }] },
    ['process-longer process'],
  ],
  [
    'steps of six days in a promise of five',
    '省级标准',
    { committed: { ...committed, value: 5 }, process: [step(6)] },
    ['process-longer process'],
  ],
  ['a step of less than nothing', '省级标准', { process: [step(-1)] }, ['process-step process[0].limit']],
  [
    'a fee',
    '行政许可法 §58',
    { fee: { charged: true, standard: '每件100元', basis: '某通知' } },
    ['fee-added fee.charged'],
  ],
  [
    'a situation with a material of its own',
    '行政许可法 §31',
    { situations: [...guide.situations, situation('far', { adds: ['deed'] })] },
    ['situation-unknown situations[2].adds'],
  ],
  [
    'a situation that widens another’s material',
    '行政许可法 §31',
    { situations: [...guide.situations, situation('far', { adds: ['foreign'] })] },
    ['situation-adds situations[2].adds'],
  ],
  [
    'a material of one situation asked for always',
    '行政许可法 §31',
    { situations: [{ ...foreign, adds: [] }, small] },
    ['situation-adds situations'],
  ],
  [
    'a situation’s material no longer dropped',
    '省级标准',
    { situations: [foreign, { ...small, drops: [] }] },
    ['situation-drops situations[1].drops'],
  ],
  ['an easing situation left out', '省级标准', { situations: [foreign] }, ['situation-missing situations']],
  [
    'a situation by another rule',
    '省级标准',
    { situations: [foreign, { ...small, rule: '总投资 < 100' }] },
    ['situation-rule situations[1].rule'],
  ],
  [
    'a situation of four days for three',
    '省级标准',
    { situations: [foreign, { ...small, committed: 4 }] },
    ['situation-longer situations[1].committed'],
  ],
  [
    'a situation without its shorter promise',
    '省级标准',
    { situations: [foreign, { ...small, committed: null }] },
    ['situation-longer situations[1].committed'],
  ],
  [
    'a situation longer than the item',
    '省级标准',
    { situations: [...guide.situations, situation('far', { committed: 11 })] },
    ['situation-longer situations[2].committed'],
  ],
  ['a situation twice', '省级标准', { situations: [foreign, small, small] }, ['twice situations[2]']],
];

test.each(refused)('%s is refused (%s)', (_, __, elements, expected) => {
  const { refusals } = checkConformity(STANDARD, draft(elements), [], TODAY);
  expect(refusals.map(({ code, at }) => `${code.replace('conformity-', '')} ${at}`)).toEqual(expected);
  for (const { message, source } of refusals) {
    expect(message).toMatch(/[。]$/);
    expect(source).not.toBe('');
  }
});
