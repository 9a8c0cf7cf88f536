import { useQuery } from '@tanstack/react-query';
import { App, Button, Input, Select } from 'antd';
import { type FormEvent, useState } from 'react';
import { itemsQuery } from '../../api/catalogue.ts';
import { useRetake } from '../../api/downward.ts';
import type { InboxMessage } from '../../api/types.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';

/** Gives what the message lacks, and has it taken again: the item of a result, a field of a project. */
export function RetakeForm({ message }: { message: InboxMessage }) {
  const { message: toast } = App.useApp();
  const retake = useRetake(message.id);
  const [itemId, setItemId] = useState(message.fix?.itemId);
  const [field, setField] = useState('');
  const [value, setValue] = useState('');
  const items = useQuery({ ...itemsQuery, enabled: message.kind.code === 'central-result' }).data?.rows ?? [];
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const body = {
      ...(itemId === undefined ? {} : { itemId }),
      ...(field === '' || value === '' ? {} : { fields: { [field]: value } }),
    };
    retake.mutate(body, {
      onSuccess: (after) => {
        if (after.state.code === 'taken') void toast.success('已接收');
        else void toast.warning(after.reason ?? after.state.name);
        setField('');
        setValue('');
      },
    });
  };
  return (
    <section className="panel" aria-labelledby="inbox-retake">
      <h2 id="inbox-retake">重新接收</h2>
      <form className="stack-tight" onSubmit={submit}>
        {retake.isError ? <ProblemAlert error={retake.error} /> : null}
        {message.kind.code === 'central-result' ? (
          <Select
            aria-label="对应的事项"
            allowClear
            showSearch={{ optionFilterProp: 'label' }}
            placeholder="指定对应的事项"
            style={{ maxWidth: 420 }}
            value={itemId ?? null}
            options={items.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => setItemId(id ?? undefined)}
          />
        ) : null}
        {message.kind.code === 'central-project' ? (
          <div className="row">
            <Input
              aria-label="补充的字段"
              placeholder="字段，例如 landArea"
              style={{ width: 200 }}
              value={field}
              onChange={(event) => setField(event.target.value.trim())}
            />
            <Input
              aria-label="字段的值"
              placeholder="值"
              style={{ width: 260 }}
              value={value}
              onChange={(event) => setValue(event.target.value)}
            />
          </div>
        ) : null}
        <p className="soft">原报文不改动；补充的内容、补充人一并留在记录中。</p>
        <div>
          <Button type="primary" htmlType="submit" loading={retake.isPending}>
            重新接收
          </Button>
        </div>
      </form>
    </section>
  );
}
