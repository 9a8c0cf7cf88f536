import { dayOf, formatDay, type Instant } from '../calendar/index.ts';
import { type Result, refuse } from '../refusal.ts';
import { type CaseStatus, statusInfo } from './status.ts';

const ORDER_SOURCE = '国家平台办理状态(BLZT)流转规则';

/** Every sentence casework says no with, in one place. */
export const no = {
  wrongOrder(status: CaseStatus | null, wanted: CaseStatus): Result<never> {
    const now = status === null ? '尚未接件' : `当前为“${statusInfo(status).name}”`;
    return refuse('wrong-order', `该办件${now},不能“${statusInfo(wanted).name}”。`, ORDER_SOURCE);
  },
  inTheFuture(): Result<never> {
    return refuse('in-the-future', '发生时间不能晚于现在。', '国家平台数据质量规则', 'happenedAt');
  },
  beforeLast(last: Instant): Result<never> {
    const message = `发生时间不能早于该办件上一环节(${formatDay(dayOf(last))})。`;
    return refuse('before-last-step', message, ORDER_SOURCE, 'happenedAt');
  },
  codeNotIssued(status: 'pending' | 'rejected' | 'void'): Result<never> {
    const why = { pending: '尚未赋码', rejected: '赋码被驳回', void: '已作废' }[status];
    return refuse(
      'project-code-missing',
      `项目代码${why},不得受理。可以一次性告知申请人先取得有效代码。`,
      '2017年第3号令;企业投资项目核准和备案管理条例(令673)',
    );
  },
  noCorrectionItems(): Result<never> {
    return refuse(
      'correction-empty',
      '请逐条写明需要补正的材料和问题,一次告知全部内容。',
      '行政许可法 §32(4)',
      'items',
    );
  },
  replyByPast(): Result<never> {
    return refuse('reply-by-past', '补正期限不能早于今天。', '行政许可法 §32(4)', 'replyBy');
  },
  specialNotListed(): Result<never> {
    return refuse(
      'special-not-listed',
      '该事项的办事指南没有列出这种特别程序,不能停止计时。',
      '行政许可法 §45',
      'kind',
    );
  },
  specialUnnamed(): Result<never> {
    return refuse('special-unnamed', '特别程序为“其他”时,应写明名称。', '国家平台数据质量规则(10)', 'name');
  },
  specialDaysMissing(): Result<never> {
    return refuse(
      'special-days',
      '应写明特别程序所需时间(工作日),并书面告知申请人。',
      '行政许可法 §45',
      'days',
    );
  },
  specialDaysTooLong(allotted: number): Result<never> {
    return refuse('special-days', `该特别程序的期限为${allotted}个工作日,不能更长。`, '事项办事指南', 'days');
  },
  specialOpen(): Result<never> {
    return refuse('special-open', '特别程序尚未结束,请先结束特别程序再作决定。', ORDER_SOURCE);
  },
  extensionNotAllowed(): Result<never> {
    return refuse('extension-not-allowed', '该事项没有延长办理期限的法律依据。', '行政许可法 §42');
  },
  extensionUsed(times: number): Result<never> {
    return refuse('extension-used', `办理期限最多延长${times}次,已经用完。`, '行政许可法 §42');
  },
  extensionTooLong(days: number, basis: string): Result<never> {
    return refuse('extension-too-long', `延长不得超过${days}个工作日,且应为正整数。`, basis, 'days');
  },
  extensionTooLate(): Result<never> {
    return refuse('extension-too-late', '法定期限已过,不能再延长。', '行政许可法 §42');
  },
  reasonMissing(source: string): Result<never> {
    return refuse('reason-missing', '应写明理由。', source, 'reason');
  },
  documentMissing(field: string): Result<never> {
    return refuse(
      'document-missing',
      '办结应有批复文件的文号、名称、日期和文件。',
      '国家平台数据质量规则(9)',
      field,
    );
  },
  documentDates(message: string, field: string): Result<never> {
    return refuse('document-dates', message, '国家平台数据质量规则(9)', field);
  },
  owingNotAllowed(material: string): Result<never> {
    return refuse(
      'owing-not-allowed',
      `“${material}”不在该事项的容缺清单内,不能容缺办理。`,
      '事项办事指南',
      'owed',
    );
  },
  owedUntilPast(material: string): Result<never> {
    return refuse('owed-until-past', `“${material}”的补交期限应晚于今天。`, '事项办事指南', 'owed');
  },
  owedEmpty(): Result<never> {
    return refuse('owed-empty', '容缺办结应写明容缺的材料和补交期限。', '国家平台办理状态12', 'owed');
  },
  notDecided(): Result<never> {
    return refuse('not-decided', '办件尚未作出决定,没有可送达的文件。', '行政许可法 §44');
  },
  alreadyDelivered(): Result<never> {
    return refuse('already-delivered', '决定文件已经送达,不需要重复登记。', '行政许可法 §44');
  },
};
