import { Input } from 'antd';
import type { ReactNode } from 'react';
import { Field } from '../../ui/field.tsx';

type Props = {
  path: string;
  label: string;
  value: string;
  onChange: (value: string) => void;
  required?: boolean;
  help?: ReactNode;
  fault?: string | undefined;
  rows?: number;
  maxLength?: number;
  inputMode?: 'numeric';
};

/** A text of a dialog, one line or several. */
export function DialogText({ value, onChange, rows, maxLength = 1000, inputMode, ...field }: Props) {
  return (
    <Field {...field}>
      {(control) =>
        rows === undefined ? (
          <Input
            {...control}
            value={value}
            maxLength={maxLength}
            inputMode={inputMode}
            onChange={(event) => onChange(event.target.value)}
          />
        ) : (
          <Input.TextArea
            {...control}
            value={value}
            maxLength={maxLength}
            autoSize={{ minRows: rows, maxRows: 10 }}
            onChange={(event) => onChange(event.target.value)}
          />
        )
      }
    </Field>
  );
}
