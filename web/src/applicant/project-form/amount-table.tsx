import { money } from '../../lib/format.ts';
import { fieldId } from '../../ui/field.tsx';
import { useForm } from './form-context.ts';
import { TextField } from './form-fields.tsx';
import { sumOf } from './form-rules.ts';

type Props<Key extends string> = {
  path: 'composition' | 'funds';
  title: string;
  keys: readonly Key[];
  labels: Readonly<Record<Key, string>>;
  table: Readonly<Record<Key, string>>;
  onChange: (key: Key, value: string) => void;
  /** The sum stands under the last of the groups that make up one table. */
  showSum?: boolean;
};

/** A group of amounts in 万元, with their sum as it stands. */
export function AmountTable<Key extends string>({
  path,
  title,
  keys,
  labels,
  table,
  onChange,
  showSum = false,
}: Props<Key>) {
  const { form, faultOf } = useForm();
  const sum = sumOf(table);
  const fault = faultOf(path);
  return (
    <fieldset className="field-group" {...(showSum ? { id: fieldId(path), tabIndex: -1 } : {})}>
      <legend>{title}</legend>
      <div className="fields-pair">
        {keys.map((key) => (
          <TextField
            key={key}
            path={`${path}.${key}`}
            label={labels[key]}
            inputMode="decimal"
            suffix="万元"
            value={table[key]}
            onChange={(value) => onChange(key, value)}
          />
        ))}
      </div>
      {showSum ? (
        <p className="field-help">
          {sum === null ? '合计：有金额不是数字' : `合计 ${sum} 万元`}
          {form.investment === ''
            ? ''
            : `，总投资 ${money(form.investment)}；可以都不填，填了合计应与总投资一致`}
        </p>
      ) : null}
      {showSum && fault ? <p className="field-fault">{fault}</p> : null}
    </fieldset>
  );
}
