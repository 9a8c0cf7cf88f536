import { App, Button, Radio, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { useProposeMeasure } from '../../api/calendar.ts';
import { asProblem } from '../../api/problem.ts';
import { useReference } from '../../api/reference.ts';
import type { MeasureProposal } from '../../api/types.ts';
import { DialogText } from '../../case/dialogs/text-field.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';

const empty: MeasureProposal = {
  emergency: true,
  title: '',
  documentNumber: '',
  basis: '',
  effect: 'off',
  from: '',
  to: '',
  divisions: [],
};

/** 提出应急措施: what it says, on which document, where and when. */
export function MeasureForm({ onClose }: { onClose: () => void }) {
  const { message } = App.useApp();
  const { divisions } = useReference();
  const propose = useProposeMeasure();
  const [form, setForm] = useState(empty);
  const set = (change: Partial<MeasureProposal>): void => setForm({ ...form, ...change });
  const faults = propose.isError ? (asProblem(propose.error).errors ?? []) : [];
  const faultOf = (field: string): string | undefined =>
    faults.find((fault) => fault.field === field)?.message;
  const send = (event: FormEvent): void => {
    event.preventDefault();
    propose.mutate(form, {
      onSuccess: () => {
        void message.success('已提出，待省确认');
        onClose();
      },
    });
  };
  return (
    <form className="panel fields" aria-label="提出应急措施" onSubmit={send}>
      <h2>提出应急措施</h2>
      {propose.isError ? <ProblemAlert error={propose.error} /> : null}
      <Field path="emergency" label="性质" required fault={faultOf('emergency')}>
        {(control) => (
          <Radio.Group
            id={control.id}
            aria-labelledby={control['aria-labelledby']}
            value={form.emergency}
            onChange={(event) => set({ emergency: event.target.value as boolean })}
            options={[
              { value: true, label: '政府应急措施（有文号）' },
              { value: false, label: '本地停止办公、单位放假' },
            ]}
          />
        )}
      </Field>
      <DialogText
        path="title"
        label="名称"
        required
        maxLength={100}
        fault={faultOf('title')}
        value={form.title}
        onChange={(title) => set({ title })}
      />
      <DialogText
        path="documentNumber"
        label="文号"
        required
        maxLength={60}
        help="例如 辽政发〔2026〕5号"
        fault={faultOf('documentNumber')}
        value={form.documentNumber}
        onChange={(documentNumber) => set({ documentNumber })}
      />
      <DialogText
        path="basis"
        label="依据"
        required
        maxLength={200}
        fault={faultOf('basis')}
        value={form.basis}
        onChange={(basis) => set({ basis })}
      />
      <Field path="effect" label="效果" required>
        {(control) => (
          <Radio.Group
            id={control.id}
            aria-labelledby={control['aria-labelledby']}
            value={form.effect}
            onChange={(event) => set({ effect: event.target.value as 'off' | 'work' })}
            options={[
              { value: 'off', label: '不计工作日' },
              { value: 'work', label: '计为工作日' },
            ]}
          />
        )}
      </Field>
      <Field path="from" label="开始日期" required fault={faultOf('from')}>
        {(control) => <DayInput control={control} value={form.from} onChange={(from) => set({ from })} />}
      </Field>
      <Field path="to" label="结束日期" required fault={faultOf('to')}>
        {(control) => <DayInput control={control} value={form.to} onChange={(to) => set({ to })} />}
      </Field>
      <Field
        path="divisions"
        label="适用区划"
        required
        fault={faultOf('divisions')}
        help="选市即包括其所有县区。"
      >
        {(control) => (
          <Select
            {...control}
            mode="multiple"
            showSearch={{ optionFilterProp: 'label' }}
            value={form.divisions}
            options={divisions.map(({ code, name }) => ({ value: code, label: `${name} ${code}` }))}
            onChange={(codes: string[]) => set({ divisions: codes })}
          />
        )}
      </Field>
      <div className="row">
        <Button type="primary" htmlType="submit" loading={propose.isPending}>
          提出
        </Button>
        <Button onClick={onClose}>取消</Button>
      </div>
    </form>
  );
}
