import { Button } from 'antd';
import type { Contribution } from '../../api/types.ts';
import { TextField } from './form-fields.tsx';
import { emptyContribution } from './form-state.ts';

type Props = {
  path: string;
  contributions: readonly Contribution[];
  onChange: (contributions: Contribution[]) => void;
};

const fields: readonly { key: keyof Contribution; label: string; suffix?: string; decimal?: true }[] = [
  { key: 'investor', label: '投资者名称' },
  { key: 'country', label: '国别或地区' },
  { key: 'amount', label: '出资额', suffix: '万元', decimal: true },
  { key: 'share', label: '出资比例', suffix: '%', decimal: true },
  { key: 'mode', label: '出资方式' },
];

/** Who brings how much into a unit with foreign capital. */
export function ContributionFields({ path, contributions, onChange }: Props) {
  return (
    <div className="fields">
      {contributions.map((part, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: investors have no identity but their order
        <fieldset key={index} className="field-group">
          <legend>投资者之{index + 1}</legend>
          <div className="fields-pair">
            {fields.map(({ key, label, suffix, decimal }) => (
              <TextField
                key={key}
                path={`${path}.contributions[${index}].${key}`}
                label={label}
                required
                {...(suffix ? { suffix } : {})}
                {...(decimal ? { inputMode: 'decimal' } : {})}
                value={part[key]}
                onChange={(value) =>
                  onChange(contributions.map((each, at) => (at === index ? { ...each, [key]: value } : each)))
                }
              />
            ))}
          </div>
          <Button onClick={() => onChange(contributions.filter((_, at) => at !== index))}>
            删除此投资者
          </Button>
        </fieldset>
      ))}
      <div>
        <Button onClick={() => onChange([...contributions, { ...emptyContribution }])}>增加投资者</Button>
      </div>
    </div>
  );
}
