import { ITEM } from '../../casework/fixtures.ts';
import type {
  ImplementationContent,
  ImplementedElements,
  Material,
  Situation,
  StandardItem,
} from '../content.ts';

/** What the tests of this folder play with: a standard with every element in it, and a draft under it. */

export const material = (key: string, over: Partial<Material> = {}): Material => ({
  key,
  name: `材料${key}`,
  necessity: 'required',
  when: null,
  source: 'applicant',
  resultOf: null,
  holder: null,
  ...over,
});

export const situation = (key: string, over: Partial<Situation> = {}): Situation => ({
  key,
  name: `情形${key}`,
  rule: null,
  adds: [],
  drops: [],
  committed: null,
  basis: '示例',
  ...over,
});

export const STANDARD: StandardItem = {
  ...ITEM,
  version: 3,
  committed: { ...ITEM.committed, value: 10 },
  specialProcedures: [
    ...ITEM.specialProcedures,
    { kind: 'expert-review', name: '专家评审', basis: '行政许可法 §45', days: null, stopsStatutory: true },
    { kind: 'other', name: '现场踏勘', basis: '示例', days: 5, stopsStatutory: false },
  ],
  stage: 1,
  levels: ['city', 'county'],
  basis: [
    { law: '企业投资项目核准和备案管理条例', article: '第三条', verified: true, via: '原文' },
    { law: '行政许可法', article: '第十二条', verified: false, via: '转引' },
  ],
  conditions: ['符合国家法律法规和宏观调控政策', '符合国土空间规划'],
  review: '是否符合产业政策',
  materials: [
    material('report', { name: '项目申请报告' }),
    material('land', { name: '用地预审与选址意见书', source: 'shared', holder: '自然资源局' }),
    material('stability', {
      name: '社会稳定风险评估报告',
      necessity: 'conditional',
      when: '可能引发社会稳定风险',
    }),
    material('equity', { name: '出资承诺', necessity: 'optional', owable: true }),
    material('foreign', { name: '中外投资各方证明' }),
  ],
  validity: '2年',
  needs: [],
  appliesWhen: '核准目录内的企业投资项目',
  mustBefore: null,
  applicantDeadline: null,
  note: null,
  mark: '示例数据',
  guide: {
    basicCode: '000104001000',
    itemType: '01',
    serviceObjects: ['2'],
    handling: '2',
    visits: 1,
    process: [
      { key: 'review', name: '审查', post: '经办人', task: '审查材料', limit: 6 },
      { key: 'decide', name: '决定', post: '负责人', task: '作出决定', limit: 4 },
    ],
    fee: { charged: false, standard: null, basis: null },
    situations: [
      situation('foreign', { name: '外商投资项目', rule: '内外资 = "1"', adds: ['foreign'] }),
      situation('small', { name: '小型项目', rule: '总投资 < 500', drops: ['stability'], committed: 3 }),
    ],
    questions: [{ question: '多久办结?', answer: '10个工作日。' }],
    afterGrant: null,
    resultSample: null,
  },
};

/** Credit code of nobody, level 3 (市), the 基本编码 of the standard. */
export const CODE = '1121000000TEXT01393000104001000';

export const draft = (
  elements: ImplementedElements = {},
  over: Partial<ImplementationContent> = {},
): ImplementationContent => ({
  item: STANDARD.id,
  division: '210100',
  standard: STANDARD.version,
  local: {
    bodyId: '210100-approval',
    supervisedBy: '210100-development-reform',
    code: CODE,
    powerSource: '1',
    bodyNature: '1',
    places: [
      {
        name: '政务服务中心',
        address: '示例路1号',
        hours: '工作日9:00–17:00',
        phone: '024-00000000',
        point: null,
      },
    ],
    consult: '024-00000000',
    complaint: '12345',
  },
  elements,
  mark: '示例数据',
  ...over,
});
