import { Button, DatePicker, Select } from 'antd';
import dayjs from 'dayjs';
import { useReference } from '../../api/reference.ts';
import { useSession } from '../../api/session.ts';
import type { ToldFilter } from '../../api/told.ts';

type Props = {
  filter: ToldFilter;
  /** The days in force, both included. */
  from: string | undefined;
  to: string | undefined;
  onChange: (change: ToldFilter) => void;
};

/** Period of the recording, kind and city. */
export function ToldFilters({ filter, from, to, onChange }: Props) {
  const { divisions } = useReference();
  const { seat } = useSession();
  const wide = seat.division === null || seat.division.code.endsWith('0000');
  const filtered = filter.from ?? filter.to ?? filter.kind ?? filter.city ?? filter.body ?? filter.month;
  return (
    <div className="row">
      <DatePicker.RangePicker
        aria-label="登记的期间"
        allowClear={false}
        value={[from === undefined ? null : dayjs(from), to === undefined ? null : dayjs(to)]}
        maxDate={dayjs()}
        onChange={(days) => {
          const [first, last] = days ?? [];
          if (first && last) {
            onChange({ from: first.format('YYYY-MM-DD'), to: last.format('YYYY-MM-DD'), month: undefined });
          }
        }}
      />
      <Select
        aria-label="按种类筛选"
        allowClear
        placeholder="办件和报告"
        style={{ width: 150 }}
        value={filter.kind ?? null}
        options={[
          { value: 'case', label: '办件' },
          { value: 'report', label: '建设情况报告' },
        ]}
        onChange={(kind) => onChange({ kind: (kind ?? undefined) as ToldFilter['kind'] })}
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
        <Button
          onClick={() =>
            onChange({
              from: undefined,
              to: undefined,
              kind: undefined,
              city: undefined,
              body: undefined,
              month: undefined,
            })
          }
        >
          清除筛选
        </Button>
      )}
    </div>
  );
}
