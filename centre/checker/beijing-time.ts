/**
 * A time of the front database, which has no zone and is Beijing's, as milliseconds since 1970; NaN for what
 * is no time (infinity, a year of five digits).
 */
export function beijingTime(value: unknown): number {
  return Date.parse(`${String(value).replace(' ', 'T')}+08:00`);
}
