import { useState } from 'react';
import type { CommandFormProps } from './command-target.ts';
import { DialogText } from './text-field.tsx';
import { useCommandForm } from './use-command-form.ts';

/** 延长期限: days and the reason, which the applicant is told. */
export function ExtendForm({ target, formId, onSubmit }: CommandFormProps) {
  const most = target.detail?.item.extensionDays ?? null;
  const [days, setDays] = useState(String(most ?? ''));
  const [reason, setReason] = useState('');
  const { submit, faultOf } = useCommandForm((missing) => {
    if (!/^[1-9]\d{0,2}$/.test(days.trim())) missing('days', '请填写延长的天数，1 至 999');
    if (reason.trim() === '') missing('reason', '请填写延长的理由');
    return { type: 'extend', days: Number(days), reason: reason.trim() };
  }, onSubmit);
  return (
    <form id={formId} onSubmit={submit} className="fields">
      <DialogText
        path="days"
        label="延长天数"
        required
        inputMode="numeric"
        help={target.detail?.item.extension ?? '按本事项时限的单位计'}
        fault={faultOf('days')}
        value={days}
        onChange={setDays}
      />
      <DialogText
        path="reason"
        label="理由"
        required
        rows={3}
        help="将告知申请人（行政许可法第四十二条）"
        fault={faultOf('reason')}
        value={reason}
        onChange={setReason}
      />
    </form>
  );
}
