import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { Control } from './field.tsx';

type Props = {
  control?: Control;
  value: string;
  onChange: (value: string) => void;
  /** What is picked: a day 'YYYY-MM-DD' or a month 'YYYY-MM'. */
  unit?: 'day' | 'month';
  min?: string | undefined;
  max?: string | undefined;
};

const formats = { day: 'YYYY-MM-DD', month: 'YYYY-MM' } as const;

/** A day or month as text on both sides: days of law have no hour and no zone. */
export function DayInput({ control, value, onChange, unit = 'day', min, max }: Props) {
  const format = formats[unit];
  return (
    <DatePicker
      {...control}
      picker={unit === 'month' ? 'month' : 'date'}
      format={format}
      placeholder={unit === 'month' ? '例如 2026-11' : '例如 2026-11-22'}
      value={value === '' ? null : dayjs(value, format)}
      {...(min === undefined ? {} : { minDate: dayjs(min, format) })}
      {...(max === undefined ? {} : { maxDate: dayjs(max, format) })}
      // Enter takes the day that was typed; it must not send the form as well.
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.preventDefault();
      }}
      onChange={(picked) => onChange(picked === null ? '' : picked.format(format))}
    />
  );
}
