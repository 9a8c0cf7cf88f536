import { DatePicker } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';

type Days = { from: string; to: string };
type Props = { from: string | undefined; to: string | undefined; onChange: (days: Days) => void };

const day = (moment: Dayjs): string => moment.format('YYYY-MM-DD');

/** The days a table is about, both included, with the usual periods at hand. */
export function MeasuresPeriod({ from, to, onChange }: Props) {
  const today = dayjs();
  const lastMonth = today.subtract(1, 'month');
  return (
    <DatePicker.RangePicker
      aria-label="统计期间"
      allowClear={false}
      value={[from === undefined ? null : dayjs(from), to === undefined ? null : dayjs(to)]}
      presets={[
        { label: '本月', value: [today.startOf('month'), today] },
        { label: '上月', value: [lastMonth.startOf('month'), lastMonth.endOf('month')] },
        { label: '本年', value: [today.startOf('year'), today] },
        { label: '近十二个月', value: [today.subtract(1, 'year').add(1, 'day'), today] },
      ]}
      onChange={(days) => {
        const [first, last] = days ?? [];
        if (first && last) onChange({ from: day(first), to: day(last) });
      }}
    />
  );
}
