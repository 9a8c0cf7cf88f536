import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useReference } from '../api/reference.ts';
import type { ReportingFilter } from '../api/reporting.ts';
import { useSession } from '../api/session.ts';

type Props = {
  filter: ReportingFilter;
  /** The days in force, both included. */
  from: string | undefined;
  to: string | undefined;
  onChange: (change: ReportingFilter) => void;
  /** A list belongs to the period it was opened for. */
  keepPeriod?: true;
};

const lines = [
  { value: 'investment', label: '投资线' },
  { value: 'construction', label: '工程建设线' },
] as const;

/** Period, line and city. */
export function ReportingFilters({ filter, from, to, onChange, keepPeriod }: Props) {
  const { divisions } = useReference();
  const { seat } = useSession();
  const wide = seat.division === null || seat.division.code.endsWith('0000');
  const period = keepPeriod ? {} : { from: undefined, to: undefined };
  const own = keepPeriod ? undefined : (filter.from ?? filter.to);
  const filtered = own ?? filter.line ?? filter.city;
  return (
    <div className="row">
      <DatePicker.RangePicker
        aria-label="事件发生的期间"
        allowClear={false}
        value={[from === undefined ? null : dayjs(from), to === undefined ? null : dayjs(to)]}
        maxDate={dayjs()}
        onChange={(days) => {
          const [first, last] = days ?? [];
          if (first && last) onChange({ from: first.format('YYYY-MM-DD'), to: last.format('YYYY-MM-DD') });
        }}
      />
      <Select
        aria-label="按线路筛选"
        allowClear
        placeholder="全部线路"
        style={{ width: 130 }}
        value={filter.line ?? null}
        options={[...lines]}
        onChange={(line) => onChange({ line: line ?? undefined })}
      />
      {wide ? (
        <Select
          aria-label="按市筛选"
          allowClear
          placeholder="全部市"
          style={{ width: 120 }}
          value={filter.city ?? null}
          options={divisions
            .filter((division) => division.level === 'city' || division.level === 'province')
            .map(({ code, name }) => ({ value: code, label: name }))}
          onChange={(city) => onChange({ city: city ?? undefined })}
        />
      ) : null}
      {filtered === undefined ? null : (
        <Button onClick={() => onChange({ ...period, line: undefined, city: undefined })}>清除筛选</Button>
      )}
    </div>
  );
}
