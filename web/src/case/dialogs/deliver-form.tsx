import { Radio } from 'antd';
import { useState } from 'react';
import { useCodeList } from '../../api/reference.ts';
import { Field } from '../../ui/field.tsx';
import type { CommandFormProps } from './command-target.ts';
import { useCommandForm } from './use-command-form.ts';

/** The ways of delivery where the pack lists none of its own. */
const usualMethods = [
  { code: '平台送达', name: '平台送达（申请人在线下载）' },
  { code: '窗口领取', name: '窗口领取' },
  { code: '邮寄送达', name: '邮寄送达' },
];

/** 送达: within ten working days of the decision (行政许可法 §44). */
export function DeliverForm({ formId, onSubmit }: CommandFormProps) {
  const listed = useCodeList('deliveryMethod');
  const methods = listed.length > 0 ? listed : usualMethods;
  const [method, setMethod] = useState('');
  const { submit, faultOf } = useCommandForm((missing) => {
    if (method === '') missing('method', '请选择送达方式');
    return { type: 'deliver', method };
  }, onSubmit);
  return (
    <form id={formId} onSubmit={submit} className="fields">
      <Field path="method" label="送达方式" required fault={faultOf('method')}>
        {({ status, ...control }) => (
          <Radio.Group
            {...control}
            vertical
            value={method === '' ? null : method}
            options={methods.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(event) => setMethod(event.target.value)}
          />
        )}
      </Field>
    </form>
  );
}
