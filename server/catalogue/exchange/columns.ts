/** Values a cell may be chosen from. */
export type ListName =
  | 'yesNo'
  | 'own'
  | 'necessity'
  | 'materialSource'
  | 'unit'
  | 'start'
  | 'procedureKind'
  | 'itemKind'
  | 'powerSource'
  | 'bodyNature'
  | 'itemType'
  | 'handling'
  | 'serviceObject'
  | 'level'
  | 'bodies'
  | 'supervisors'
  | 'departments'
  | 'items'
  | 'materials';

/**
 * `code`: text that a spreadsheet must not take for a number, as a telephone; `lines`: a text a line; `choices`: of a
 * list, one a line. `shown`: for the reader alone, passed over on the way in.
 */
export type CellKind = 'text' | 'code' | 'lines' | 'integer' | 'decimal' | 'choice' | 'choices' | 'shown';

export type Column = {
  readonly header: string;
  readonly field: string;
  readonly kind: CellKind;
  readonly list?: ListName;
  /** What an empty cell is: nothing said (the field is left out), null, or a fault. */
  readonly empty: 'omit' | 'null' | 'required';
  readonly note?: string;
  readonly width?: number;
};

export type SheetSpec = { readonly name: string; readonly columns: readonly Column[] };

type More = Partial<Omit<Column, 'header' | 'field' | 'kind'>>;
const column =
  (kind: CellKind, empty: Column['empty']) =>
  (header: string, field: string, more: More = {}): Column => ({ header, field, kind, empty, ...more });
const must = column('text', 'required');
const may = column('text', 'omit');
const orNull = column('text', 'null');
const phone = column('code', 'required');
const lines = column('lines', 'omit');
const whole = column('integer', 'omit');
const wholeOrNull = column('integer', 'null');
const shown = column('shown', 'omit');
const one = (
  header: string,
  field: string,
  list: ListName,
  empty: Column['empty'] = 'required',
  note?: string,
): Column => ({
  ...{ header, field, kind: 'choice', list, empty },
  ...(note === undefined ? {} : { note }),
});
const some = (header: string, field: string, list: ListName, empty: Column['empty'] = 'omit'): Column => ({
  ...{ header, field, kind: 'choices', list, empty },
  note: '每行一个',
});

/** The item a row belongs to: first in every sheet. */
const OF_ITEM = [
  must('事项编码', 'item', { width: 20 }),
  shown('事项名称', 'itemName', { width: 32, note: '供核对,导入时不读' }),
];
const limitColumns = (name: string, field: string, none: boolean): Column[] => [
  may(`${name}数值`, `${field}Value`, { note: none ? '没有的填“无”' : '只填数字' }),
  one(`${name}单位`, `${field}Unit`, 'unit', 'omit'),
  may(`${name}依据`, `${field}Basis`),
  one(`${name}起算`, `${field}Start`, 'start', 'omit'),
  may(`${name}说明`, `${field}Mark`),
];
const EXTENSION = [
  may('延长期限', 'extensionValue', { note: '没有的填“无”' }),
  one('延长单位', 'extensionUnit', 'unit', 'omit'),
  may('延长批准人', 'extensionApprover'),
  may('延长依据', 'extensionBasis'),
  whole('延长次数', 'extensionTimes'),
];

/** Sheets with a row for each member of an element; `element` is its name in the content. */
export const PARTS = [
  {
    element: 'materials',
    name: '材料',
    columns: [
      ...OF_ITEM,
      one('材料名称', 'key', 'materials', 'required', '材料目录中的统一名称'),
      one('必要性', 'necessity', 'necessity'),
      orNull('适用情形', 'when', { note: '特定情形下必要的填写' }),
      one('来源', 'source', 'materialSource'),
      one('由哪一事项产生', 'resultOf', 'items', 'null'),
      orNull('持有部门', 'holder'),
      one('可容缺', 'owable', 'yesNo', 'omit'),
      may('数据说明', 'mark'),
    ],
  },
  {
    element: 'process',
    name: '办理流程',
    columns: [
      ...OF_ITEM,
      may('环节编码', 'key', { note: '可不填' }),
      must('环节名称', 'name'),
      must('岗位', 'post'),
      must('环节内容', 'task', { width: 40 }),
      wholeOrNull('环节时限', 'limit', { note: '按承诺时限的单位' }),
    ],
  },
  {
    element: 'specialProcedures',
    name: '特别程序',
    columns: [
      ...OF_ITEM,
      one('种类', 'kind', 'procedureKind'),
      must('名称', 'name'),
      must('依据', 'basis', { width: 40 }),
      wholeOrNull('时限(工作日)', 'days'),
      one('停止法定计时', 'stopsStatutory', 'yesNo'),
    ],
  },
  {
    element: 'fee',
    name: '收费',
    columns: [
      ...OF_ITEM,
      one('是否收费', 'charged', 'yesNo'),
      orNull('收费标准', 'standard', { width: 40 }),
      orNull('收费依据', 'basis', { width: 40 }),
      may('数据说明', 'mark'),
    ],
  },
  {
    element: 'situations',
    name: '情形',
    columns: [
      ...OF_ITEM,
      may('情形编码', 'key', { note: '可不填' }),
      must('情形名称', 'name'),
      orNull('判断规则', 'rule', { note: 'FEEL 表达式;不填由申请人选择', width: 40 }),
      some('增加的材料', 'adds', 'materials'),
      some('免交的材料', 'drops', 'materials'),
      wholeOrNull('承诺时限', 'committed', { note: '按承诺时限的单位' }),
      must('依据', 'basis'),
    ],
  },
  {
    element: 'places',
    name: '窗口',
    columns: [
      ...OF_ITEM,
      must('窗口名称', 'name'),
      must('办理地点', 'address', { width: 40 }),
      must('办理时间', 'hours', { width: 30 }),
      phone('电话', 'phone'),
      column('decimal', 'omit')('经度', 'lon', { note: 'GCJ-02' }),
      column('decimal', 'omit')('纬度', 'lat', { note: 'GCJ-02' }),
      may('数据说明', 'mark'),
    ],
  },
  {
    element: 'questions',
    name: '常见问题',
    columns: [...OF_ITEM, must('问题', 'question', { width: 40 }), must('解答', 'answer', { width: 60 })],
  },
  {
    element: 'basis',
    name: '设定依据',
    columns: [
      ...OF_ITEM,
      must('法律法规', 'law', { width: 32 }),
      must('条款', 'article'),
      one('已核对原文', 'verified', 'yesNo'),
      must('出处', 'via', { width: 32 }),
      may('时效', 'currency'),
      may('条文', 'wording', { width: 60 }),
      may('链接', 'link'),
    ],
  },
] as const satisfies readonly (SheetSpec & { readonly element: string })[];

export type PartElement = (typeof PARTS)[number]['element'];

/** Elements with a sheet of their own that an implementation inherits or says itself; windows are always its own. */
export const OWN_COLUMNS: Readonly<Record<Exclude<PartElement, 'places'>, string>> = {
  basis: '设定依据由',
  materials: '材料由',
  process: '办理流程由',
  specialProcedures: '特别程序由',
  fee: '收费由',
  situations: '情形由',
  questions: '常见问题由',
};

const IMPLEMENTATION: SheetSpec = {
  name: '实施清单',
  columns: [
    ...OF_ITEM,
    column('integer', 'required')('标准版本', 'standard'),
    one('实施主体', 'bodyId', 'bodies'),
    one('监管部门', 'supervisedBy', 'supervisors'),
    orNull('实施编码', 'code', { note: '31 位,未知不填' }),
    one('权力来源', 'powerSource', 'powerSource'),
    one('实施主体性质', 'bodyNature', 'bodyNature'),
    phone('咨询方式', 'consult'),
    phone('监督投诉方式', 'complaint'),
    must('数据说明', 'mark', { note: '如“已核定”“示例数据,待本地核定”' }),
    may('本级事项名称', 'name', { note: '不填沿用标准;以下各列同' }),
    one('事项类型', 'kind', 'itemKind', 'omit'),
    ...limitColumns('法定时限', 'statutory', true),
    ...limitColumns('承诺时限', 'committed', false),
    ...EXTENSION,
    lines('受理条件', 'conditions', { note: '每行一条;不填沿用标准;没有条件填“无”', width: 40 }),
    may('办理结果', 'result'),
    one('告知承诺', 'promise', 'yesNo', 'omit'),
    whole('到现场次数', 'visits'),
    ...Object.entries(OWN_COLUMNS).map(([element, header]) =>
      one(header, `own-${element}`, 'own', 'omit', '沿用标准,或按本工作簿中的本级规定'),
    ),
  ],
};

const STANDARD: SheetSpec = {
  name: '标准事项',
  columns: [
    must('事项编码', 'item', { width: 20 }),
    must('事项名称', 'name', { width: 32 }),
    one('事项性质', 'kind', 'itemKind'),
    column('integer', 'required')('阶段', 'stage'),
    one('主管部门', 'department', 'departments'),
    some('行使层级', 'levels', 'level', 'required'),
    ...limitColumns('法定时限', 'statutory', true),
    ...limitColumns('承诺时限', 'committed', false),
    ...EXTENSION,
    lines('受理条件', 'conditions', { note: '每行一条', width: 40 }),
    must('审查内容', 'review', { width: 40 }),
    must('办理结果', 'result'),
    orNull('有效期', 'validity'),
    some('前置事项', 'needs', 'items'),
    must('适用范围', 'appliesWhen', { width: 40 }),
    may('适用规则', 'appliesRule', { note: 'FEEL 表达式', width: 40 }),
    orNull('必须先于', 'mustBefore'),
    orNull('申请期限', 'applicantDeadline'),
    one('告知承诺', 'promise', 'yesNo'),
    orNull('备注', 'note'),
    must('数据说明', 'mark'),
    column('code', 'null')('基本编码', 'basicCode', { note: '12 位' }),
    one('权力类型', 'itemType', 'itemType', 'omit'),
    some('服务对象', 'serviceObjects', 'serviceObject'),
    one('办件类型', 'handling', 'handling', 'omit'),
    column('integer', 'required')('到现场次数', 'visits'),
    may('事后核查内容', 'afterGrantCheck', { note: '告知承诺、容缺的填写' }),
    whole('事后核查期限(工作日)', 'afterGrantDays'),
    may('事后核查依据', 'afterGrantBasis'),
    orNull('结果样本说明', 'resultSample'),
  ],
};

export const MAIN = { implementation: IMPLEMENTATION, standard: STANDARD } as const;
export type ExchangeKind = keyof typeof MAIN;

/** The sheets of a workbook in their order; windows are an implementation's alone. */
export function sheetsOf(
  kind: ExchangeKind,
): readonly (SheetSpec & { readonly element: PartElement | null })[] {
  const parts = PARTS.filter(({ element }) => kind === 'implementation' || element !== 'places');
  return [{ ...MAIN[kind], element: null }, ...parts];
}

/** Sheets that are not data. */
export const GUIDE_SHEET = '说明';
export const LIST_SHEET = '代码';
