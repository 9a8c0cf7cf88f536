import type { Fee } from '@zongheng/core/catalogue';
import { OptionalText, YesNoField } from './fields.tsx';

type Props = { path: string; value: Fee; onChange: (value: Fee) => void };

/** 收费: without a basis nothing may be charged (行政许可法 §58). */
export function FeeEditor({ path, value, onChange }: Props) {
  return (
    <div className="fields">
      <YesNoField
        path={`${path}.charged`}
        label="是否收费"
        value={value.charged}
        onChange={(charged) =>
          onChange({ ...value, charged, ...(charged ? {} : { standard: null, basis: null }) })
        }
      />
      {value.charged ? (
        <>
          <OptionalText
            path={`${path}.standard`}
            label="收费标准"
            rows={2}
            maxLength={2000}
            value={value.standard}
            onChange={(standard) => onChange({ ...value, standard })}
          />
          <OptionalText
            path={`${path}.basis`}
            label="收费依据"
            rows={2}
            maxLength={2000}
            help="没有法律、行政法规依据不得收费（行政许可法第五十八条）。"
            value={value.basis}
            onChange={(basis) => onChange({ ...value, basis })}
          />
        </>
      ) : null}
    </div>
  );
}
