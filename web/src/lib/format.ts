import type { Light } from '../api/types.ts';

/** All instants are shown in the time of the province (+08:00, no summer time), wherever the reader sits. */
const shanghai = new Intl.DateTimeFormat('zh-CN', {
  timeZone: 'Asia/Shanghai',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

function partsOf(instant: string): Record<string, string> {
  const parts = shanghai.formatToParts(new Date(instant));
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

/** The legal day of an instant: '2026-11-22'. */
export function dayOf(instant: string): string {
  const { year, month, day } = partsOf(instant);
  return `${year}-${month}-${day}`;
}

/** '2026-11-22' → '2026年11月22日', for running text. */
export function longDay(day: string): string {
  const [year, month, date] = day.split('-');
  return `${year}年${Number(month)}月${Number(date)}日`;
}

/** '11月22日' within the year of `today`, else with its year. */
export function shortDay(day: string, today: string): string {
  return day.slice(0, 4) === today.slice(0, 4) ? longDay(day).slice(5) : longDay(day);
}

/** '2026-11-22 14:03', for tables. */
export function tableTime(instant: string): string {
  const { hour, minute } = partsOf(instant);
  return `${dayOf(instant)} ${hour}:${minute}`;
}

/** Local time in Shanghai 'YYYY-MM-DDTHH:mm' as an instant, whatever the zone of the machine. */
export function instantOf(local: string): string {
  return new Date(`${local}:00+08:00`).toISOString();
}

/** '14:03': the time of saving. */
export function clockTime(instant: string): string {
  return tableTime(instant).slice(11);
}

/** '12345.6' → '12,345.6'. Works on the decimal string: money never becomes a float. */
export function separated(decimal: string): string {
  const [whole = '', fraction] = decimal.split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ',');
  return fraction === undefined || /^0*$/.test(fraction) ? grouped : `${grouped}.${fraction}`;
}

export function money(decimal: string): string {
  return `${separated(decimal)} 万元`;
}

/** Share of 1 as a whole percentage; cut, not rounded, so that 99.6 % never reads as all. */
export function percent(share: number): string {
  return `${Math.floor(share * 100)}%`;
}

const unitWords = { 'working-day': '个工作日', 'calendar-day': '天', hour: '小时' } as const;

export function amount(count: number, unit: Light['unit']): string {
  return `${count}${unitWords[unit]}`;
}

/**
 * '剩2个工作日', '今天到期', '超3个工作日'. None left does not always mean today: a limit that ends on the next
 * working day has none left over the weekend before it, one that ended on Friday none over the weekend after.
 */
export function remainingWords(
  remaining: number,
  unit: Light['unit'],
  dueDay: string,
  today: string,
): string {
  if (remaining > 0) return `剩${amount(remaining, unit)}`;
  if (remaining < 0) return `超${amount(-remaining, unit)}`;
  if (dueDay === today) return '今天到期';
  return dueDay > today ? '到时即满' : '已到期';
}

/** Size of a file as people say it. */
export function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} 字节`;
  const kilo = bytes / 1024;
  return kilo < 1024 ? `${Math.ceil(kilo)} KB` : `${(kilo / 1024).toFixed(1)} MB`;
}

/** '9999-01-01' is how the exchange writes "unlimited". */
export const unlimitedDay = '9999-01-01';

export function validity(until: string | null): string {
  return until === null || until === unlimitedDay ? '长期有效' : `有效期至 ${until}`;
}
