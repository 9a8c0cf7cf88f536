import { useSuspenseQuery } from '@tanstack/react-query';
import type { Material, Necessity, RegisteredMaterial } from '@zongheng/core/catalogue';
import { Checkbox, Select } from 'antd';
import { materialsRegisterQuery } from '../../../api/catalogue-register.ts';
import { MarkTag } from '../../../ui/mark-tag.tsx';
import { necessityWords } from '../../limit-words.ts';
import { ChoiceField, OptionalText } from './fields.tsx';
import { ListEditor } from './list-editor.tsx';

const necessities = Object.entries(necessityWords).map(([value, label]) => ({
  value: value as Necessity,
  label,
}));

type Props = {
  path: string;
  value: readonly Material[];
  onChange: (value: Material[]) => void;
};

/** A material as the register has it: what is shared cannot be asked of the applicant. */
export function fromRegister(entry: RegisteredMaterial): Material {
  return {
    key: entry.key,
    name: entry.name,
    necessity: 'required',
    when: null,
    source: entry.shared ? 'shared' : 'applicant',
    resultOf: entry.resultOf,
    holder: entry.holder,
    ...(entry.mark === undefined ? {} : { mark: entry.mark }),
  };
}

/** 申请材料: names from the register only, in the order they are asked for. */
export function MaterialsEditor({ path, value, onChange }: Props) {
  const { data } = useSuspenseQuery(materialsRegisterQuery);
  const byKey = new Map(data.rows.map((row) => [row.key, row]));
  const taken = new Set(value.map(({ key }) => key));
  return (
    <div className="stack-tight">
      <ListEditor<Material>
        path={path}
        what="材料"
        rows={value}
        rowName={({ name }) => name}
        onChange={onChange}
      >
        {(row, put, index) => {
          const known = byKey.get(row.key);
          return (
            <div className="stack-tight">
              <div className="row">
                <span className="strong">{row.name}</span>
                <MarkTag mark={row.mark} />
                {known ? null : <MarkTag mark="不在材料目录中" />}
              </div>
              <p className="soft">
                {row.source === 'shared'
                  ? `部门共享，免于提交${row.holder ? `：${row.holder}` : ''}`
                  : `由申请人提交${known ? `；出具：${known.issuerName}` : ''}`}
              </p>
              {row.source === 'applicant' && known?.shared ? (
                <p className="field-fault">
                  《{row.name}》可以共享取得，不得要求申请人提交。
                  <button type="button" className="link-button" onClick={() => put({ source: 'shared' })}>
                    改为共享取得
                  </button>
                </p>
              ) : null}
              <div className="fields-pair">
                <ChoiceField
                  path={`${path}[${index}].necessity`}
                  label={`《${row.name}》的必要性`}
                  value={row.necessity}
                  options={necessities}
                  onChange={(necessity) =>
                    put({ necessity, ...(necessity === 'required' ? { when: null } : {}) })
                  }
                />
                {row.necessity === 'required' ? null : (
                  <OptionalText
                    path={`${path}[${index}].when`}
                    label={`何时需要《${row.name}》`}
                    value={row.when}
                    onChange={(when) => put({ when })}
                  />
                )}
              </div>
              {row.source === 'applicant' ? (
                <Checkbox
                  checked={row.owable ?? false}
                  onChange={(event) => put({ owable: event.target.checked })}
                >
                  《{row.name}》可以容缺（先受理，后补交）
                </Checkbox>
              ) : null}
            </div>
          );
        }}
      </ListEditor>
      <Select
        aria-label="从材料目录添加材料"
        style={{ maxWidth: 560 }}
        placeholder="从材料目录添加：输入材料名称查找"
        value={null}
        showSearch={{ optionFilterProp: 'label' }}
        options={data.rows
          .filter(({ key }) => !taken.has(key))
          .map(({ key, name, shared }) => ({ value: key, label: shared ? `${name}（共享取得）` : name }))}
        onChange={(key: string | null) => {
          const entry = key === null ? undefined : byKey.get(key);
          if (entry) onChange([...value, fromRegister(entry)]);
        }}
      />
    </div>
  );
}
