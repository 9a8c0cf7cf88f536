import { useQuery } from '@tanstack/react-query';
import { Select } from 'antd';
import { useState } from 'react';
import { bodiesQuery, useReference } from '../../api/reference.ts';
import type { Reference } from '../../api/types.ts';
import { Field } from '../../ui/field.tsx';
import type { CommandFormProps } from './command-target.ts';
import { DialogText } from './text-field.tsx';
import { useCommandForm } from './use-command-form.ts';

/** 征求意见: which department, what about, and until when; the clock of the case runs on. */
export function AskOpinionForm({ target, formId, onSubmit }: CommandFormProps) {
  const { detail } = target;
  const own = detail?.division.code ?? '';
  const most = detail?.item.opinionDays ?? null;
  const levels = lineageOf(useReference().divisions, own);
  const [division, setDivision] = useState(own);
  const [bodyId, setBodyId] = useState('');
  const [question, setQuestion] = useState('');
  const [days, setDays] = useState(String(most ?? ''));
  const bodies = useQuery({ ...bodiesQuery(division), enabled: division !== '' });
  const { submit, faultOf } = useCommandForm((missing) => {
    if (bodyId === '') missing('bodyId', '请选择部门');
    if (question.trim() === '') missing('question', '请写明征求意见的内容');
    if (!/^[1-9]\d{0,2}$/.test(days.trim())) missing('days', '请填写反馈期限的工作日数');
    return { type: 'ask-opinion', bodyId, question: question.trim(), days: Number(days) };
  }, onSubmit);
  return (
    <form id={formId} onSubmit={submit} className="fields">
      <p>征求意见期间，本件照常计时。</p>
      <Field path="division" label="部门所在区划">
        {(control) => (
          <Select
            {...control}
            value={division}
            options={levels.map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(code) => {
              setDivision(code);
              setBodyId('');
            }}
          />
        )}
      </Field>
      <Field path="bodyId" label="部门" required fault={faultOf('bodyId')}>
        {(control) => (
          <Select
            {...control}
            showSearch={{ optionFilterProp: 'label' }}
            value={bodyId === '' ? null : bodyId}
            placeholder="向哪个部门征求意见"
            loading={bodies.isFetching}
            options={(bodies.data?.rows ?? [])
              .filter(({ id }) => id !== detail?.body.id)
              .map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id) => setBodyId(id ?? '')}
          />
        )}
      </Field>
      <DialogText
        path="question"
        label="征求意见的内容"
        required
        rows={4}
        maxLength={2000}
        fault={faultOf('question')}
        value={question}
        onChange={setQuestion}
      />
      <DialogText
        path="days"
        label="反馈期限（工作日）"
        required
        inputMode="numeric"
        help={most === null ? undefined : `最长${most}个工作日；逾期未反馈的，按本事项规则处理`}
        fault={faultOf('days')}
        value={days}
        onChange={setDays}
      />
    </form>
  );
}

/** The division and those above it, the nearest first. */
function lineageOf(divisions: Reference['divisions'], code: string): Reference['divisions'] {
  const found = divisions.find((each) => each.code === code);
  return found ? [found, ...(found.parent === null ? [] : lineageOf(divisions, found.parent))] : [];
}
