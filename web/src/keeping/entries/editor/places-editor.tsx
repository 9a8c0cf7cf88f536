import type { ServicePlace } from '@zongheng/core/catalogue';
import { InputNumber } from 'antd';
import { Field } from '../../../ui/field.tsx';
import { useFault } from './faults.ts';
import { TextField, YesNoField } from './fields.tsx';
import { ListEditor } from './list-editor.tsx';

type Props = { path: string; value: readonly ServicePlace[]; onChange: (value: ServicePlace[]) => void };

/** 办理地点 with hours, telephone and a point for the map. */
export function PlacesEditor({ path, value, onChange }: Props) {
  return (
    <ListEditor<ServicePlace>
      path={path}
      what="办理地点"
      rows={value}
      rowName={({ name }) => name}
      blank={() => ({ name: '', address: '', hours: '工作日 8:30–17:00', phone: '', point: null })}
      onChange={onChange}
    >
      {(row, put, index) => (
        <div className="fields">
          <div className="fields-pair">
            {(
              [
                ['name', '窗口名称'],
                ['address', '地址'],
                ['hours', '办理时间'],
                ['phone', '电话'],
              ] as const
            ).map(([key, label]) => (
              <TextField
                key={key}
                path={`${path}[${index}].${key}`}
                label={label}
                required
                value={row[key]}
                onChange={(text) => put({ [key]: text })}
              />
            ))}
          </div>
          <YesNoField
            path={`${path}[${index}].mapped`}
            label="是否标注地图位置"
            value={row.point !== null}
            onChange={(yes) => put({ point: yes ? { lon: 123.43, lat: 41.8 } : null })}
          />
          {row.point === null ? null : (
            <div className="fields-pair">
              <Degrees
                path={`${path}[${index}].point.lon`}
                label="东经（GCJ-02，度）"
                range={[73, 136]}
                value={row.point.lon}
                onChange={(lon) => put({ point: { lat: 0, ...row.point, lon } })}
              />
              <Degrees
                path={`${path}[${index}].point.lat`}
                label="北纬（GCJ-02，度）"
                range={[3, 54]}
                value={row.point.lat}
                onChange={(lat) => put({ point: { lon: 0, ...row.point, lat } })}
              />
            </div>
          )}
        </div>
      )}
    </ListEditor>
  );
}

function Degrees({
  path,
  label,
  range: [min, max],
  value,
  onChange,
}: {
  path: string;
  label: string;
  range: readonly [number, number];
  value: number;
  onChange: (value: number) => void;
}) {
  const fault = useFault(path);
  return (
    <Field path={path} label={label} required fault={fault}>
      {(control) => (
        <InputNumber
          {...control}
          style={{ width: '100%' }}
          value={value}
          min={min}
          max={max}
          step={0.001}
          onChange={(number) => {
            if (number !== null) onChange(number);
          }}
        />
      )}
    </Field>
  );
}
