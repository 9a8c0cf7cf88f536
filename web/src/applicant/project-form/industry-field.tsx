import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { industriesQuery } from '../../api/reference.ts';
import { Field } from '../../ui/field.tsx';
import { useForm } from './form-context.ts';
import { fieldLabels } from './form-words.ts';

/** 国标行业, looked up on the server by code or name: 1,380 classes are not loaded into the page. */
export function IndustryField() {
  const { form, update, faultOf, leave } = useForm();
  const [typed, setTyped] = useState('');
  const asked = useDeferredValue(typed);
  const { data, isFetching } = useQuery(industriesQuery(asked));
  const found = data?.rows ?? [];
  const chosen = form.industry === '' ? [] : [{ code: form.industry, name: form.industryName }];
  const options = [...chosen, ...found.filter((each) => each.code !== form.industry)];
  return (
    <Field
      path="industry"
      label={fieldLabels.industry}
      required
      help="按《国民经济行业分类》（GB/T 4754-2017）选到小类，可输入名称或代码查找"
      fault={faultOf('industry')}
      onLeave={leave}
    >
      {(control) => (
        <Select
          {...control}
          showSearch={{ filterOption: false, onSearch: setTyped }}
          loading={isFetching}
          value={form.industry === '' ? null : form.industry}
          placeholder="例如 房屋建筑 或 4710"
          notFoundContent={isFetching ? '正在查找…' : '没有符合的行业，换一个词试试'}
          options={options.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
          onChange={(code) => {
            const picked = found.find((each) => each.code === code);
            update({ industry: code ?? '', industryName: picked?.name ?? '' });
          }}
        />
      )}
    </Field>
  );
}
