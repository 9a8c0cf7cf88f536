import type { Refusal } from '@zongheng/core';
import type { RenewalRule } from '@zongheng/core/catalogue';

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
  decidedOutside: (body: string) => `该事项由${body}办理,本平台只记录结果。`,
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
    'case.opinion-asked': '征求意见',
    'case.opinion-given': '反馈意见',
    'case.opinion-deemed': '逾期未反馈,视为同意',
    'case.renewal-applied': '申请延续(延期)',
    'case.renewed': '准予延续(延期)',
    'case.renewal-refused': '不予延续(延期)',
  } as Readonly<Record<string, string>>,
  deemed: '逾期未告知,视同受理',
  renewedByLaw: '逾期未作决定,视为准予延续',
  opinionWords: { agree: '同意', 'agree-with-remarks': '同意,有修改意见', object: '不同意' },
  renewalRule: ({ applyBefore, times, longest, silence, basis }: RenewalRule) =>
    [
      applyBefore > 0 ? `届满${applyBefore}个工作日前申请` : '届满前申请',
      times === null ? null : `最多${times}次`,
      longest === null ? null : `每次不超过${longest.value}${longest.unit === 'year' ? '年' : '个月'}`,
      silence === 'renewed' ? '到期未作决定视为准予' : null,
    ]
      .filter((part) => part !== null)
      .join(',')
      .concat(`(${basis})`),
  unknownBody: '没有这个部门。',
  askedItself: '征求意见的对象应是其他部门。',
} as const;
