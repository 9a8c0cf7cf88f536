import type { SpecialProcedure, SpecialProcedureKind } from '@zongheng/core/catalogue';
import { specialNames } from '../words.ts';
import { ChoiceField, NumberField, TextField, YesNoField } from './fields.tsx';
import { ListEditor } from './list-editor.tsx';

const kinds = Object.entries(specialNames).map(([value, label]) => ({
  value: value as SpecialProcedureKind,
  label,
}));

type Props = {
  path: string;
  value: readonly SpecialProcedure[];
  onChange: (value: SpecialProcedure[]) => void;
};

/** 特别程序, each with its own time, off the commitment. */
export function SpecialEditor({ path, value, onChange }: Props) {
  return (
    <ListEditor<SpecialProcedure>
      path={path}
      what="特别程序"
      rows={value}
      rowName={({ name }) => name}
      empty="本事项没有特别程序。"
      blank={() => ({ kind: 'expert-review', name: '', basis: '', days: null, stopsStatutory: false })}
      onChange={onChange}
    >
      {(row, put, index) => (
        <div className="fields-pair">
          <ChoiceField
            path={`${path}[${index}].kind`}
            label="种类"
            value={row.kind}
            options={kinds}
            onChange={(kind) => put({ kind, ...(row.name === '' ? { name: specialNames[kind] } : {}) })}
          />
          <TextField
            path={`${path}[${index}].name`}
            label="名称"
            required
            value={row.name}
            onChange={(name) => put({ name })}
          />
          <NumberField
            path={`${path}[${index}].days`}
            label="所需工作日"
            help="不填：所需时间由机关告知（行政许可法第四十五条）。"
            value={row.days}
            onChange={(days) => put({ days })}
          />
          <YesNoField
            path={`${path}[${index}].stopsStatutory`}
            label="法定时限是否停计"
            value={row.stopsStatutory}
            onChange={(stopsStatutory) => put({ stopsStatutory })}
          />
          <TextField
            path={`${path}[${index}].basis`}
            label="依据"
            required
            value={row.basis}
            onChange={(basis) => put({ basis })}
          />
        </div>
      )}
    </ListEditor>
  );
}
