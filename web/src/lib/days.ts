/** Arithmetic on legal days 'YYYY-MM-DD' for pictures only: which days count is the server's word. */

const dayMs = 86_400_000;

function numberOf(day: string): number {
  return Date.parse(`${day}T00:00:00Z`);
}

function dayAt(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10);
}

export function addDays(day: string, count: number): string {
  return dayAt(numberOf(day) + count * dayMs);
}

/** Every day from `from` to `to`, both included; empty if `to` is earlier. */
export function daysBetween(from: string, to: string): string[] {
  const days: string[] = [];
  for (let at = numberOf(from); at <= numberOf(to); at += dayMs) days.push(dayAt(at));
  return days;
}

/** 0 = Monday … 6 = Sunday: weeks on Chinese calendars begin on Monday. */
export function weekday(day: string): number {
  return (new Date(numberOf(day)).getUTCDay() + 6) % 7;
}

export function monthOf(day: string): string {
  return day.slice(0, 7);
}

/** The months 'YYYY-MM' from the month of `from` to the month of `to`. */
export function monthsBetween(from: string, to: string): string[] {
  const months: string[] = [];
  let [year, month] = monthOf(from).split('-').map(Number) as [number, number];
  while (`${year}-${String(month).padStart(2, '0')}` <= monthOf(to)) {
    months.push(`${year}-${String(month).padStart(2, '0')}`);
    month += 1;
    if (month > 12) [year, month] = [year + 1, 1];
  }
  return months;
}

/** The days of a month as weeks of seven from Monday, null outside the month. */
export function weeksOf(month: string): (string | null)[][] {
  const first = `${month}-01`;
  const days: (string | null)[] = Array.from({ length: weekday(first) }, () => null);
  for (let day = first; monthOf(day) === month; day = addDays(day, 1)) days.push(day);
  while (days.length % 7 !== 0) days.push(null);
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7));
}

export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(numberOf(text)) && dayAt(numberOf(text)) === text;
}
