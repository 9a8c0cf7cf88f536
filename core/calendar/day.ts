import { type Result, refuse } from '../refusal.ts';

/** A moment: milliseconds since 1970-01-01T00:00:00Z. */
export type Instant = number & { readonly __brand: 'Instant' };

/** A legal day: days since 1970-01-01, counted in Asia/Shanghai. */
export type LegalDay = number & { readonly __brand: 'LegalDay' };

export const DAY_MS = 86_400_000;

/**
 * Shanghai has stood at +08:00 without summer time since 1991-09-15, and the calendar data begin in 2004;
 * a fixed offset is exact, and core needs no time zone library.
 */
const SHANGHAI_MS = 8 * 3_600_000;

const MIN_YEAR = 1970;
const MAX_YEAR = 9999;

/** The legal day on which a moment falls. */
export function dayOf(at: Instant): LegalDay {
  return Math.floor((at + SHANGHAI_MS) / DAY_MS) as LegalDay;
}

/** The first moment of a legal day, 00:00 in Shanghai. */
export function startOf(day: LegalDay): Instant {
  return (day * DAY_MS - SHANGHAI_MS) as Instant;
}

/** The day `n` calendar days later (earlier, if negative). */
export function addDays(day: LegalDay, n: number): LegalDay {
  return (day + n) as LegalDay;
}

/** 0 = Sunday … 6 = Saturday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: LegalDay): number {
  return (((day + 4) % 7) + 7) % 7;
}

/** Day number of a date of the Gregorian calendar (Howard Hinnant's days_from_civil). */
export function dayFromCivil(year: number, month: number, date: number): LegalDay {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return (era * 146_097 + dayOfEra - 719_468) as LegalDay;
}

/** Year, month (1–12) and date (1–31) of a legal day. */
export function civilFromDay(day: LegalDay): { year: number; month: number; date: number } {
  const z = day + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted + (shifted < 10 ? 3 : -9);
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1;
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, date };
}

/** 'YYYY-MM-DD'. */
export function formatDay(day: LegalDay): string {
  const { year, month, date } = civilFromDay(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Reads 'YYYY-MM-DD'; a date the calendar does not have (2026-02-30) is refused, not rolled over. */
export function parseDay(text: string, field?: string): Result<LegalDay> {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (parts) {
    const [year, month, date] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
    const day = dayFromCivil(year, month, date);
    if (year >= MIN_YEAR && year <= MAX_YEAR && month >= 1 && month <= 12 && formatDay(day) === text) {
      return { ok: true, value: day };
    }
  }
  return refuse(
    'day-malformed',
    `“${text}”不是有效日期,应为“年-月-日”,例如 2026-11-22。`,
    'GB/T 7408',
    field,
  );
}

/** As {@link parseDay}, for days that the platform itself wrote. */
export function dayFromText(text: string): LegalDay {
  const parsed = parseDay(text);
  if (!parsed.ok) throw new Error(`not a day: ${text}`);
  return parsed.value;
}

/** 'YYYY-MM-DDTHH:mm:ss.sssZ', the form of every instant in facts. */
export function formatInstant(at: Instant): string {
  const day = Math.floor(at / DAY_MS) as LegalDay;
  const ms = at - day * DAY_MS;
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  const time = `${two(ms / 3_600_000)}:${two((ms / 60_000) % 60)}:${two((ms / 1000) % 60)}`;
  return `${formatDay(day)}T${time}.${String(ms % 1000).padStart(3, '0')}Z`;
}

/** Reads RFC 3339 with an offset; a time without an offset is refused, since nobody could say when it was. */
export function parseInstant(text: string, field?: string): Result<Instant> {
  const parts = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})$/.exec(
    text,
  );
  const date = parts?.[1] ? parseDay(parts[1]) : undefined;
  if (parts && date?.ok) {
    const [hour, minute, second] = [Number(parts[2]), Number(parts[3]), Number(parts[4] ?? 0)];
    const ms = Number((parts[5] ?? '').padEnd(3, '0').slice(0, 3));
    const zone = parts[6] ?? 'Z';
    const offset =
      zone === 'Z' ? 0 : (zone[0] === '-' ? -1 : 1) * (Number(zone.slice(1, 3)) * 60 + Number(zone.slice(4)));
    if (hour < 24 && minute < 60 && second < 60) {
      const local = date.value * DAY_MS + hour * 3_600_000 + minute * 60_000 + second * 1000 + ms;
      return { ok: true, value: (local - offset * 60_000) as Instant };
    }
  }
  return refuse(
    'instant-malformed',
    `“${text}”不是有效时间,应带时区,例如 2026-11-22T09:30:00+08:00。`,
    'RFC 3339',
    field,
  );
}

/** As {@link parseInstant}, for times that the platform itself wrote. */
export function instantFromText(text: string): Instant {
  const parsed = parseInstant(text);
  if (!parsed.ok) throw new Error(`not an instant: ${text}`);
  return parsed.value;
}
