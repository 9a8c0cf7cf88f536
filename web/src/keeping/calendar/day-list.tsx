import { Button, Input } from 'antd';

export type ListedDay = { day: string; name: string };

type Props = {
  title: string;
  /** What one day of the list is called in the names of its controls. */
  what: string;
  year: number;
  days: readonly ListedDay[];
  onChange: (days: ListedDay[]) => void;
};

/** A list of days with their holiday, to be read against the notice and mended by hand. */
export function DayList({ title, what, year, days, onChange }: Props) {
  const put = (index: number, change: Partial<ListedDay>): void =>
    onChange(days.map((each, at) => (at === index ? { ...each, ...change } : each)));
  return (
    <fieldset className="calendar-days">
      <legend>
        {title}（{days.length} 天）
      </legend>
      <ol className="stack-tight">
        {days.map(({ day, name }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a day may be typed twice while the list is mended
          <li key={index} className="row">
            <Input
              aria-label={`第${index + 1}个${what}的日期`}
              className="calendar-day"
              value={day}
              maxLength={10}
              placeholder={`例如 ${year}-01-01`}
              onChange={(event) => put(index, { day: event.target.value.trim() })}
            />
            <Input
              aria-label={`第${index + 1}个${what}的节日名称`}
              className="calendar-day-name"
              value={name}
              maxLength={60}
              onChange={(event) => put(index, { name: event.target.value })}
            />
            <Button
              size="small"
              aria-label={`删去第${index + 1}个${what}`}
              onClick={() => onChange(days.filter((_, at) => at !== index))}
            >
              删去
            </Button>
          </li>
        ))}
      </ol>
      <Button size="small" onClick={() => onChange([...days, { day: '', name: days.at(-1)?.name ?? '' }])}>
        增加{what}
      </Button>
    </fieldset>
  );
}
