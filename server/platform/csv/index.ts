/** A table for a spreadsheet: UTF-8 with its mark, which the usual program needs to read Chinese. */
export function csv(rows: readonly (readonly string[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(',')).join('\r\n')}\r\n`;
}

/** A share as a percentage, cut and not rounded: 99.96 % is not all. Nothing where there is none. */
export function shareText(share: number | null): string {
  return share === null ? '' : `${(Math.floor(share * 1000) / 10).toFixed(1)}%`;
}

/** YYYY-MM-DD HH:mm in Shanghai. */
export function localMinute(instant: string): string {
  return new Date(Date.parse(instant) + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ');
}

/** Names come from outside: one that starts like a formula must not be run by a spreadsheet. A number may be negative. */
function cell(text: string): string {
  const formula = /^[=+\-@\t\r]/.test(text) && !/^-\d+(?:\.\d+)?%?$/.test(text);
  const safe = formula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
