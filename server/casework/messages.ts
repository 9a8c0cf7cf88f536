import type { Refusal } from '@zongheng/core';

/** What this module says to people. */
export const MESSAGES = {
  notFound: '没有这个办件,或您无权查看。',
  versionConflict: (status: string) => `该办件刚刚被他人处理,现为“${status}”。请刷新后再操作。`,
  othersRefused: {
    code: 'others-refused',
    message: '同一批中有办件不能办理,整批没有执行。',
    source: '',
  } satisfies Refusal,
  approverOnly: '这一步应由审批负责人作出。',
  applicantOnly: '这一步应由申请人提出。',
  correctionEmpty: '请补交材料,或说明不需要补交的理由。',
  noClock: '该办件没有这项计时。',
  otherPartys: '这一步不由您所在的岗位办理。',
  fileMissing: (name: string) => `找不到文件“${name}”,请重新上传。`,
  systemActor: '平台自动',
  history: {
    'case.received': '接件',
    'case.withdrawn-before-acceptance': '撤件',
    'case.accepted': '受理',
    'case.not-needed': '不受理',
    'case.acceptance-refused': '不予受理',
    'case.correction-requested': '一次性告知补正',
    'case.correction-supplied': '补正完成',
    'case.handling-started': '部门开始办理',
    'case.special-started': '特别程序开始',
    'case.special-ended': '特别程序结束',
    'case.extended': '延长办理期限',
    'case.granted': '办结(通过)',
    'case.granted-with-owed': '办结(容缺通过)',
    'case.refused': '办结(不通过)',
    'case.withdrawn': '撤回',
    'case.revoked': '撤销',
    'case.delivered': '送达',
  } as Readonly<Record<string, string>>,
  deemed: '逾期未告知,视同受理',
} as const;
