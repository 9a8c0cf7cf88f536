import { useState } from 'react';
import type { CommandFormProps } from './command-target.ts';
import { DialogText } from './text-field.tsx';
import { useCommandForm } from './use-command-form.ts';

/** 撤销: reason and legal basis; the document becomes void. */
export function RevokeForm({ formId, onSubmit }: CommandFormProps) {
  const [reason, setReason] = useState('');
  const [basis, setBasis] = useState('');
  const { submit, faultOf } = useCommandForm((missing) => {
    if (reason.trim() === '') missing('reason', '请填写撤销的理由');
    if (basis.trim() === '') missing('basis', '请填写法律依据');
    return { type: 'revoke', reason: reason.trim(), basis: basis.trim() };
  }, onSubmit);
  return (
    <form id={formId} onSubmit={submit} className="fields">
      <p>撤销后批复文件作废，不能恢复。</p>
      <DialogText
        path="reason"
        label="理由"
        required
        rows={3}
        fault={faultOf('reason')}
        value={reason}
        onChange={setReason}
      />
      <DialogText
        path="basis"
        label="法律依据"
        required
        help="例如 行政许可法第六十九条"
        fault={faultOf('basis')}
        value={basis}
        onChange={setBasis}
      />
    </form>
  );
}
