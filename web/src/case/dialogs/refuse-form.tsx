import { useState } from 'react';
import { useToday } from '../../ui/use-today.ts';
import type { CommandFormProps } from './command-target.ts';
import { DocumentFields, newDocument, readDocument } from './document-fields.tsx';
import { DialogText } from './text-field.tsx';
import { useCommandForm } from './use-command-form.ts';

/** 不予许可 and 不予延续: reasons and the written decision, which names the ways of 复议 and 诉讼. */
export function RefuseForm({ target, formId, onSubmit }: CommandFormProps) {
  const today = useToday();
  const renewal = target.type === 'refuse-renewal';
  const [reason, setReason] = useState('');
  const [document, setDocument] = useState(() =>
    newDocument(renewal ? '不予延续（延期）决定书' : '不予行政许可决定书', today),
  );
  const { submit, faultOf } = useCommandForm((missing) => {
    if (reason.trim() === '') missing('reason', '请填写理由');
    return {
      type: renewal ? 'refuse-renewal' : 'refuse',
      reason: reason.trim(),
      document: readDocument(document, missing),
    };
  }, onSubmit);
  return (
    <form id={formId} onSubmit={submit} className="fields">
      <DialogText
        path="reason"
        label="理由"
        required
        rows={4}
        help="书面决定须说明理由，并告知申请复议、提起诉讼的权利（行政许可法第三十八条）"
        fault={faultOf('reason')}
        value={reason}
        onChange={setReason}
      />
      <DocumentFields
        projectId={target.cases[0]?.projectId ?? ''}
        document={document}
        onChange={setDocument}
        faultOf={faultOf}
      />
    </form>
  );
}
