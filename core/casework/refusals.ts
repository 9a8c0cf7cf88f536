import { dayOf, formatDay, type Instant } from '../calendar/index.ts';
import { type Result, refuse } from '../refusal.ts';
import { type CaseStatus, statusInfo } from './status.ts';

const ORDER_SOURCE = '国家平台办理状态(BLZT)流转规则';

/** Every sentence casework says no with, in one place. */
export const no = {
  wrongOrder(status: CaseStatus | null, wanted: CaseStatus): Result<never> {
    // The same step told twice: two resumptions, an acceptance by two people, a repeated report.
    if (status === wanted) {
      const name = statusInfo(wanted).name;
      return refuse('wrong-order', `该办件当前为“${name}”,已经登记过,不需要重复登记。`, ORDER_SOURCE);
    }
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
  beforeProject(registered: Instant): Result<never> {
    const message = `发生时间不能早于项目登记(${formatDay(dayOf(registered))})。`;
    return refuse('before-project', message, '国家平台数据质量规则', 'happenedAt');
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
  specialOverlap(name: string): Result<never> {
    return refuse(
      'special-open',
      `特别程序“${name}”尚未结束,不能同时开始另一项;请先登记其结束。`,
      ORDER_SOURCE,
    );
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
  extensionTooLong(longest: string, basis: string): Result<never> {
    return refuse('extension-too-long', `延长不得超过${longest},且应为正整数。`, basis, 'days');
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
  validTooLong(item: string, term: string, longest: string, basis: string): Result<never> {
    const message = `“${item}”的有效期为${term},批准文件的有效期最长至${longest}。`;
    return refuse('valid-too-long', message, basis, 'document.validUntil');
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
  deliverRevoked(): Result<never> {
    return refuse('deliver-revoked', '决定已经撤销,不再送达。', '行政许可法 §44、§69');
  },
  alreadyDelivered(): Result<never> {
    return refuse('already-delivered', '决定文件已经送达,不需要重复登记。', '行政许可法 §44');
  },
  opinionOutOfTime(): Result<never> {
    return refuse('opinion-out-of-time', '受理后、作出决定前才能征求其他部门的意见。', '事项办事指南');
  },
  questionMissing(basis: string): Result<never> {
    return refuse('question-missing', '请写明征求意见的内容。', basis, 'question');
  },
  opinionOpen(): Result<never> {
    return refuse('opinion-open', '已向该部门征求意见,尚待反馈,不需要重复征求。', '', 'bodyId');
  },
  opinionDays(longest: number, basis: string): Result<never> {
    return refuse('opinion-days', `反馈期限应为1至${longest}个工作日。`, basis, 'days');
  },
  opinionNotAsked(): Result<never> {
    return refuse('opinion-not-asked', '没有向您所在机关征求这项意见。', '', 'requestId');
  },
  opinionDeemed(basis: string): Result<never> {
    return refuse('opinion-deemed', '反馈期限已过,已视为同意,不能再反馈。', basis);
  },
  opinionMoot(basis: string): Result<never> {
    return refuse('opinion-moot', '办件已经结束,不需要再反馈意见。', basis);
  },
  opinionGiven(basis: string): Result<never> {
    return refuse('opinion-given', '这项意见已经反馈,不需要重复登记。', basis);
  },
  opinionTextMissing(basis: string): Result<never> {
    return refuse('opinion-text-missing', '有修改意见或者不同意的,应写明意见和理由。', basis, 'text');
  },
  renewalNotAllowed(basis: string | undefined): Result<never> {
    return refuse('renewal-not-allowed', '该事项的办理结果没有延续(延期)的规定。', basis ?? '事项办事指南');
  },
  nothingToRenew(basis: string): Result<never> {
    return refuse('nothing-to-renew', '没有有效的批准文件,不能申请延续(延期)。', basis);
  },
  renewalOpen(basis: string): Result<never> {
    return refuse('renewal-open', '已有延续(延期)申请在办理,不需要重复申请。', basis);
  },
  validWithoutEnd(basis: string): Result<never> {
    return refuse('valid-without-end', '批准文件长期有效,不需要延续。', basis);
  },
  renewalUsed(times: number, basis: string): Result<never> {
    return refuse('renewal-used', `最多延续(延期)${times}次,已经用完。`, basis);
  },
  expired(day: string, basis: string): Result<never> {
    return refuse('result-expired', `批准文件已于${day}到期失效,不能延续;需要的应重新申请。`, basis);
  },
  renewalTooLate(days: number, last: string, basis: string): Result<never> {
    const message = `应在有效期届满${days}个工作日前申请,最迟${last},现已超过。`;
    return refuse('renewal-too-late', message, basis);
  },
  renewalNoLonger(expiry: string, basis: string, field: string): Result<never> {
    return refuse('renewal-until', `延续(延期)后的截止日应晚于原截止日${expiry}。`, basis, field);
  },
  renewalTooLong(longest: string, basis: string, field: string): Result<never> {
    return refuse('renewal-until', `延续(延期)最长至${longest}。`, basis, field);
  },
  noRenewalOpen(deemed: boolean): Result<never> {
    const message = deemed ? '逾期未作决定,已视为准予延续,不能再作决定。' : '没有待决定的延续(延期)申请。';
    return refuse('no-renewal-open', message, '行政许可法 §50');
  },
};
