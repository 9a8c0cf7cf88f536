import { dayOf, formatDay, type Instant, instantFromText } from '@zongheng/core/calendar';

/**
 * The closed set of transformations a mapping may name. Anything a deployer cannot say with these and a
 * table of codes is a change of the program, and reviewed as one.
 */
export const RULES = [
  'day',
  'time',
  'month-start',
  'month-end',
  'year-month',
  'industry-digits',
  'cut',
  'join',
  'yes-no',
  'upper',
  'division',
] as const;
export type RuleName = (typeof RULES)[number];

/** What each does, for the console. */
export const RULE_NAMES: Readonly<Record<RuleName, string>> = {
  day: '取日期(北京时间)',
  time: '取日期和时刻(北京时间)',
  'month-start': '年月取当月 1 日;只有年份的取 1 月 1 日',
  'month-end': '年月取当月最后一日;只有年份的取 12 月 31 日',
  'year-month': '年月写成 yyyymm',
  'industry-digits': '国标行业去掉前缀 A 和后缀 X',
  cut: '超过长度的截去',
  join: '多个值用“;”连接',
  'yes-no': '是写 1,否写 0',
  upper: '字母改为大写',
  division: '本地扩展区划写成所属市的区划代码',
};

/** Applies one rule; undefined where the value does not have the form the rule needs. */
export function applyRule(rule: RuleName, value: unknown, length: number | undefined): unknown {
  switch (rule) {
    case 'day':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value)
        ? formatDay(dayOf(instantFromText(value)))
        : day(value);
    case 'time':
      return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}T/.test(value) ? shanghai(value) : undefined;
    case 'month-start':
      return monthOf(value, (year, month) => `${year}-${month}-01`, '01');
    case 'month-end':
      return monthOf(value, (year, month) => `${year}-${month}-${lastDay(year, month)}`, '12');
    case 'year-month':
      return monthOf(value, (year, month) => `${year}${month}`, '01');
    case 'industry-digits':
      return typeof value === 'string' ? /^A(\d{4})X$/.exec(value)?.[1] : undefined;
    case 'cut':
      return typeof value === 'string' && length !== undefined ? [...value].slice(0, length).join('') : value;
    case 'join':
      return Array.isArray(value) ? value.join(';') : value;
    case 'yes-no':
      return typeof value === 'boolean' ? (value ? 1 : 0) : undefined;
    case 'upper':
      return typeof value === 'string' ? value.toUpperCase() : undefined;
    case 'division':
      return typeof value === 'string' ? value.replace(/^L(\d{4}).$/, '$100') : undefined;
  }
}

function day(value: unknown): unknown {
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value) ? value : undefined;
}

/** '2026-11-02 09:30:00' in Shanghai: the centre's tables have no time zone. */
function shanghai(text: string): string {
  const moved = new Date((instantFromText(text) as Instant) + 8 * 3_600_000);
  return moved.toISOString().slice(0, 19).replace('T', ' ');
}

function monthOf(
  value: unknown,
  write: (year: string, month: string) => string,
  monthOfYear: string,
): string | undefined {
  const match = typeof value === 'string' ? /^(\d{4})(?:-?(0[1-9]|1[0-2]))?$/.exec(value) : null;
  if (!match?.[1]) return undefined;
  return write(match[1], match[2] ?? monthOfYear);
}

function lastDay(year: string, month: string): string {
  return String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()).padStart(2, '0');
}
