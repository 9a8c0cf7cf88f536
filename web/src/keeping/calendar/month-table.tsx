import type { CalendarDay } from '../../api/types.ts';
import '../../clock/calendar-picture.css';
import { weeksOf } from '../../lib/days.ts';
import { useToday } from '../../ui/use-today.ts';
import '../keeping.css';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
const marks = { workday: '', weekend: '休', holiday: '假', 'make-up': '班', 'no-data': '暂' } as const;
const classes = {
  workday: '',
  weekend: 'cal-weekend',
  holiday: 'cal-holiday',
  'make-up': 'cal-make-up',
  'no-data': 'cal-no-data',
} as const;

/** A month with a mark and colour for every day that is not an ordinary one. */
function MonthTable({ month, days }: { month: string; days: ReadonlyMap<string, CalendarDay> }) {
  const today = useToday();
  return (
    <table className="year-month">
      <caption>{Number(month.slice(5))}月</caption>
      <thead>
        <tr>
          {weekdays.map((name) => (
            <th key={name} scope="col" abbr={`星期${name}`}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOf(month).map((week, row) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a month's weeks are only their order
          <tr key={row}>
            {week.map((date, column) => {
              const day = date === null ? undefined : days.get(date);
              if (date === null || day === undefined) return <td key={weekdays[column]} />;
              const name = day.name ?? '';
              return (
                <td
                  key={date}
                  className={`${classes[day.reason]}${date === today ? ' cal-today' : ''}`}
                  title={name === '' ? undefined : name}
                >
                  {Number(date.slice(8))}
                  <span className="year-mark">{marks[day.reason]}</span>
                </td>
              );
            })}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

type Grid = { year: number; days: readonly CalendarDay[] };

/** The twelve months of a year. */
export function YearGrid({ year, days }: Grid) {
  const byDay = new Map(days.map((day) => [day.day, day]));
  const months = Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`);
  return (
    <div className="year">
      {months.map((month) => (
        <MonthTable key={month} month={month} days={byDay} />
      ))}
    </div>
  );
}
