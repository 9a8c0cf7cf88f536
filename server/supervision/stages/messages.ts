/** What stage and project clocks say to people. */
export const STAGE_MESSAGES = {
  noClock: '该阶段还没有办件受理，尚未开始计时。',
  stageStarted: '本阶段首个办件受理',
  stageEnded: '本阶段必办事项全部办结',
  projectStarted: '项目首个办件受理',
  projectEnded: '各工程的阶段全部办结',
  idle: '没有在办的办件',
  whole: '全流程',
  /** Of what does not count between applications: house rule, in no regulation. */
  rule: '阶段计时规则 [check]',
  stageBasis: (flow: string, stage: string) => `${flow}·${stage}`,
} as const;
