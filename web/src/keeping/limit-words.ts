import type { ItemLimit } from '../api/types.ts';
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

export const levelWords = { province: '省级', city: '市级', county: '县级' } as const;
export const necessityWords = { required: '必要', conditional: '视情况', optional: '可选' } as const;
export const groundWords = { 'special-procedure': '特别程序', correction: '补正' } as const;
