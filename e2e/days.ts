const DAY_MS = 86_400_000;

/** The legal day in Shanghai, `ahead` calendar days from now, 'YYYY-MM-DD': tests run on the real clock. */
export function legalDay(ahead = 0): string {
  return new Date(Date.now() + ahead * DAY_MS + 8 * 3_600_000).toISOString().slice(0, 10);
}
