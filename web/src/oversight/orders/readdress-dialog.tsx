import { useQuery } from '@tanstack/react-query';
import { App, Modal, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { addresseesQuery, useReaddressOrder } from '../../api/orders.ts';
import type { OrderDetail } from '../../api/types.ts';
import { DialogText } from '../../case/dialogs/text-field.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';

type Props = { order: OrderDetail; onClose: () => void };

/** Somebody else of the same body answers; the reply date stays. */
export function ReaddressDialog({ order, onClose }: Props) {
  useReturnFocus();
  const formId = useId();
  const { message } = App.useApp();
  const people = useQuery(addresseesQuery(order.body.id));
  const readdress = useReaddressOrder(order.id);
  const [personId, setPersonId] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const [left, setLeft] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setLeft(true);
    if (personId === null || reason.trim() === '') return;
    readdress.mutate(
      { version: order.version, personId, reason: reason.trim() },
      {
        onSuccess: () => {
          void message.success('已改由他人答复');
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={`改由他人答复：${order.number}`}
      width={620}
      okText="确定"
      cancelText="取消"
      okButtonProps={{ htmlType: 'submit', form: formId, loading: readdress.isPending }}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      <form id={formId} onSubmit={submit} className="fields">
        {readdress.isError ? <ProblemAlert error={readdress.error} /> : null}
        {people.isError ? <ProblemAlert error={people.error} /> : null}
        <p>现由{order.person.name}答复；答复期限不变。</p>
        <Field
          path="personId"
          label="新的答复人"
          required
          fault={left && personId === null ? '请选择新的答复人' : undefined}
        >
          {(control) => (
            <Select
              {...control}
              placeholder="请选择"
              loading={people.isFetching}
              value={personId}
              options={(people.data?.persons ?? [])
                .filter(({ id }) => id !== order.person.id)
                .map(({ id, name, role }) => ({ value: id, label: `${name}（${role}）` }))}
              onChange={setPersonId}
            />
          )}
        </Field>
        <DialogText
          path="reason"
          label="理由"
          required
          rows={2}
          maxLength={1000}
          fault={left && reason.trim() === '' ? '请填写理由' : undefined}
          value={reason}
          onChange={setReason}
        />
      </form>
    </Modal>
  );
}
