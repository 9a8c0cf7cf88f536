import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { calendarQuery } from '../api/reference.ts';
import type { CalendarDay, CalendarYear } from '../api/types.ts';
import '../clock/calendar-picture.css';
import { weeksOf } from '../lib/days.ts';
import { Loading } from '../ui/loading.tsx';
import { MarkTag } from '../ui/mark-tag.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { useToday } from '../ui/use-today.ts';
import './keeping.css';

const route = getRouteApi('/$face/calendar');
const weekdays = ['一', '二', '三', '四', '五', '六', '日'];
const marks = { workday: '', weekend: '休', holiday: '假', 'make-up': '班', 'no-data': '暂' } as const;
const classes = {
  workday: '',
  weekend: 'cal-weekend',
  holiday: 'cal-holiday',
  'make-up': 'cal-make-up',
  'no-data': 'cal-no-data',
} as const;

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

/** Holidays of the year in words: '国庆节 10月1日—10月8日'. */
function holidayWords(year: CalendarYear): string {
  const spans = new Map<string, { from: string; to: string }>();
  for (const { day, reason, name } of year.days) {
    if (reason !== 'holiday' || name === '') continue;
    const span = spans.get(name);
    spans.set(name, { from: span?.from ?? day, to: day });
  }
  const short = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
  return [...spans].map(([name, { from, to }]) => `${name} ${short(from)}—${short(to)}`).join('；');
}

/** The working days of a year, as every clock of the platform counts them. */
export function CalendarPage() {
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/$face/calendar' });
  const today = useToday();
  const year = search.year ?? Number(today.slice(0, 4));
  const query = useQuery({ ...calendarQuery(year), placeholderData: keepPreviousData });
  const go = (to: number): void => void navigate({ search: { year: to }, replace: true });
  const days = new Map((query.data?.days ?? []).map((day) => [day.day, day]));
  const working = (query.data?.days ?? []).filter((day) => day.working).length;
  return (
    <>
      <PageHead
        title={`${year}年工作日历`}
        actions={
          <>
            <Button onClick={() => go(year - 1)}>{year - 1}年</Button>
            <Button onClick={() => go(year + 1)}>{year + 1}年</Button>
          </>
        }
        meta={
          query.data ? (
            <>
              <span>共 {working} 个工作日</span>
              <span>日历版本 {query.data.version}，按国务院办公厅放假安排</span>
              <MarkTag mark={query.data.provisional ? '暂定：放假安排尚未公布，按周一至周五计' : null} />
            </>
          ) : undefined
        }
      />
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data ? (
        <div className="panel stack">
          <p>{holidayWords(query.data) || '本年度还没有节假日数据。'}</p>
          <div className="year">
            {Array.from({ length: 12 }, (_, index) => `${year}-${String(index + 1).padStart(2, '0')}`).map(
              (month) => (
                <MonthTable key={month} month={month} days={days} />
              ),
            )}
          </div>
          <p className="soft">
            休：周末；假：法定节假日；班：调休上班，按工作日计；暂：当年放假安排未公布，到期日标“暂定”，公布后重算。
          </p>
        </div>
      ) : null}
    </>
  );
}
