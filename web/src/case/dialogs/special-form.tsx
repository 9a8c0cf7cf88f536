import { Select } from 'antd';
import { useState } from 'react';
import type { SpecialKind } from '../../api/types.ts';
import { Field } from '../../ui/field.tsx';
import type { CommandFormProps } from './command-target.ts';
import { DialogText } from './text-field.tsx';
import { useCommandForm } from './use-command-form.ts';

/** 启动特别程序: which of the item's own, and the time it takes, which the applicant is told in writing. */
export function SpecialForm({ target, formId, onSubmit }: CommandFormProps) {
  const kinds = target.detail?.item.specialProcedures ?? [];
  const [index, setIndex] = useState<number | null>(kinds.length === 1 ? 0 : null);
  const chosen = index === null ? undefined : kinds[index];
  const [days, setDays] = useState(String(kinds.length === 1 ? (kinds[0]?.days ?? '') : ''));
  const [note, setNote] = useState('');
  const { submit, faultOf } = useCommandForm((missing) => {
    if (chosen === undefined) missing('kind', '请选择特别程序的种类');
    if (!/^[1-9]\d{0,2}$/.test(days.trim()) || Number(days) > 365) {
      missing('days', '请填写所需工作日数，1 至 365');
    }
    return {
      type: 'start-special',
      kind: (chosen?.kind ?? 'other') as SpecialKind,
      ...(chosen ? { name: chosen.name } : {}),
      days: Number(days),
      ...(note.trim() === '' ? {} : { note: note.trim() }),
    };
  }, onSubmit);
  return (
    <form id={formId} onSubmit={submit} className="fields">
      <Field
        path="kind"
        label="种类"
        required
        help={
          chosen
            ? `依据：${chosen.basis}；${chosen.stopsStatutory ? '法定时限、承诺时限都停' : '只停承诺时限，法定时限照常计算'}`
            : undefined
        }
        fault={faultOf('kind')}
      >
        {(control) => (
          <Select
            {...control}
            value={index}
            placeholder="本事项规定的特别程序"
            options={kinds.map((each, at) => ({ value: at, label: each.name }))}
            onChange={(at) => {
              setIndex(at);
              setDays(String(kinds[at]?.days ?? ''));
            }}
          />
        )}
      </Field>
      <DialogText
        path="days"
        label="所需时间（工作日）"
        required
        inputMode="numeric"
        help="须书面告知申请人（行政许可法第四十五条）"
        fault={faultOf('days')}
        value={days}
        onChange={setDays}
      />
      <DialogText path="note" label="说明" rows={2} value={note} onChange={setNote} />
    </form>
  );
}
