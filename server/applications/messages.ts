/** What this module says to people. */
export const MESSAGES = {
  notFound: '没有这份申报,或您无权查看。',
  sourceParallel: '优化营商环境条例;并联审批规则',
  sourceGuide: '事项办事指南',
  sourceCode: '2017年第3号令',
  codeMissing:
    '项目代码尚未取得,不能在线申报。取得代码后即可提交;急需办理的,可到综合窗口提交,由窗口一次性告知。',
  unknownStage: '该项目的审批流程没有这个阶段。',
  itemNotInStage: (name: string) => `“${name}”不属于所选阶段。`,
  itemTwice: (name: string) => `“${name}”重复选择。`,
  itemRunning: (name: string) => `“${name}”正在办理,不需要重复申报。`,
  itemDone: (name: string) => `“${name}”已经办结,不需要再次申报。`,
  itemWaits: (name: string, needs: string) => `“${name}”要等“${needs}”办结后才能申报。`,
  itemQueued: (needs: string) => `等“${needs}”办结后自动启动,不需要再次申报。`,
  noBody: (name: string) => `当地没有承办“${name}”的部门,请联系窗口。`,
  noWindow: '当地没有设置综合窗口,请联系投资主管部门。',
  materialMissing: (name: string) => `缺少必需的材料“${name}”。`,
  materialUnknown: (key: string) => `所选事项不需要材料“${key}”。`,
  materialTwice: (name: string) => `材料“${name}”重复提交,请合并到一处。`,
  materialShared: (name: string) => `材料“${name}”平台已有,不需要提交。`,
  unknownWork: '所选工程不属于该项目。',
  history: {
    'application.submitted': '提交并联申报',
    'application.case-opened': '前置事项办结,后续事项自动启动',
    'application.queue-dropped': '前置事项未通过,后续事项不再启动',
    'application.closed': '本次申报全部办结',
  } as Readonly<Record<string, string>>,
} as const;
