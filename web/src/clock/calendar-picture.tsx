import type { DayKind, Explanation } from '../api/types.ts';
import { useToday } from '../ui/use-today.ts';
import {
  calendarPicture,
  kindMarks,
  kindWords,
  type PictureDay,
  type PictureMonth,
} from './calendar-model.ts';
import './calendar-picture.css';

const weekdays = ['一', '二', '三', '四', '五', '六', '日'];

function markOf({ kind, ordinal }: PictureDay): string {
  if (kind === null) return '';
  return ordinal === null ? kindMarks[kind] : `第${ordinal}日`;
}

function DayCell({ day }: { day: PictureDay | null }) {
  if (day === null) return <td className="cal-none" />;
  const classes = ['cal-day', day.kind ? `cal-${day.kind}` : 'cal-plain'];
  if (day.future) classes.push('cal-future');
  if (day.today) classes.push('cal-today');
  if (day.worked) classes.push('cal-make-up');
  if (day.provisional) classes.push('cal-no-data');
  if (day.due) classes.push('cal-due');
  return (
    <td className={classes.join(' ')} title={day.reason || undefined}>
      <span className="cal-date">{day.date}</span>
      <span className="cal-mark">{markOf(day)}</span>
      {day.worked ? <span className="cal-flag cal-flag-worked">班</span> : null}
      {day.provisional ? <span className="cal-flag cal-flag-unsure">暂</span> : null}
      {day.today ? <span className="cal-flag cal-flag-today">今天</span> : null}
      {day.due ? <span className="cal-flag">到期</span> : null}
    </td>
  );
}

function MonthTable({ month }: { month: PictureMonth }) {
  return (
    <table className="cal-month">
      <caption>{month.title}</caption>
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
        {month.weeks.map((week, index) => (
          <tr key={`${month.month}-${week.find((day) => day)?.day ?? index}`}>
            {week.map((day, column) => (
              <DayCell key={day?.day ?? `none-${weekdays[column]}`} day={day} />
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

const legend: readonly DayKind[] = ['start', 'counted', 'weekend', 'holiday', 'stopped', 'void', 'after'];

/** A limit as months: every day shows why it counted or did not. */
export function CalendarPicture({ explanation }: { explanation: Explanation }) {
  const today = useToday();
  const months = calendarPicture(explanation, today);
  const present = new Set(explanation.lines.map((line) => line.kind));
  const flat = months.flatMap((month) => month.weeks.flat());
  if (months.length === 0) return <p className="soft">尚未开始计时，没有可显示的日历。</p>;
  return (
    <div className="stack-tight">
      <div className="cal-months">
        {months.map((month) => (
          <MonthTable key={month.month} month={month} />
        ))}
      </div>
      <ul className="cal-legend" aria-label="图例">
        {legend
          .filter((kind) => present.has(kind))
          .map((kind) => (
            <li key={kind}>
              <span className={`cal-swatch cal-${kind}`}>{kindMarks[kind]}</span>
              {kindWords[kind]}
            </li>
          ))}
        {flat.some((day) => day?.worked) ? (
          <li>
            <span className="cal-swatch cal-counted cal-make-up">班</span>
            调休上班，计入
          </li>
        ) : null}
        {flat.some((day) => day?.provisional) ? (
          <li>
            <span className="cal-swatch cal-no-data">暂</span>
            该年放假安排尚未公布，暂定
          </li>
        ) : null}
      </ul>
    </div>
  );
}
