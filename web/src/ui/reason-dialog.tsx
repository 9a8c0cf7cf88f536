import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { asProblem } from '../api/problem.ts';
import { DialogText } from '../case/dialogs/text-field.tsx';
import { ProblemAlert } from './problem-alert.tsx';
import { useReturnFocus } from './use-return-focus.ts';

type Props = {
  title: string;
  ok: string;
  label: string;
  /** What follows. */
  what: string;
  maxLength: number;
  danger?: boolean;
  sending: { isPending: boolean; isError: boolean; error: unknown };
  onSend: (text: string) => void;
  onClose: () => void;
};

/** One verb that needs one text: names the thing, says what follows, keeps what was typed when it fails. */
export function ReasonDialog({
  title,
  ok,
  label,
  what,
  maxLength,
  danger = false,
  sending,
  onSend,
  onClose,
}: Props) {
  useReturnFocus();
  const formId = useId();
  const queries = useQueryClient();
  const [text, setText] = useState('');
  const [left, setLeft] = useState(false);
  const missing = text.trim() === '';
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setLeft(true);
    if (!missing) onSend(text.trim());
  };
  const conflict = sending.isError && asProblem(sending.error).status === 409;
  return (
    <Modal
      open
      title={title}
      width={620}
      okText={ok}
      cancelText="取消"
      okButtonProps={{ htmlType: 'submit', form: formId, loading: sending.isPending, danger }}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      <form id={formId} onSubmit={submit} className="fields">
        {sending.isError ? (
          <ProblemAlert
            error={sending.error}
            {...(conflict ? { onReload: () => void queries.invalidateQueries().then(onClose) } : {})}
          />
        ) : null}
        <p>{what}</p>
        <DialogText
          path="text"
          label={label}
          required
          rows={3}
          maxLength={maxLength}
          fault={left && missing ? `请填写${label}` : undefined}
          value={text}
          onChange={setText}
        />
      </form>
    </Modal>
  );
}
