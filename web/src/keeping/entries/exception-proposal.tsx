import { ELEMENTS, type Element } from '@zongheng/core/catalogue';
import { Modal, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { DialogText } from '../../case/dialogs/text-field.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { useToday } from '../../ui/use-today.ts';
import { elementName } from './words.ts';

export type Proposal = { element: Element; reason: string; until: string | null };
type Props = {
  name: string;
  /** The element that cannot stand, where one asks from there. */
  element?: Element;
  sending: { isPending: boolean; isError: boolean; error: unknown };
  onSend: (proposal: Proposal) => void;
  onClose: () => void;
};

/** 申请例外: a local regulation asks for something the standard does not allow. */
export function ExceptionProposal({ name, element: given, sending, onSend, onClose }: Props) {
  useReturnFocus();
  const formId = useId();
  const today = useToday();
  const [element, setElement] = useState<Element | null>(given ?? null);
  const [reason, setReason] = useState('');
  const [basis, setBasis] = useState('');
  const [until, setUntil] = useState('');
  const [left, setLeft] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setLeft(true);
    if (element === null || reason.trim() === '' || basis.trim() === '') return;
    onSend({
      element,
      reason: `${reason.trim()}（依据：${basis.trim()}）`,
      until: until === '' ? null : until,
    });
  };
  return (
    <Modal
      open
      title={`申请例外：${name}`}
      width={620}
      okText="申请例外"
      cancelText="取消"
      okButtonProps={{ htmlType: 'submit', form: formId, loading: sending.isPending }}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      <form id={formId} onSubmit={submit} className="fields">
        {sending.isError ? <ProblemAlert error={sending.error} /> : null}
        <p>
          地方性法规另有规定的，可以申请某一要素例外于省级标准，由省级主管部门审查。承诺时限超过法定时限的，任何一级都不能同意。
        </p>
        <Field
          path="element"
          label="哪一要素"
          required
          fault={left && element === null ? '请选择要素' : undefined}
        >
          {(control) => (
            <Select
              {...control}
              value={element}
              placeholder="请选择"
              options={ELEMENTS.map((each) => ({ value: each, label: elementName(each) }))}
              onChange={(picked: Element | null) => setElement(picked)}
            />
          )}
        </Field>
        <DialogText
          path="reason"
          label="例外理由"
          required
          rows={3}
          maxLength={300}
          fault={left && reason.trim() === '' ? '请填写例外理由' : undefined}
          value={reason}
          onChange={setReason}
        />
        <DialogText
          path="basis"
          label="依据"
          required
          help="写明地方性法规的名称和条款。"
          maxLength={150}
          fault={left && basis.trim() === '' ? '请填写依据' : undefined}
          value={basis}
          onChange={setBasis}
        />
        <Field path="until" label="有效期至" help="不填：长期，直到标准或法规变动。">
          {(control) => <DayInput control={control} value={until} min={today} onChange={setUntil} />}
        </Field>
      </form>
    </Modal>
  );
}
