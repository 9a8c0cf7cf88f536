import { AutoComplete, Button, Input } from 'antd';
import { useState } from 'react';
import type { CorrectionItem } from '../../api/types.ts';
import { addDays } from '../../lib/days.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { useToday } from '../../ui/use-today.ts';
import type { CommandFormProps } from './command-target.ts';
import { useCommandForm } from './use-command-form.ts';

const blank: CorrectionItem = { material: '', problem: '' };
/** A reply date to begin with; the handler sets the real one. */
const usualDays = 14;

/** 一次性告知: everything that is missing or wrong, once, with a date to reply by. */
export function CorrectionForm({ target, formId, onSubmit }: CommandFormProps) {
  const today = useToday();
  const [items, setItems] = useState<CorrectionItem[]>(
    target.flagged && target.flagged.length > 0 ? [...target.flagged] : [blank],
  );
  const [replyBy, setReplyBy] = useState(addDays(today, usualDays));
  const materials = target.detail?.materials ?? [];
  const change = (index: number, part: Partial<CorrectionItem>): void =>
    setItems(items.map((item, at) => (at === index ? { ...item, ...part } : item)));
  const { submit, faultOf } = useCommandForm((missing) => {
    for (const [index, item] of items.entries()) {
      if (item.material.trim() === '') missing(`items[${index}].material`, '请填写材料名称');
      if (item.problem.trim() === '') missing(`items[${index}].problem`, '请写明缺什么、错在哪里、怎样补正');
    }
    if (replyBy === '') missing('replyBy', '请填写补正期限');
    return { type: 'request-correction', items, replyBy };
  }, onSubmit);
  return (
    <form id={formId} onSubmit={submit} className="fields">
      <p className="soft">
        须一次告知需要补正的全部内容，之后不得再要求补正已知的问题（行政许可法第三十二条）。
      </p>
      {items.map((item, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their order
        <fieldset key={index} className="field-group fields correction-line">
          <legend className="visually-hidden">第 {index + 1} 项</legend>
          <Field
            path={`items[${index}].material`}
            label={`${index + 1}. 材料`}
            required
            fault={faultOf(`items[${index}].material`)}
          >
            {({ status, ...control }) => (
              <AutoComplete
                {...control}
                status={status}
                value={item.material}
                options={materials.map(({ name }) => ({ value: name }))}
                onChange={(material: string) => change(index, { material })}
              />
            )}
          </Field>
          <Field
            path={`items[${index}].problem`}
            label="问题和补正要求"
            required
            fault={faultOf(`items[${index}].problem`)}
          >
            {(control) => (
              <Input.TextArea
                {...control}
                autoSize={{ minRows: 2, maxRows: 6 }}
                maxLength={1000}
                value={item.problem}
                onChange={(event) => change(index, { problem: event.target.value })}
              />
            )}
          </Field>
          {items.length > 1 ? (
            <div>
              <Button size="small" onClick={() => setItems(items.filter((_, at) => at !== index))}>
                删除此项
              </Button>
            </div>
          ) : null}
        </fieldset>
      ))}
      <div>
        <Button size="small" onClick={() => setItems([...items, blank])}>
          再加一项
        </Button>
      </div>
      <Field path="replyBy" label="补正期限" required fault={faultOf('replyBy')}>
        {(control) => <DayInput control={control} min={today} value={replyBy} onChange={setReplyBy} />}
      </Field>
    </form>
  );
}
