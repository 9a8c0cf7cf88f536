import { Input, Radio, Select } from 'antd';
import type { ReactNode } from 'react';
import { useCodeList, useReference } from '../../api/reference.ts';
import { Field } from '../../ui/field.tsx';
import { fixedWords } from './fixed.ts';
import { useForm } from './form-context.ts';
import type { YesNo } from './form-state.ts';

type Common = { path: string; label: string; required?: boolean; help?: ReactNode };
type Valued<Value> = Common & { value: Value; onChange: (value: Value) => void };

function useFieldState(path: string) {
  const { faultOf, leave, isFixed } = useForm();
  const disabled = isFixed(path);
  const state = { path, fault: faultOf(path), onLeave: leave, ...(disabled ? { help: fixedWords } : {}) };
  return { state, disabled };
}

type TextProps = Valued<string> & {
  inputMode?: 'decimal' | 'tel';
  suffix?: string;
  maxLength?: number;
  rows?: number;
  /** A fault seen while typing, shown at once. */
  typingFault?: string | undefined;
};

export function TextField({
  value,
  onChange,
  inputMode,
  suffix,
  maxLength,
  rows,
  typingFault,
  ...field
}: TextProps) {
  const { state, disabled } = useFieldState(field.path);
  return (
    <Field {...field} {...state} fault={typingFault ?? state.fault}>
      {(control) =>
        rows === undefined ? (
          <Input
            {...control}
            disabled={disabled}
            value={value}
            inputMode={inputMode}
            suffix={suffix}
            maxLength={maxLength}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Input.TextArea
            {...control}
            disabled={disabled}
            value={value}
            autoSize={{ minRows: rows, maxRows: 12 }}
            {...(maxLength === undefined ? {} : { maxLength, showCount: true })}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}

/** A choice from a code list of the pack; an entry that awaits confirmation says so. */
export function CodeField({ value, onChange, list, ...field }: Valued<string> & { list: string }) {
  const { state, disabled } = useFieldState(field.path);
  const entries = useCodeList(list);
  return (
    <Field {...field} {...state}>
      {(control) => (
        <Select
          {...control}
          disabled={disabled}
          value={value === '' ? null : value}
          placeholder="请选择"
          options={entries.map((entry) => ({
            value: entry.code,
            label: entry.mark ? `${entry.name}（${entry.mark}）` : entry.name,
          }))}
          onChange={(code) => onChange(code ?? '')}
        />
      )}
    </Field>
  );
}

/** A division of the province, grouped by city, found by typing its name or code. */
export function DivisionField({ value, onChange, ...field }: Valued<string>) {
  const { state, disabled } = useFieldState(field.path);
  const { divisions } = useReference();
  const top = divisions.filter((division) => division.level === 'province');
  const cities = divisions.filter((division) => division.level === 'city');
  const option = ({ code, name }: { code: string; name: string }, city = '') => ({
    value: code,
    label: `${city}${name}`,
    words: `${city}${name}${code}`,
  });
  return (
    <Field {...field} {...state}>
      {(control) => (
        <Select
          {...control}
          disabled={disabled}
          showSearch={{ optionFilterProp: 'words' }}
          value={value === '' ? null : value}
          placeholder="输入名称或区划代码查找"
          options={[
            { label: '省级', options: top.map((division) => option(division)) },
            ...cities.map((city) => ({
              label: city.name,
              options: [
                option(city),
                ...divisions
                  .filter((each) => each.parent === city.code)
                  .map((each) => option(each, city.name)),
              ],
            })),
          ]}
          onChange={(code) => onChange(code ?? '')}
        />
      )}
    </Field>
  );
}

export function YesNoField({ value, onChange, ...field }: Valued<YesNo>) {
  const { state, disabled } = useFieldState(field.path);
  return (
    <Field {...field} {...state}>
      {({ status, ...control }) => (
        <Radio.Group
          {...control}
          disabled={disabled}
          value={value === '' ? null : value}
          onChange={(event) => onChange(event.target.value)}
          options={[
            { value: 'yes', label: '是' },
            { value: 'no', label: '否' },
          ]}
        />
      )}
    </Field>
  );
}
