import type { Extension, Limit, LimitUnit } from '@zongheng/core/catalogue';
import { ChoiceField, NumberField, type Option, TextField, YesNoField } from './fields.tsx';

const units: readonly Option<LimitUnit>[] = [
  { value: 'working-day', label: '工作日' },
  { value: 'calendar-day', label: '自然日' },
  { value: 'hour', label: '小时' },
];
const starts: readonly Option<'received' | 'accepted'>[] = [
  { value: 'accepted', label: '自受理之日' },
  { value: 'received', label: '自收件之日' },
];
const FIRST: Limit = { value: 20, unit: 'working-day', basis: '', start: 'accepted' };

type Props = { path: string; label: string; value: Limit; onChange: (value: Limit) => void };

/** Value, unit, what it runs from, and the law it comes from: a limit is never a bare number. */
export function LimitEditor({ path, label, value, onChange }: Props) {
  const put = (change: Partial<Limit>): void => onChange({ ...value, ...change });
  return (
    <div className="fields">
      <NumberField
        path={`${path}.value`}
        label={label}
        required
        value={value.value}
        onChange={(number) => put({ value: number ?? 0 })}
        help="0 为即办。"
      />
      <ChoiceField
        path={`${path}.unit`}
        label={`${label}的单位`}
        value={value.unit}
        options={units}
        onChange={(unit) => put({ unit })}
      />
      <ChoiceField
        path={`${path}.start`}
        label={`${label}的起算`}
        value={value.start === 'received' ? 'received' : 'accepted'}
        options={starts}
        onChange={(start) => put({ start })}
      />
      <TextField
        path={`${path}.basis`}
        label={`${label}的依据`}
        required
        value={value.basis}
        onChange={(basis) => put({ basis })}
      />
    </div>
  );
}

/** A limit the law may not have set. */
export function OptionalLimitEditor({
  path,
  label,
  value,
  onChange,
}: Omit<Props, 'value' | 'onChange'> & { value: Limit | null; onChange: (value: Limit | null) => void }) {
  return (
    <div className="fields">
      <YesNoField
        path={`${path}.set`}
        label={`法律是否规定了${label}`}
        value={value !== null}
        onChange={(yes) => onChange(yes ? FIRST : null)}
      />
      {value === null ? null : <LimitEditor path={path} label={label} value={value} onChange={onChange} />}
    </div>
  );
}

const EXTENSION: Extension = { value: 10, unit: 'working-day', approver: '', basis: '', times: 1 };

export function ExtensionEditor({
  path,
  value,
  onChange,
}: {
  path: string;
  value: Extension | null;
  onChange: (value: Extension | null) => void;
}) {
  return (
    <div className="fields">
      <YesNoField
        path={`${path}.set`}
        label="是否可以延长"
        value={value !== null}
        onChange={(yes) => onChange(yes ? EXTENSION : null)}
      />
      {value === null ? null : (
        <>
          <NumberField
            path={`${path}.value`}
            label="每次延长"
            min={1}
            value={value.value}
            onChange={(number) => onChange({ ...value, value: number ?? 1 })}
          />
          <ChoiceField
            path={`${path}.unit`}
            label="延长的单位"
            value={value.unit}
            options={units}
            onChange={(unit) => onChange({ ...value, unit })}
          />
          <NumberField
            path={`${path}.times`}
            label="最多几次"
            min={1}
            max={9}
            value={value.times}
            onChange={(number) => onChange({ ...value, times: number ?? 1 })}
          />
          <TextField
            path={`${path}.approver`}
            label="由谁批准"
            required
            value={value.approver}
            onChange={(approver) => onChange({ ...value, approver })}
          />
          <TextField
            path={`${path}.basis`}
            label="延长的依据"
            required
            value={value.basis}
            onChange={(basis) => onChange({ ...value, basis })}
          />
        </>
      )}
    </div>
  );
}
