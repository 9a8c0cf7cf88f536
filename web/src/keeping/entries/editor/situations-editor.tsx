import type { Limit, Material, Situation } from '@zongheng/core/catalogue';
import { amount } from '../../../lib/format.ts';
import { ManyField, NumberField, TextField } from './fields.tsx';
import { ListEditor } from './list-editor.tsx';
import { newRowKey } from './new-key.ts';
import { RuleField } from './rule-field.tsx';

type Props = {
  path: string;
  value: readonly Situation[];
  materials: readonly Material[];
  committed: Limit;
  onChange: (value: Situation[]) => void;
};

/** 情形: when a project is like this, these materials come in or fall away, or the commitment is shorter. */
export function SituationsEditor({ path, value, materials, committed, onChange }: Props) {
  const options = materials.map(({ key, name }) => ({ value: key, label: name }));
  return (
    <ListEditor<Situation>
      path={path}
      what="情形"
      rows={value}
      rowName={({ name }) => name}
      blank={() => ({
        key: newRowKey('situation', value),
        ...{ name: '', rule: null, adds: [], drops: [], committed: null, basis: '' },
      })}
      onChange={onChange}
    >
      {(row, put, index) => {
        const at = `${path}[${index}]`;
        return (
          <div className="fields">
            <TextField
              path={`${at}.name`}
              label="情形名称"
              required
              value={row.name}
              onChange={(name) => put({ name })}
            />
            <RuleField
              path={`${at}.rule`}
              label="何时属于本情形"
              help="规则写明的，系统按项目信息判断；不填的，由申请人选择。"
              value={row.rule}
              onChange={(rule) => put({ rule })}
            />
            <ManyField
              path={`${at}.adds`}
              label="只在本情形才要的材料"
              value={row.adds}
              options={options}
              onChange={(adds) => put({ adds })}
            />
            <ManyField
              path={`${at}.drops`}
              label="本情形不要的材料"
              value={row.drops}
              options={options}
              onChange={(drops) => put({ drops })}
            />
            <NumberField
              path={`${at}.committed`}
              label="本情形的承诺时限"
              help={`不填：与本事项相同（${amount(committed.value, committed.unit)}）。只能更短。`}
              value={row.committed}
              onChange={(days) => put({ committed: days })}
            />
            <TextField
              path={`${at}.basis`}
              label="依据"
              required
              value={row.basis}
              onChange={(basis) => put({ basis })}
            />
          </div>
        );
      }}
    </ListEditor>
  );
}
