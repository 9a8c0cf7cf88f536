import { App, Button, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { type AreaAssessment, type AreaContent, useSaveArea } from '../../api/areas.ts';
import { asProblem } from '../../api/problem.ts';
import { useReference } from '../../api/reference.ts';
import { DialogText } from '../../case/dialogs/text-field.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { type AreaKinds, EffectFields } from './effect-fields.tsx';

const empty: AreaContent = {
  division: '',
  name: '',
  extent: '',
  documentNumber: '',
  issuedBy: '',
  validFrom: '',
  validTo: '',
  effects: [{ item: '', effect: 'simplified', note: '', days: null }],
};

const texts = [
  { field: 'name', label: '区域名称', maxLength: 100, help: '例如 某开发区一期区域评估' },
  { field: 'extent', label: '四至范围', maxLength: 1000, rows: 2, help: '东、南、西、北各至何处' },
  { field: 'documentNumber', label: '文号', maxLength: 100 },
  { field: 'issuedBy', label: '印发机关', maxLength: 100 },
] as const;

type Props = { area: AreaAssessment | null; kinds: AreaKinds; onClose: () => void };

/** Publishes an area, or corrects one: projects that chose it before keep what they chose. */
export function AreaForm({ area, kinds, onClose }: Props) {
  const { message } = App.useApp();
  const { divisions } = useReference();
  const save = useSaveArea(area);
  const [form, setForm] = useState<AreaContent>(area?.content ?? empty);
  const [reason, setReason] = useState('');
  const set = (change: Partial<AreaContent>): void => setForm({ ...form, ...change });
  const faults = save.isError ? (asProblem(save.error).errors ?? []) : [];
  const faultOf = (field: string): string | undefined =>
    faults.find((fault) => fault.field.replace(/^content\./, '') === field)?.message;
  const title = area === null ? '发布区域评估' : `更正 ${area.content.name}`;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    save.mutate(
      { content: form, reason },
      {
        onSuccess: () => {
          void message.success(area === null ? '已发布' : '已更正');
          onClose();
        },
      },
    );
  };
  return (
    <form className="panel fields" aria-label={title} onSubmit={send}>
      <h2>{title}</h2>
      {save.isError ? <ProblemAlert error={save.error} /> : null}
      <Field path="division" label="所在区划" required fault={faultOf('division')}>
        {(control) => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            disabled={area !== null}
            {...(form.division === '' ? {} : { value: form.division })}
            options={divisions.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
            onChange={(division: string) => set({ division })}
          />
        )}
      </Field>
      {texts.map(({ field, ...rest }) => (
        <DialogText
          key={field}
          {...rest}
          path={field}
          required
          fault={faultOf(field)}
          value={form[field]}
          onChange={(value) => set({ [field]: value })}
        />
      ))}
      <Field path="validFrom" label="有效期开始" required fault={faultOf('validFrom')}>
        {(control) => (
          <DayInput control={control} value={form.validFrom} onChange={(validFrom) => set({ validFrom })} />
        )}
      </Field>
      <Field path="validTo" label="有效期截止（当天起不能再选用）" required fault={faultOf('validTo')}>
        {(control) => (
          <DayInput control={control} value={form.validTo} onChange={(validTo) => set({ validTo })} />
        )}
      </Field>
      <EffectFields
        effects={form.effects}
        kinds={kinds}
        faultOf={faultOf}
        onChange={(effects) => set({ effects })}
      />
      {area === null ? null : (
        <DialogText
          path="reason"
          label="更正理由"
          required
          maxLength={500}
          rows={2}
          fault={faultOf('reason')}
          value={reason}
          onChange={setReason}
        />
      )}
      <div className="row">
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {area === null ? '发布' : '更正'}
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </form>
  );
}
