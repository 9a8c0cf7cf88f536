import { useState } from 'react';
import type { CommandFormProps } from './command-target.ts';
import { DialogText } from './text-field.tsx';
import { useCommandForm } from './use-command-form.ts';

/** 不予受理: reason, basis, and the body that is competent where this one is not. */
export function RefuseAcceptanceForm({ formId, onSubmit }: CommandFormProps) {
  const [reason, setReason] = useState('');
  const [basis, setBasis] = useState('行政许可法第三十二条');
  const [rightBody, setRightBody] = useState('');
  const { submit, faultOf } = useCommandForm((missing) => {
    if (reason.trim() === '') missing('reason', '请填写不予受理的理由');
    if (basis.trim() === '') missing('basis', '请填写依据');
    const body = rightBody.trim();
    return {
      type: 'refuse-acceptance',
      reason: reason.trim(),
      basis: basis.trim(),
      ...(body === '' ? {} : { rightBody: body }),
    };
  }, onSubmit);
  return (
    <form id={formId} onSubmit={submit} className="fields">
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
        label="依据"
        required
        fault={faultOf('basis')}
        value={basis}
        onChange={setBasis}
      />
      <DialogText
        path="rightBody"
        label="应向哪个机关申请"
        help="不属于本机关职权的，必须告知有权机关"
        value={rightBody}
        onChange={setRightBody}
      />
      <p className="soft">不予受理须出具书面凭证，告知申请复议和提起诉讼的权利。</p>
    </form>
  );
}
