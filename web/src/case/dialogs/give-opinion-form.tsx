import { Radio } from 'antd';
import { useState } from 'react';
import { Field } from '../../ui/field.tsx';
import { opinionWords } from '../opinions-panel.tsx';
import type { CommandFormProps } from './command-target.ts';
import { DialogText } from './text-field.tsx';
import { useCommandForm } from './use-command-form.ts';

const kinds = ['agree', 'agree-with-remarks', 'object'] as const;

/** 反馈意见 of the department that was asked; whoever does not simply agree says why. */
export function GiveOpinionForm({ target, formId, onSubmit }: CommandFormProps) {
  const open = target.detail?.opinions.find(({ mine }) => mine);
  const [opinion, setOpinion] = useState<(typeof kinds)[number] | null>(null);
  const [text, setText] = useState('');
  const remarks = opinion !== null && opinion !== 'agree';
  const { submit, faultOf } = useCommandForm((missing) => {
    if (opinion === null) missing('opinion', '请选择意见');
    if (remarks && text.trim() === '') missing('text', '请写明意见和理由');
    return {
      type: 'give-opinion',
      requestId: open?.requestId ?? '1',
      opinion: opinion ?? 'agree',
      ...(text.trim() === '' ? {} : { text: text.trim() }),
    };
  }, onSubmit);
  return (
    <form id={formId} onSubmit={submit} className="fields">
      {open?.question ? <blockquote className="opinion-text">{open.question}</blockquote> : null}
      <Field path="opinion" label="意见" required fault={faultOf('opinion')}>
        {({ status, ...control }) => (
          <Radio.Group
            {...control}
            value={opinion}
            options={kinds.map((value) => ({ value, label: opinionWords[value] }))}
            onChange={(event) => setOpinion(event.target.value)}
          />
        )}
      </Field>
      <DialogText
        path="text"
        label="说明"
        required={remarks}
        rows={4}
        maxLength={2000}
        fault={faultOf('text')}
        value={text}
        onChange={setText}
      />
    </form>
  );
}
