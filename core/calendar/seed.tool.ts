/**
 * Writes data/cn.json from the npm package chinese-days (MIT), which carries the State Council's yearly
 * notices. Run by hand when a new year's notice is out; the test beside it fails when the two differ.
 * The package answers for years it does not know as if every Monday to Friday were worked, so only years
 * with at least one listed day are taken.
 */
import { writeFileSync } from 'node:fs';
import days from 'chinese-days/dist/chinese-days.json' with { type: 'json' };
import packageJson from 'chinese-days/package.json' with { type: 'json' };
import type { CalendarData, CalendarYear } from './calendar.ts';

type Listed = Readonly<Record<string, string>>;

/** The seed calendar, as the package has it. */
export function seedCalendar(): CalendarData {
  const holidays: Listed = days.holidays;
  const workdays: Listed = days.workdays;
  const years = [...new Set(Object.keys(holidays).map((day) => Number(day.slice(0, 4))))].sort();
  const rows = (listed: Listed, year: number) =>
    Object.entries(listed)
      .filter(([day]) => day.startsWith(`${year}-`))
      .map(([day, text]) => [day, text.split(',')[1] ?? ''] as const)
      .sort();
  return {
    id: 'cn',
    version: `cn-${years.at(-1)}.1`,
    source: `国务院办公厅各年度节假日安排通知,经 chinese-days ${packageJson.version} (MIT)`,
    years: years.map(
      (year): CalendarYear => ({
        year,
        source: `国务院办公厅关于${year}年部分节假日安排的通知`,
        off: rows(holidays, year),
        work: rows(workdays, year),
      }),
    ),
  };
}

if (import.meta.main) {
  const calendar = seedCalendar();
  const years = calendar.years.map((year) => JSON.stringify(year)).join(',\n');
  const head = JSON.stringify({ ...calendar, years: 0 }).replace('"years":0}', '"years":[\n');
  writeFileSync(new URL('data/cn.json', import.meta.url), `${head}${years}\n]}\n`);
}
