import type { RuleDraft, SignalRule } from '../../api/types.ts';

/** A rule as it is typed: numbers are text until they are sent. */
export type RuleForm = {
  division: string | null;
  itemId: string | null;
  remind: string;
  yellow: string;
  daysLeft: string;
  orderAfter: string;
  replyDays: string;
  quietFrom: string;
  quietTo: string;
  basis: string;
  mark: RuleDraft['mark'];
  reason: string;
};

export const marks: readonly { value: RuleDraft['mark']; label: string }[] = [
  { value: '本地规则', label: '本地规则' },
  { value: '待确认', label: '待确认' },
  { value: '待确认/本地规则', label: '待确认/本地规则' },
  { value: '', label: '已有明确依据' },
];

export const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`;

/** Where a rule holds: '沈阳市 · 全部事项'. */
export function scopeWords(rule: Pick<SignalRule, 'divisionName' | 'itemName'>): string {
  return `${rule.divisionName ?? '全部地区'} · ${rule.itemName ?? '全部事项'}`;
}

export function yellowWords(rule: Pick<SignalRule, 'yellowShare' | 'yellowDaysLeft'>): string {
  const share = `用时 ${percent(rule.yellowShare)}`;
  return rule.yellowDaysLeft === null ? share : `${share}或剩 ${rule.yellowDaysLeft} 日`;
}

export function orderWords(days: number | null): string {
  if (days === null) return '逾期不自动督办';
  return days === 0 ? '逾期即督办' : `逾期满 ${days} 个工作日`;
}

export function quietWords(rule: Pick<SignalRule, 'quietFrom' | 'quietTo'>): string {
  return rule.quietFrom === rule.quietTo ? '不设' : `${rule.quietFrom}–${rule.quietTo}`;
}

/** The form of a rule; a new one begins with what the default says. */
export function formOf(rule: SignalRule, isNew: boolean): RuleForm {
  return {
    division: isNew ? null : rule.division,
    itemId: isNew ? null : rule.itemId,
    remind: String(Math.round(rule.remindShare * 1000) / 10),
    yellow: String(Math.round(rule.yellowShare * 1000) / 10),
    daysLeft: rule.yellowDaysLeft === null ? '' : String(rule.yellowDaysLeft),
    orderAfter: rule.orderAfterDays === null ? '' : String(rule.orderAfterDays),
    replyDays: String(rule.replyDays),
    quietFrom: rule.quietFrom,
    quietTo: rule.quietTo,
    basis: isNew ? '' : rule.basis,
    mark: isNew ? '本地规则' : (marks.find(({ value }) => value === rule.mark)?.value ?? '待确认'),
    reason: '',
  };
}

const whole = /^\d{1,2}$/;
const hours = /^([01]\d|2[0-3]):[0-5]\d$/;
const isShare = (text: string): boolean =>
  /^\d{1,3}(\.\d)?$/.test(text) && Number(text) >= 1 && Number(text) <= 100;
const isDays = (text: string, least: number): boolean =>
  whole.test(text) && Number(text) >= least && Number(text) <= 60;

/** What is wrong with a form, by field. */
export function faultsOf(form: RuleForm): Partial<Record<keyof RuleForm, string>> {
  const faults: Partial<Record<keyof RuleForm, string>> = {};
  if (!isShare(form.remind)) faults.remind = '请填写 1 至 100 的百分数，最多一位小数';
  if (!isShare(form.yellow)) faults.yellow = '请填写 1 至 100 的百分数，最多一位小数';
  if (!faults.remind && !faults.yellow && Number(form.remind) >= Number(form.yellow)) {
    faults.remind = '提醒应早于预警';
  }
  if (form.daysLeft !== '' && !isDays(form.daysLeft, 0)) faults.daysLeft = '请填写 0 至 60 的整数，或留空';
  if (form.orderAfter !== '' && !isDays(form.orderAfter, 0)) {
    faults.orderAfter = '请填写 0 至 60 的整数，或留空';
  }
  if (!isDays(form.replyDays, 1)) faults.replyDays = '请填写 1 至 60 的整数';
  if (!hours.test(form.quietFrom)) faults.quietFrom = '应为“时:分”，例如 20:00';
  if (!hours.test(form.quietTo)) faults.quietTo = '应为“时:分”，例如 08:00';
  if (form.basis.trim() === '') faults.basis = '请填写依据';
  return faults;
}

/** The rule as it is sent. The form must be without fault. */
export function draftOf(form: RuleForm): RuleDraft {
  const days = (text: string): number | null => (text === '' ? null : Number(text));
  return {
    division: form.division,
    itemId: form.itemId,
    remindShare: Number((Number(form.remind) / 100).toFixed(3)),
    yellowShare: Number((Number(form.yellow) / 100).toFixed(3)),
    yellowDaysLeft: days(form.daysLeft),
    orderAfterDays: days(form.orderAfter),
    replyDays: Number(form.replyDays),
    quietFrom: form.quietFrom,
    quietTo: form.quietTo,
    basis: form.basis.trim(),
    mark: form.mark,
  };
}
