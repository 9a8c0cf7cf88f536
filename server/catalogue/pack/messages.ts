/** The sentences a pack's keeper reads. One place, plain Chinese: what the value has to be. */
export const mustBe = {
  text: '不能为空',
  slug: '标识须为小写字母、数字和连字符',
  bodyId: '机构标识须为“区划代码-英文名”',
  divisionCode: '区划代码须为 6 位数字,本地扩展为一个大写字母加 5 位数字',
  wholeDays: '天数须为不小于 0 的整数',
  level: '层级须为 province、city、county 之一',
  divisionLevel: '区划层级须为 province、city、county、zone 之一',
  departmentKind: '部门类别须为 department、approval、window、utility、staffing 之一',
  basicCode: '基本编码须为 12 位数字',
  element: '例外的要素须为 committed、materials、visits、promise 之一',
  day: '日期须为 YYYY-MM-DD',
  unit: '时限单位须为 working-day、calendar-day、hour 之一',
  start: '起算须为 received(收到)或 accepted(受理)',
  procedureKind: '特别程序种类不在规定的十种之内',
  stopGround: '停表事由须为 special-procedure 或 correction',
  necessity: '必要性须为 required、conditional、optional 之一',
  flowNecessity: '流程事项的必要性须为 required 或 conditional',
  materialSource: '材料来源须为 applicant 或 shared',
  itemKind: '事项类型不在规定的范围内',
  silence: '逾期不补正的后果须为 withdrawn 或 refused',
  joint: '办理方式须为 统一办理、联合办理 或 集中办理',
  term: '有效期的单位须为 month 或 year',
  when: '其他时限须为 within(起多少日内)或 before(前多少日)',
  whose: '其他时限的责任方须为 applicant、body、lower-body 之一',
  renewalSilence: '到期未作延续决定的后果须为 renewed 或 none',
  opinionSilence: '逾期不反馈意见的后果须为 consent 或 none',
  factName: '事实名须为不含空格的中文或字母、数字',
  factKey: '事实的键须为英文驼峰式',
  factType: '事实的类型须为 boolean、number、choice、choices 之一',
  factField: '条件只能用申报表中可判断的字段',
  family: '流程类别须为 investment(投资)或 construction(工程建设)',
  flowId: '流程标识须为小写字母、数字和连字符,市县流程为“省级流程@区划代码”',
  splclx: '审批流程类型须为 1–10',
  listId: '代码表标识须为英文驼峰式',
  industryCode: '行业代码须为门类字母、2 位大类或 4 位小类',
  industryLevel: '行业层级须为 section、division、class 之一',
  follows: '实施规则须为 approval-division 或 place',
} as const;

export const fileMessages = {
  missing: (file: string) => `缺少文件 ${file}`,
  syntax: (found: string) =>
    found === '' ? 'JSON 不完整,文件提前结束' : `JSON 写法有误,此处不应出现“${found}”`,
  duplicate: (name: string) => `“${name}”写了两次`,
  unknown: (name: string) => `不认识的字段“${name}”`,
} as const;

/** What the rules across files say. Values are quoted as they stand in the file. */
export const ruleMessages = {
  unique: (what: string, value: string) => `${what}“${value}”重复`,
  reference: (what: string, value: string) => `${what}“${value}”不存在`,
  provinceNotOne: () => '区划表须有且只有一个省级区划,并与 pack.json 的 province 相同',
  homes: () => '各归属地须恰为全部地级市和省本级',
  parentLevel: (code: string) => `区划“${code}”的上级层级不对`,
  parentPrefix: (code: string) => `区划“${code}”的代码与上级不相承`,
  zoneMark: (code: string) => `本地扩展区划“${code}”须用字母开头的代码并注明`,
  bodyId: (id: string) => `机构标识“${id}”须由本机构的区划代码和部门组成`,
  materialName: (key: string, name: string, other: string) =>
    `材料“${key}”在此名为“${name}”,在别处名为“${other}”:材料名称须统一`,
  materialKey: (name: string, key: string, other: string) =>
    `材料“${name}”在此的标识为“${key}”,在别处为“${other}”:材料名称须统一`,
  resultName: (name: string, item: string, result: string) =>
    `材料“${name}”是事项 ${item} 的结果,名称须为“${result}”`,
  resultSource: (name: string) => `材料“${name}”是其他事项的结果,来源须为 shared`,
  holder: (name: string) => `共享材料“${name}”须写明由谁持有,申请人提供的材料不写`,
  materialWhen: (name: string) => `材料“${name}”:按情形需要的须写明情形,必需的不写`,
  circle: (ids: readonly string[]) => `先后次序成环:${ids.join(' → ')}`,
  committedLonger: (committed: string, statutory: string) =>
    `承诺时限(${committed})长于法定时限(${statutory}),或起算早晚不可比`,
  stopsStatutory: (name: string) =>
    `特别程序“${name}”不在行政许可法第四十五条或国务院令第673号之列,不能停法定时限`,
  stopsNothing: () => '本事项没有能停法定时限的特别程序或没有法定时限,不能列停法定时限的事由',
  stopsMissing: () => '本事项有停法定时限的特别程序,须列出停法定时限的事由和依据',
  conditionValue: (field: string, value: string) => `条件的值“${value}”不在代码表 ${field} 中`,
  conditionKind: (field: string) => `条件 ${field} 的值须为是或否`,
  factOptions: (name: string) => `事实“${name}”:选项类须列出选项,其他类型不列`,
  factField: (field: string) => `申报表中没有可这样回答的字段“${field}”`,
  factKind: (name: string) => `事实“${name}”不能在这类问题中询问`,
  factValue: (name: string, value: string) => `“${value}”不是事实“${name}”可有的值`,
  feel: (message: string, line: number, column: number) => `适用条件第 ${line} 行第 ${column} 字:${message}`,
  windowBody: (id: string) => `窗口“${id}”的机构须是本区划的政务服务中心`,
  windowMissing: (name: string) => `${name}没有窗口`,
  earlier: (item: string, version: number) =>
    `事项 ${item} 的历史版本 ${version} 须早于现行版本,事项须仍在目录内`,
  guideMissing: (item: string) => `事项 ${item} 没有办事指南`,
  guideProcess: (item: string) => `事项 ${item} 的办事指南没有办理流程`,
  guideHandling: (item: string) => `事项 ${item}:承诺当场办结的为即办件,其余为承诺件`,
  codeUnknown: (list: string, value: string) => `“${value}”不在代码表 ${list} 中`,
  notRegistered: (key: string) => `材料“${key}”不在材料目录中,或名称不同`,
  registeredName: (key: string, name: string, registered: string) =>
    `材料“${key}”在此名为“${name}”,在材料目录中名为“${registered}”`,
  registeredShared: (name: string) => `材料“${name}”可由共享取得,不得要求申请人提供`,
  registeredResult: (name: string) => `材料“${name}”由哪个事项产生,与材料目录不一致`,
  notPublished: (division: string) => `区划“${division}”不在已发布的区划之列`,
  noVersion: (item: string, version: number) => `事项 ${item} 没有第 ${version} 版`,
  nothingToDrop: (key: string) => `事项本来不要材料“${key}”,不必写明不要`,
  conformity: (item: string, divisions: readonly string[], message: string) =>
    `事项 ${item} 在 ${divisions.join('、')} 的实施清单与省标准事项不一致:${message}`,
  ruleMissing: (item: string) => `事项 ${item} 没有实施规则`,
  overrideBody: (body: string) => `机构“${body}”不是本区划的行政审批机构`,
  supervisor: (body: string, item: string) =>
    `机构“${body}”不是事项 ${item} 在本区划或上级的主管部门,不能承担监管`,
  industryParent: (code: string) => `行业“${code}”的上级不对`,
  codeListMissing: (id: string) => `缺少代码表 ${id}`,
} as const;

export const industryMessages = {
  unlisted: (digits: string) => `行业小类 ${digits} 不在本平台收录的国民经济行业分类中,按代码原样保留,请核对`,
} as const;
