import type { ReportingEvent } from '../api/types.ts';

export const statusWords: Readonly<Record<ReportingEvent['status'] | 'open' | 'refused', string>> = {
  'in-time': '按时入库',
  late: '逾时入库',
  'past-due': '逾期未入库',
  pending: '未到期',
  open: '未入库',
  refused: '现被退回',
};

const HOUR_MS = 3_600_000;

/** '5 小时', '3 天': how long since an event, for the oldest that waits. */
export function ageSince(at: string, asOf: string): string {
  const hours = Math.floor((Date.parse(asOf) - Date.parse(at)) / HOUR_MS);
  return hours < 48 ? `${Math.max(0, hours)} 小时` : `${Math.floor(hours / 24)} 天`;
}

export function hoursWords(hours: number): string {
  return hours < 0.1 ? '不到 0.1 小时' : `${hours} 小时`;
}
