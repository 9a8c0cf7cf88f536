import { compareContents, type Difference } from '@zongheng/core/catalogue';
import type { DifferenceView } from './schema-parts.ts';

/** Every place where two contents differ, with what stands there in words. */
export function differencesOf(before: unknown, after: unknown): DifferenceView[] {
  return presentDifferences(compareContents(rowOf(before), rowOf(after)));
}

export function presentDifferences(differences: readonly Difference[]): DifferenceView[] {
  return differences.map((each) => ({
    ...each,
    beforeWords: wordsOf(each.before),
    afterWords: wordsOf(each.after),
  }));
}

/** The number of a version is no content: it is given at publication. */
function rowOf(content: unknown): object | null {
  if (typeof content !== 'object' || content === null) return null;
  const { version: _, ...row } = content as { readonly version?: unknown };
  return row;
}

const UNITS: Readonly<Record<string, string>> = {
  'working-day': '个工作日',
  'calendar-day': '日',
  hour: '小时',
};
/** Codes of a content as people call them. */
const CODES: Readonly<Record<string, string>> = {
  ...{ province: '省级', city: '市级', county: '县级', zone: '开发区' },
  ...{ required: '必要', conditional: '特定情形下必要', optional: '非必要' },
  ...{ applicant: '申请人提交', shared: '共享获取', received: '自收件起', accepted: '自受理起' },
  ...UNITS,
};

/** A value of a content in words: a text itself, a limit as one says it, of anything else its name or all it says. */
export function wordsOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'string') return CODES[value] ?? value;
  if (typeof value !== 'object') return String(value);
  if (Array.isArray(value)) return value.map(wordsOf).join('、');
  const row = value as Readonly<Record<string, unknown>>;
  if (typeof row.value === 'number' && typeof row.unit === 'string') {
    const basis = typeof row.basis === 'string' && row.basis !== '' ? `（${row.basis}）` : '';
    return `${row.value}${UNITS[row.unit] ?? row.unit}${basis}`;
  }
  if (typeof row.name === 'string') return row.name;
  return Object.values(row).map(wordsOf).filter(Boolean).join('；');
}
