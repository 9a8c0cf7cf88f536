import { useState } from 'react';
import type { Command } from '../../api/types.ts';
import type { CommandFormProps } from './command-target.ts';
import { DialogText } from './text-field.tsx';
import { useCommandForm } from './use-command-form.ts';

const helps: Partial<Record<Command['type'], string>> = {
  'not-needed': '说明为什么依法不需要办理本事项（行政许可法第三十二条）',
  withdraw: '撤回后本件终止；需要时可以重新申报',
};

/** 不受理 and 撤回: a reason, told to the other side. */
export function ReasonForm({ target, formId, onSubmit }: CommandFormProps) {
  const [reason, setReason] = useState('');
  const type = target.type === 'withdraw' ? 'withdraw' : 'not-needed';
  const { submit, faultOf } = useCommandForm((missing) => {
    if (reason.trim() === '') missing('reason', '请填写理由');
    return { type, reason: reason.trim() };
  }, onSubmit);
  return (
    <form id={formId} onSubmit={submit} className="fields">
      <DialogText
        path="reason"
        label="理由"
        required
        rows={3}
        help={helps[type]}
        fault={faultOf('reason')}
        value={reason}
        onChange={setReason}
      />
    </form>
  );
}
