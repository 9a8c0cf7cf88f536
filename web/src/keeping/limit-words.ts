import type { FurtherLimit, ItemLimit } from '../api/types.ts';
import { amount } from '../lib/format.ts';

/** '20个工作日，自受理起算'; 即办 for a limit of none. */
export function limitWords(limit: ItemLimit | null): string {
  if (limit === null) return '法律没有规定';
  if (limit.value === 0) return '即办';
  return amount(limit.value, limit.unit);
}

export function startWords(start: ItemLimit['start']): string {
  return start === 'received' ? '自收件之日起算' : '自受理之日起算';
}

/** '自收到听证申请之日起20个工作日内（办理机关，不计入办理时限）' */
export function furtherWords({ value, unit, when, from, whose, offClock }: FurtherLimit): string {
  const time =
    when === 'within' ? `自${from}之日起 ${amount(value, unit)}内` : `${from}前 ${amount(value, unit)}`;
  return `${time}（${whoseWords[whose]}${offClock === true ? '，不计入办理时限' : ''}）`;
}

const whoseWords = { applicant: '申请人', body: '办理机关', 'lower-body': '下级机关' } as const;

export const levelWords = { province: '省级', city: '市级', county: '县级' } as const;
export const necessityWords = { required: '必要', conditional: '视情况', optional: '可选' } as const;
export const groundWords = { 'special-procedure': '特别程序', correction: '补正' } as const;
