import { Input, InputNumber, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { Field } from '../../../ui/field.tsx';
import { useFault } from './faults.ts';

type Common = { path: string; label: string; required?: boolean; help?: ReactNode };

/** One line or several; `null` where nothing is said, if the element may say nothing. */
export function TextField({
  value,
  onChange,
  rows,
  maxLength = 200,
  placeholder,
  ...field
}: Common & {
  value: string;
  onChange: (value: string) => void;
  rows?: number;
  maxLength?: number;
  placeholder?: string;
}) {
  const fault = useFault(field.path);
  const shared = { value, maxLength, ...(placeholder === undefined ? {} : { placeholder }) };
  return (
    <Field {...field} fault={fault}>
      {(control) =>
        rows === undefined ? (
          <Input {...control} {...shared} onChange={(event) => onChange(event.target.value)} />
        ) : (
          <Input.TextArea
            {...control}
            {...shared}
            autoSize={{ minRows: rows, maxRows: 12 }}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}

/** A text that may be left out: empty is null. */
export function OptionalText({
  value,
  onChange,
  ...rest
}: Common & {
  value: string | null;
  onChange: (value: string | null) => void;
  rows?: number;
  maxLength?: number;
  placeholder?: string;
}) {
  return <TextField {...rest} value={value ?? ''} onChange={(text) => onChange(text === '' ? null : text)} />;
}

export function NumberField({
  value,
  onChange,
  min = 0,
  max = 9999,
  after,
  ...field
}: Common & {
  value: number | null;
  onChange: (value: number | null) => void;
  min?: number;
  max?: number;
  after?: string;
}) {
  const fault = useFault(field.path);
  return (
    <Field {...field} fault={fault}>
      {(control) => (
        <span className="row">
          <InputNumber
            {...control}
            value={value}
            min={min}
            max={max}
            precision={0}
            onChange={(number) => onChange(number)}
          />
          {after ? <span>{after}</span> : null}
        </span>
      )}
    </Field>
  );
}

export type Option<Value extends string> = { readonly value: Value; readonly label: string };

/** One of a list; as buttons where there are few. */
export function ChoiceField<Value extends string>({
  value,
  options,
  onChange,
  ...field
}: Common & {
  value: Value | null;
  options: readonly Option<Value>[];
  onChange: (value: Value) => void;
}) {
  const fault = useFault(field.path);
  return (
    <Field {...field} fault={fault}>
      {({ status: _, ...control }) =>
        options.length <= 4 ? (
          <Radio.Group
            {...control}
            value={value}
            options={options.map((each) => ({ ...each }))}
            onChange={(event) => onChange(event.target.value as Value)}
          />
        ) : (
          <Select
            {...control}
            value={value}
            showSearch={{ optionFilterProp: 'label' }}
            options={options.map((each) => ({ ...each }))}
            onChange={(picked: Value | null) => {
              if (picked !== null) onChange(picked);
            }}
          />
        )
      }
    </Field>
  );
}

export function YesNoField({
  value,
  onChange,
  yes = '是',
  no = '否',
  ...field
}: Common & { value: boolean; onChange: (value: boolean) => void; yes?: string; no?: string }) {
  return (
    <ChoiceField
      {...field}
      value={value ? 'yes' : 'no'}
      options={[
        { value: 'yes', label: yes },
        { value: 'no', label: no },
      ]}
      onChange={(picked) => onChange(picked === 'yes')}
    />
  );
}

/** Several of a list. */
export function ManyField<Value extends string>({
  value,
  options,
  onChange,
  placeholder,
  ...field
}: Common & {
  value: readonly Value[];
  options: readonly Option<Value>[];
  onChange: (value: Value[]) => void;
  placeholder?: string;
}) {
  const fault = useFault(field.path);
  return (
    <Field {...field} fault={fault}>
      {(control) => (
        <Select
          {...control}
          mode="multiple"
          value={[...value]}
          {...(placeholder === undefined ? {} : { placeholder })}
          showSearch={{ optionFilterProp: 'label' }}
          options={options.map((each) => ({ ...each }))}
          onChange={(picked: Value[]) => onChange(picked)}
        />
      )}
    </Field>
  );
}
