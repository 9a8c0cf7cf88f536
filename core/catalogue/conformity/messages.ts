import { describeLimit, type Limit } from '../../clock/index.ts';
import type { Element, Necessity, StandardItem } from '../content.ts';
import type { ConformityRefusal } from './types.ts';

/** The names of the elements in GB/T 39554's terms. */
export const ELEMENT_NAMES: Readonly<Record<Element, string>> = {
  name: '事项名称',
  kind: '事项类型',
  basis: '设定依据',
  statutory: '法定办结时限',
  committed: '承诺办结时限',
  extension: '延长办理期限',
  specialProcedures: '特别程序',
  conditions: '受理条件',
  materials: '申请材料',
  result: '结果名称',
  promise: '告知承诺',
  visits: '到办事现场次数',
  process: '办理流程',
  fee: '收费',
  situations: '办理情形',
  questions: '常见问题',
};

const NECESSITY: Readonly<Record<Necessity, string>> = {
  required: '必要',
  conditional: '特定情形下必要',
  optional: '非必要',
};

const START: Readonly<Record<Limit['start'], string>> = {
  received: '收件',
  accepted: '受理',
  decided: '决定',
  asked: '提出',
  told: '告知',
  completed: '验收合格',
};

/** '自受理之日起20个工作日'. */
export const sayLimit = ({ value, unit, start }: Limit): string =>
  `自${START[start]}之日起${describeLimit(value, unit)}`;

const standardOf = ({ version }: Pick<StandardItem, 'version'>) => `省级标准事项(版本${version})`;

/** The licence law binds licences alone; for the other kinds it is the standard that binds. */
const licence = (standard: StandardItem, article: string) =>
  standard.kind === '行政许可' ? `行政许可法 ${article};${standardOf(standard)}` : standardOf(standard);

const PUBLIC = '行政许可法 §30;GB/T 39554';
const SHARING = '国务院令716 §7;发改投资〔2019〕268号';
const BUSINESS = '优化营商环境条例';

const no = (code: string, at: string, message: string, source: string): ConformityRefusal => ({
  code: `conformity-${code}`,
  message,
  source,
  at,
});

type S = StandardItem;

/** Every sentence conformity says no with. `at` is the place in the draft. */
export const say = {
  fixed: (s: S, element: Element, own: string, standard: string) =>
    no(
      'fixed',
      element,
      `“${ELEMENT_NAMES[element]}”由省级标准统一规定,不得改为“${own}”,应为“${standard}”。`,
      standardOf(s),
    ),
  fixedWhole: (s: S, element: Element, what: string) =>
    no('fixed', element, `“${ELEMENT_NAMES[element]}”由省级标准统一规定,不得变更:${what}。`, standardOf(s)),
  otherItem: (s: S, own: string) =>
    no('other-item', 'item', `实施清单的事项“${own}”不是标准事项“${s.id}”。`, standardOf(s)),

  committedLonger: (s: S, own: Limit) =>
    no(
      'committed-longer',
      'committed',
      `承诺办结时限“${sayLimit(own)}”长于省级标准“${sayLimit(s.committed)}”,只能缩短。`,
      standardOf(s),
    ),
  committedStart: (s: S, own: Limit) =>
    no(
      'committed-start',
      'committed.start',
      `承诺办结时限“${sayLimit(own)}”的起算点晚于省级标准“${sayLimit(s.committed)}”,不得后移。`,
      standardOf(s),
    ),
  committedBeyondStatutory: (s: S, own: Limit, statutory: Limit) =>
    no(
      'committed-beyond-statutory',
      'committed',
      `承诺办结时限“${sayLimit(own)}”不在法定办结时限“${sayLimit(statutory)}”之内。`,
      statutory.basis || licence(s, '§42'),
    ),
  extensionAdded: (s: S) =>
    no('extension-added', 'extension', '省级标准没有延长办理期限,不得增设延长。', licence(s, '§42')),
  extensionLonger: (s: S, own: string, standard: string) =>
    no(
      'extension-longer',
      'extension.value',
      `延长办理期限“${own}”长于省级标准“${standard}”,只能缩短或取消。`,
      licence(s, '§42'),
    ),
  extensionOftener: (s: S, own: number, standard: number) =>
    no(
      'extension-oftener',
      'extension.times',
      `延长办理期限的次数“${own}次”多于省级标准“${standard}次”。`,
      licence(s, '§42'),
    ),
  extensionTerms: (s: S, at: 'approver' | 'basis', own: string, standard: string) =>
    no(
      'extension-terms',
      `extension.${at}`,
      `延长办理期限的${at === 'approver' ? '批准人' : '依据'}不得由“${standard}”改为“${own}”。`,
      licence(s, '§42'),
    ),

  procedureAdded: (s: S, index: number, name: string) =>
    no(
      'procedure-added',
      `specialProcedures[${index}]`,
      `省级标准没有特别程序“${name}”,不得增设。`,
      licence(s, '§45'),
    ),
  procedureLonger: (s: S, index: number, name: string, own: number | null, standard: number) =>
    no(
      'procedure-longer',
      `specialProcedures[${index}].days`,
      own === null
        ? `特别程序“${name}”应写明期限,省级标准为${standard}个工作日。`
        : `特别程序“${name}”的期限“${own}个工作日”长于省级标准“${standard}个工作日”。`,
      licence(s, '§45'),
    ),
  procedureStops: (s: S, index: number, name: string) =>
    no(
      'procedure-stops-statutory',
      `specialProcedures[${index}].stopsStatutory`,
      `特别程序“${name}”按省级标准不停止法定时限的计算,不得改为停止。`,
      licence(s, '§45'),
    ),
  procedureBasis: (s: S, index: number, name: string, own: string) =>
    no(
      'procedure-basis',
      `specialProcedures[${index}].basis`,
      `特别程序“${name}”的依据由省级标准规定,不得改为“${own}”。`,
      standardOf(s),
    ),
  twice: (s: S, at: string, element: Element, name: string) =>
    no('twice', at, `“${ELEMENT_NAMES[element]}”中“${name}”出现两次。`, standardOf(s)),

  conditionAdded: (s: S, index: number, condition: string) =>
    no(
      'condition-added',
      `conditions[${index}]`,
      `省级标准没有受理条件“${condition}”,不得增设条件或改动条件的文字。`,
      s.kind === '行政许可' ? licence(s, '§16') : `${BUSINESS};${standardOf(s)}`,
    ),

  materialAdded: (s: S, index: number, name: string) =>
    no(
      'material-added',
      `materials[${index}]`,
      `省级标准没有申请材料“${name}”,不得增加材料。`,
      s.kind === '行政许可' ? licence(s, '§31') : `${BUSINESS};${standardOf(s)}`,
    ),
  materialName: (s: S, index: number, own: string, standard: string) =>
    no(
      'material-name',
      `materials[${index}].name`,
      `申请材料应使用统一名称“${standard}”,不得写作“${own}”。`,
      `发改投资〔2019〕268号;${standardOf(s)}`,
    ),
  materialNecessity: (s: S, index: number, name: string, own: Necessity, standard: Necessity) =>
    no(
      'material-necessity',
      `materials[${index}].necessity`,
      `申请材料“${name}”的必要性“${NECESSITY[own]}”严于省级标准“${NECESSITY[standard]}”。`,
      licence(s, '§31'),
    ),
  materialWhen: (s: S, index: number, name: string, own: string | null, standard: string | null) =>
    no(
      'material-when',
      `materials[${index}].when`,
      own === null || own.trim() === ''
        ? `申请材料“${name}”为特定情形下必要,应写明情形。`
        : `申请材料“${name}”所适用的情形由省级标准规定为“${standard ?? '未限定'}”,不得改为“${own}”。`,
      standardOf(s),
    ),
  materialSource: (_: S, index: number, name: string) =>
    no(
      'material-source',
      `materials[${index}].source`,
      `申请材料“${name}”由部门共享获取,不得要求申请人提交。`,
      SHARING,
    ),
  materialOwable: (s: S, index: number, name: string) =>
    no(
      'material-owable',
      `materials[${index}].owable`,
      `申请材料“${name}”按省级标准可以容缺,不得取消容缺。`,
      standardOf(s),
    ),
  materialResultOf: (s: S, index: number, name: string) =>
    no(
      'material-result-of',
      `materials[${index}].resultOf`,
      `申请材料“${name}”是哪一事项的结果,由省级标准规定,不得变更。`,
      standardOf(s),
    ),

  promiseRemoved: (s: S) =>
    no(
      'promise-removed',
      'promise',
      '省级标准实行告知承诺,不得取消告知承诺。',
      `${BUSINESS};${standardOf(s)}`,
    ),
  visitsMore: (s: S, own: number) =>
    no('visits-more', 'visits', `到办事现场次数“${own}次”多于省级标准“${s.guide.visits}次”。`, standardOf(s)),
  visitsImpossible: (s: S, own: number) =>
    no('visits-impossible', 'visits', `到办事现场次数“${own}”应为不小于0的整数。`, standardOf(s)),
  processLonger: (s: S, sum: number, committed: Limit) =>
    no(
      'process-longer',
      'process',
      `办理流程各环节时限合计“${describeLimit(sum, committed.unit)}”,超过承诺办结时限“${describeLimit(committed.value, committed.unit)}”。`,
      standardOf(s),
    ),
  processStep: (s: S, index: number, name: string, own: number) =>
    no(
      'process-step',
      `process[${index}].limit`,
      `办理流程环节“${name}”的时限“${own}”不能小于0。`,
      standardOf(s),
    ),
  feeAdded: (s: S, own: string | null) =>
    no(
      'fee-added',
      'fee.charged',
      `省级标准不收费,不得收费${own === null ? '' : `“${own}”`}。`,
      licence(s, '§58'),
    ),
  feeBasis: (s: S, own: string | null) =>
    no('fee-basis', 'fee.basis', `收费${own === null ? '' : `“${own}”`}应写明收费依据。`, licence(s, '§58')),

  situationMissing: (s: S, name: string) =>
    no(
      'situation-missing',
      'situations',
      `省级标准的办理情形“${name}”减少材料或缩短时限,不得取消。`,
      standardOf(s),
    ),
  situationRule: (s: S, index: number, name: string) =>
    no(
      'situation-rule',
      `situations[${index}].rule`,
      `办理情形“${name}”的判断规则由省级标准规定,不得变更。`,
      standardOf(s),
    ),
  situationAdds: (s: S, index: number, name: string, material: string) =>
    no(
      'situation-adds',
      `situations[${index}].adds`,
      `办理情形“${name}”增加了省级标准在该情形下不要求的材料“${material}”。`,
      licence(s, '§31'),
    ),
  situationDrops: (s: S, index: number, name: string, material: string) =>
    no(
      'situation-drops',
      `situations[${index}].drops`,
      `办理情形“${name}”按省级标准免交材料“${material}”,不得恢复。`,
      standardOf(s),
    ),
  situationUnknown: (s: S, at: string, name: string, material: string) =>
    no('situation-unknown', at, `办理情形“${name}”所列材料“${material}”不在申请材料之中。`, standardOf(s)),
  situationAlways: (s: S, material: string) =>
    no(
      'situation-adds',
      'situations',
      `材料“${material}”按省级标准只在特定办理情形下要求,不得改为一律要求。`,
      licence(s, '§31'),
    ),
  situationLonger: (s: S, index: number, name: string, own: string, top: string) =>
    no(
      'situation-longer',
      `situations[${index}].committed`,
      `办理情形“${name}”的承诺时限“${own}”长于“${top}”。`,
      standardOf(s),
    ),

  localMissing: (at: string, what: string) => no('local-missing', at, `请填写${what}。`, PUBLIC),
  localCode: (at: string, code: string, reason: string) =>
    no('local-code', at, `实施编码“${code}”不正确:${reason}`, 'GB/T 39554'),
};
