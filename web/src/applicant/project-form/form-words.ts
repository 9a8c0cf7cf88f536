import type { Composition, Funds } from '../../api/types.ts';

/** The names of the fields, one place for labels, faults and the summary. */
export const fieldLabels = {
  name: '项目名称',
  decisionType: '项目类型',
  approvalDivision: '审批机关所在区划',
  nature: '建设性质',
  industry: '国标行业',
  guidance: '产业结构调整指导目录',
  attribute: '项目属性',
  permitItemCode: '核准目录条目',
  inZone: '是否在开发区内',
  zoneName: '开发区名称',
  plannedStart: '拟开工年月',
  plannedEnd: '拟建成年月',
  investment: '总投资（万元）',
  investmentNote: '总投资说明',
  capital: '内外资',
  content: '建设规模及内容',
  investmentSource: '投资来源',
  landMode: '土地获取方式',
  landArea: '用地面积（平方米）',
  floorArea: '建筑面积（平方米）',
  landWithScheme: '土地是否带设计方案',
  areaAssessed: '是否完成区域评估',
  workCategory: '工程分类',
} as const;

export const compositionLabels: Readonly<Record<keyof Composition, string>> = {
  civil: '土建工程',
  equipment: '设备购置',
  installation: '安装工程',
  other: '其他费用',
  reserve: '预备费',
  interest: '建设期利息',
};

export const fundLabels: Readonly<Record<keyof Funds, string>> = {
  central: '中央预算内',
  province: '省级预算',
  city: '市级预算',
  county: '县级预算',
  specialBond: '地方政府专项债券',
  loan: '国内贷款',
  own: '企业自筹',
  foreign: '利用外资',
  other: '其他',
};
export const publicFunds: readonly (keyof Funds)[] = ['central', 'province', 'city', 'county', 'specialBond'];
export const otherFunds: readonly (keyof Funds)[] = ['loan', 'own', 'foreign', 'other'];
