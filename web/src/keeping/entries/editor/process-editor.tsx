import type { Limit, ProcessStep } from '@zongheng/core/catalogue';
import { amount } from '../../../lib/format.ts';
import { NumberField, TextField } from './fields.tsx';
import { ListEditor } from './list-editor.tsx';
import { newRowKey } from './new-key.ts';

type Props = {
  path: string;
  value: readonly ProcessStep[];
  /** The commitment the steps share out. */
  committed: Limit;
  onChange: (value: ProcessStep[]) => void;
};

/** The days of all steps that have a limit of their own. */
export function stepSum(steps: readonly ProcessStep[]): number {
  return steps.reduce((sum, { limit }) => sum + (limit ?? 0), 0);
}

/** 办理流程: steps with post, task and limit, and what they make together beside the commitment. */
export function ProcessEditor({ path, value, committed, onChange }: Props) {
  const sum = stepSum(value);
  const over = sum > committed.value;
  return (
    <div className="stack-tight">
      <ListEditor
        path={path}
        what="环节"
        rows={value}
        rowName={({ name }) => name}
        blank={() => ({ key: newRowKey('step', value), name: '', post: '', task: '', limit: null })}
        onChange={onChange}
      >
        {(step, put, index) => (
          <div className="fields-pair">
            <TextField
              path={`${path}[${index}].name`}
              label="环节名称"
              required
              value={step.name}
              onChange={(name) => put({ name })}
            />
            <TextField
              path={`${path}[${index}].post`}
              label="岗位"
              required
              placeholder="例如 经办人"
              value={step.post}
              onChange={(post) => put({ post })}
            />
            <TextField
              path={`${path}[${index}].task`}
              label="环节内容"
              required
              rows={1}
              maxLength={2000}
              value={step.task}
              onChange={(task) => put({ task })}
            />
            <NumberField
              path={`${path}[${index}].limit`}
              label="环节时限"
              help="不填：在承诺时限以内，本环节不另定。"
              value={step.limit}
              onChange={(limit) => put({ limit })}
            />
          </div>
        )}
      </ListEditor>
      <p role="status" className={over ? 'field-fault' : 'soft'}>
        各环节合计 {amount(sum, committed.unit)}，承诺时限 {amount(committed.value, committed.unit)}
        {over ? '：合计不得超过承诺时限' : ''}
      </p>
    </div>
  );
}
