/** Sentences of the sample: what clerks, handlers and applicants write. All made up, nobody's. */

export const SURNAMES = [
  ...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜谢邹苏潘葛范彭鲁韦马苗凤花方俞任袁柳鲍史唐',
];

export const CORRECTION_PROBLEMS = [
  '未加盖单位公章,请补盖后重新提交。',
  '扫描件第3页不清晰,请重新扫描。',
  '缺少法定代表人签字。',
  '附图坐标系不是2000国家大地坐标系,请更换。',
  '内容与申报信息中的建设规模不一致,请核对后更正。',
  '缺少附件目录所列的第2项附件。',
  '编制单位未盖执业印章。',
] as const;

export const CORRECTION_NOTES = [
  '已按补正告知书逐条修改,请审核。',
  '材料已重新盖章扫描。',
  '附图已更换为2000国家大地坐标系。',
  '已补齐缺少的附件。',
] as const;

export const NOT_NEEDED_REASONS = [
  '经核对用地范围,项目不涉及本事项,依法不需要取得行政许可。',
  '项目位于已完成区域评估的范围内,不需要单独办理。',
] as const;

export const ACCEPTANCE_REFUSALS = [
  {
    reason: '该事项由上一级主管部门办理,不属于本机关职权范围。',
    basis: '行政许可法 §32(2)',
    right: '上一级主管部门',
  },
  { reason: '申请事项不属于本机关管辖区域。', basis: '行政许可法 §32(2)', right: '项目建设地主管部门' },
] as const;

export const REFUSALS = [
  '方案与国土空间详细规划确定的容积率不符,经一次修改后仍不符合,不予许可。',
  '论证报告结论不成立,不符合法定条件,不予许可。',
  '防护距离内有敏感目标且无法避让,不符合法定条件,不予许可。',
  '提交的材料不能证明符合办理条件,不予通过。',
] as const;

export const WITHDRAWALS = [
  '建设方案调整,撤回本次申请,待方案确定后重新申报。',
  '资金安排变化,暂缓实施,撤回申请。',
  '申报事项选择有误,撤回后重新申报。',
] as const;

export const REVOCATIONS = [
  { reason: '核查发现申请材料隐瞒真实情况,依法撤销。', basis: '行政许可法 §69' },
  { reason: '取得许可后不再具备法定条件,经责令整改仍不符合,依法撤销。', basis: '行政许可法 §69' },
] as const;

export const EXTENSIONS = [
  '项目情况复杂,需要补充核查,经本机关负责人批准延长,已告知申请人。',
  '涉及相邻权益人较多,需要进一步核实,经批准延长。',
] as const;

export const SPECIAL_NOTES = [
  '已书面告知申请人所需时间。',
  '告知书已送达申请人。',
  '已电话并书面告知。',
] as const;
export const SPECIAL_ENDS = [
  '结论已出具,恢复计时。',
  '程序结束,未收到异议。',
  '专家意见已修改落实。',
] as const;

/** What another department is asked, and why a result is to be kept for longer. */
export const QUESTION = '该项目是否已列入年度投资计划,建设规模与立项是否一致。';
export const RENEWAL = '用地手续尚在办理,预计两年内不能开工。';

export const DELIVERIES = ['窗口领取', '邮寄送达', '电子送达'] as const;

export const CODE_REJECTIONS = [
  '项目名称与建设内容不一致,请修改后重新申请。',
  '建设地点填写不完整,请补充到街道或乡镇。',
  '总投资与建设规模明显不符,请核对。',
] as const;

export const CODE_VOIDED = '赋码时信息有误,原代码作废,待重新申请。';

export const NOTES = ['请一并办理,谢谢。', '用地红线图以电子版为准。', '如需现场核查请提前联系。'] as const;
