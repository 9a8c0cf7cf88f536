import { useState } from 'react';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { useToday } from '../../ui/use-today.ts';
import type { CommandFormProps } from './command-target.ts';
import { DocumentFields, newDocument, readDocument } from './document-fields.tsx';
import { DialogText } from './text-field.tsx';
import { useCommandForm } from './use-command-form.ts';

/** 申请延续(延期): until when, and why. */
export function ApplyRenewalForm({ target, formId, onSubmit }: CommandFormProps) {
  const validity = target.detail?.validity;
  const [until, setUntil] = useState('');
  const [reason, setReason] = useState('');
  const { submit, faultOf } = useCommandForm((missing) => {
    if (until === '') missing('until', '请填写申请延至的日期');
    if (reason.trim() === '') missing('reason', '请填写理由');
    return { type: 'apply-renewal', until, reason: reason.trim() };
  }, onSubmit);
  return (
    <form id={formId} onSubmit={submit} className="fields">
      {validity?.until ? (
        <p>
          {validity.startWithin ? '开工期限' : '有效期'}至 {validity.until}。{validity.rule}
        </p>
      ) : null}
      <Field path="until" label="申请延至" required fault={faultOf('until')}>
        {(control) => (
          <DayInput control={control} min={validity?.until ?? undefined} value={until} onChange={setUntil} />
        )}
      </Field>
      <DialogText
        path="reason"
        label="理由"
        required
        rows={3}
        fault={faultOf('reason')}
        value={reason}
        onChange={setReason}
      />
    </form>
  );
}

/** 准予延续(延期): the document says until when. */
export function RenewForm({ target, formId, onSubmit }: CommandFormProps) {
  const today = useToday();
  const asked = target.detail?.validity?.renewals.find(({ decision }) => decision === null);
  const [document, setDocument] = useState(() => ({
    ...newDocument(`${target.detail?.item.result ?? ''}延续（延期）决定`, today),
    ...(asked ? { validUntil: asked.until } : {}),
  }));
  const { submit, faultOf } = useCommandForm(
    (missing) => ({ type: 'renew', document: readDocument(document, missing) }),
    onSubmit,
  );
  return (
    <form id={formId} onSubmit={submit} className="fields">
      {asked ? (
        <p>
          原定至 {asked.expiresOn}，申请延至 {asked.until}（{asked.basis}）。
        </p>
      ) : null}
      <DocumentFields
        projectId={target.cases[0]?.projectId ?? ''}
        document={document}
        onChange={setDocument}
        faultOf={faultOf}
      />
    </form>
  );
}
