/** One kind of project: what its name, size and industry look like, and which optional items it runs into. */
export type Kind = {
  /** `{n}` is replaced by the number that makes the name unique. */
  readonly name: string;
  readonly content: string;
  /** Class of GB/T 4754. */
  readonly industry: string;
  /** 万元, from – to. */
  readonly investment: readonly [number, number];
  /** ㎡ of floor, from – to. */
  readonly floor: readonly [number, number];
  /** Items this kind needs in most cases, beyond what its flow always requires. */
  readonly likely: readonly string[];
};

/** Paid by government: 审批. */
export const PUBLIC_KINDS: readonly Kind[] = [
  {
    name: '示例第{n}小学教学楼新建项目',
    content: '新建教学楼及附属用房',
    industry: '8321',
    investment: [2800, 9500],
    floor: [6000, 18000],
    likely: ['soil', 'civil-defence', 'fire-design'],
  },
  {
    name: '示例第{n}中学改扩建项目',
    content: '改扩建教学楼、实验楼和运动场',
    industry: '8334',
    investment: [4200, 16000],
    floor: [9000, 26000],
    likely: ['soil', 'civil-defence', 'fire-design', 'waste'],
  },
  {
    name: '示例{n}号社区卫生服务中心项目',
    content: '新建社区卫生服务中心',
    industry: '8421',
    investment: [900, 3200],
    floor: [2000, 6000],
    likely: ['eia-form', 'civil-defence'],
  },
  {
    name: '示例第{n}人民医院门诊综合楼项目',
    content: '新建门诊综合楼、地下停车场',
    industry: '8411',
    investment: [18000, 68000],
    floor: [26000, 78000],
    likely: ['eia-report', 'energy', 'soil', 'civil-defence', 'fire-design', 'waste'],
  },
  {
    name: '示例{n}号养老服务设施项目',
    content: '新建养老服务中心及配套设施',
    industry: '8514',
    investment: [1600, 7800],
    floor: [4000, 15000],
    likely: ['soil', 'fire-design'],
  },
  {
    name: '示例{n}号群众文化活动中心项目',
    content: '新建文化馆、图书分馆',
    industry: '8870',
    investment: [2600, 14000],
    floor: [5000, 22000],
    likely: ['energy', 'civil-defence', 'fire-design', 'green-tree'],
  },
  {
    name: '示例{n}号全民健身中心项目',
    content: '新建体育馆和室外场地',
    industry: '4720',
    investment: [3500, 21000],
    floor: [7000, 30000],
    likely: ['energy', 'soil', 'fire-design', 'waste'],
  },
  {
    name: '示例{n}号保障性租赁住房项目',
    content: '新建保障性租赁住房及配套',
    industry: '4710',
    investment: [8000, 42000],
    floor: [18000, 80000],
    likely: ['soil', 'civil-defence', 'waste', 'road-occupy'],
  },
  {
    name: '示例{n}号幼儿园项目',
    content: '新建幼儿园,设12个班',
    industry: '8310',
    investment: [1200, 3600],
    floor: [3000, 6500],
    likely: ['fire-design'],
  },
];

/** Paid by enterprises: 核准 or 备案. */
export const PRIVATE_KINDS: readonly Kind[] = [
  {
    name: '示例{n}号住宅小区一期项目',
    content: '新建住宅、配套公建及地下车库',
    industry: '7010',
    investment: [26000, 160000],
    floor: [42000, 210000],
    likely: ['soil', 'civil-defence', 'waste', 'road-occupy', 'energy'],
  },
  {
    name: '示例{n}号标准厂房项目',
    content: '新建标准厂房及辅助用房',
    industry: '4790',
    investment: [3000, 26000],
    floor: [9000, 52000],
    likely: ['soil', 'eia-form', 'waste'],
  },
  {
    name: '示例{n}号智能装备生产线项目',
    content: '新建生产车间,购置智能装备生产线',
    industry: '3491',
    investment: [6000, 58000],
    floor: [8000, 46000],
    likely: ['eia-form', 'energy', 'soil'],
  },
  {
    name: '示例{n}号冷链物流园项目',
    content: '新建冷库、分拣中心和停车场',
    industry: '5930',
    investment: [5000, 36000],
    floor: [12000, 60000],
    likely: ['energy', 'soil', 'fire-design'],
  },
  {
    name: '示例{n}号农产品深加工项目',
    content: '新建加工车间、原料库和检验中心',
    industry: '1371',
    investment: [2200, 15000],
    floor: [5000, 24000],
    likely: ['eia-form', 'water-intake', 'soil'],
  },
  {
    name: '示例{n}号商业综合体项目',
    content: '新建商业综合体和地下停车场',
    industry: '7040',
    investment: [32000, 180000],
    floor: [48000, 190000],
    likely: ['energy', 'civil-defence', 'fire-design', 'road-occupy', 'waste'],
  },
  {
    name: '示例{n}号研发楼项目',
    content: '新建研发楼、中试车间',
    industry: '6520',
    investment: [4000, 32000],
    floor: [9000, 48000],
    likely: ['civil-defence', 'fire-design'],
  },
  {
    name: '示例{n}号算力中心项目',
    content: '新建机房楼、动力楼',
    industry: '6450',
    investment: [22000, 120000],
    floor: [12000, 52000],
    likely: ['energy', 'eia-form', 'fire-design'],
  },
  {
    name: '示例{n}号化工新材料项目',
    content: '新建装置、罐区和公用工程',
    industry: '3521',
    investment: [18000, 150000],
    floor: [10000, 60000],
    likely: ['eia-report', 'energy', 'seismic', 'soil', 'water-intake', 'fire-design'],
  },
];
