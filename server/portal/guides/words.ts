/** What the guide pages say to people. */
export const WORDS = {
  necessity: { required: '必要', conditional: '有条件时', optional: '可选' },
  level: { province: '省级', city: '市级', county: '县级' },
  start: {
    received: '收到申请之日起',
    accepted: '受理之日起',
    decided: '作出决定之日起',
    asked: '提出要求之日起',
    told: '告知之日起',
    completed: '完成之日起',
  },
  whose: { applicant: '申请人', body: '办理部门', 'lower-body': '下级部门' },
  when: { within: '内', before: '前' },
  unknown: '待确认',
  notSaid: '未作规定',
  noStatutory: '法律法规没有规定期限',
  shared: '不用您提供',
  sharedFrom: (holder: string) => `不用您提供,由${holder}共享取得`,
  issuedBy: (holder: string) => `由${holder}出具`,
  resultOf: (item: string) => `是“${item}”的办理结果`,
  yourOwn: '申请人自备',
  owable: '可以容缺后补',
  standardOnly: (division: string) =>
    `${division}尚未公布本事项的实施清单,以下是全省统一的标准;办理地点、电话以当地公布为准。`,
  oldVersion: (version: number) => `这是第${version}版,不是现行版本。`,
  notYet: (version: number, day: string) => `这是第${version}版,${day}起施行。`,
  withdrawn: (version: number) => `第${version}版已经撤回,不再施行。`,
  noItem: '没有这个事项,或者事项已经取消。',
  noVersion: '没有这个版本的办事指南。',
  none: '没有找到办事指南',
  tryOther: '请换一个说法,例如“施工许可”“取水”“消防验收”,或者去掉部门、阶段、地区的条件再查。',
  beforeTime: '平台启用前已施行',
} as const;

/** 0 visits is what people hope for. */
export function visitsIn(visits: number): string {
  return visits === 0 ? '0次(不用跑现场)' : `${visits}次`;
}
