/** YYYY, YYYY-Qn or YYYY-MM. */
export const PERIOD = /^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$/;

/** First and last month of a period. */
function months(period: string): readonly [first: number, last: number] {
  const part = period.slice(5);
  if (part === '') return [1, 12];
  if (part.startsWith('Q')) return [Number(part[1]) * 3 - 2, Number(part[1]) * 3];
  return [Number(part), Number(part)];
}

/** First day of a period, YYYY-MM-DD. */
export function periodStart(period: string): string {
  return `${period.slice(0, 4)}-${String(months(period)[0]).padStart(2, '0')}-01`;
}

/** The year whose figures this period completes; null for a part of a year that does not end it. */
export function yearCompleted(period: string): number | null {
  return months(period)[1] === 12 ? Number(period.slice(0, 4)) : null;
}
