import { App, Modal, Radio } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useEntryCommand } from '../../api/catalogue-entries.ts';
import type { CatalogueException } from '../../api/catalogue-types.ts';
import { DialogText } from '../../case/dialogs/text-field.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';

/** The province's department allows a deviation or does not; either way with its reasons. */
export function ExceptionDecision({
  exception,
  onClose,
}: {
  exception: CatalogueException;
  onClose: () => void;
}) {
  useReturnFocus();
  const formId = useId();
  const { message } = App.useApp();
  const [allowed, setAllowed] = useState<boolean | null>(null);
  const [reason, setReason] = useState('');
  const [left, setLeft] = useState(false);
  const command = useEntryCommand({
    kind: 'implementation',
    subject: exception.item.id,
    division: exception.division.code,
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setLeft(true);
    if (allowed === null || reason.trim() === '') return;
    // Not by the callback of mutate: once decided, the exception leaves the list and this dialog with it.
    command
      .mutateAsync({
        command: {
          type: 'decide-exception',
          exceptionId: exception.id,
          approve: allowed,
          reason: reason.trim(),
        },
      })
      .then(
        () => {
          void message.success(allowed ? '已同意该例外' : '已不同意该例外');
          onClose();
        },
        () => {},
      );
  };
  return (
    <Modal
      open
      title={`审查例外：${exception.item.name} · ${exception.elementName}`}
      width={620}
      okText="作出决定"
      cancelText="取消"
      okButtonProps={{ htmlType: 'submit', form: formId, loading: command.isPending }}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      <form id={formId} onSubmit={submit} className="fields">
        {command.isError ? <ProblemAlert error={command.error} /> : null}
        <p>
          {exception.division.name}（{exception.body.name}）申请：{exception.reason}
          <span className="soft">（{exception.until ? `有效期至 ${exception.until}` : '长期'}）</span>
        </p>
        <Field
          path="allowed"
          label="决定"
          required
          fault={left && allowed === null ? '请选择是否同意' : undefined}
        >
          {({ status: _, ...control }) => (
            <Radio.Group
              {...control}
              value={allowed}
              options={[
                { value: true, label: '同意' },
                { value: false, label: '不同意' },
              ]}
              onChange={(event) => setAllowed(event.target.value as boolean)}
            />
          )}
        </Field>
        <DialogText
          path="reason"
          label="审查意见"
          required
          rows={3}
          maxLength={500}
          fault={left && reason.trim() === '' ? '请填写审查意见' : undefined}
          value={reason}
          onChange={setReason}
        />
      </form>
    </Modal>
  );
}
