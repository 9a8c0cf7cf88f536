import type { FlowContent } from '@zongheng/core/catalogue';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { useReference } from '../../api/reference.ts';
import { ChoiceField, NumberField, TextField } from '../entries/editor/fields.tsx';
import { Findings } from '../entries/editor/findings.tsx';
import { mergedWithNext, withAdded, withEntry, without, withStage } from './change-flow.ts';
import { EntryForm } from './entry-form.tsx';
import type { KnownItem } from './judge-flow.ts';

type Props = {
  flow: FlowContent;
  at: number;
  template: FlowContent | null;
  items: ReadonlyMap<string, KnownItem>;
  onChange: (flow: FlowContent) => void;
};

/** One stage: its lead and limit, and its items in order. */
export function StageForm({ flow, at, template, items, onChange }: Props) {
  const { departments } = useReference();
  const [added, setAdded] = useState<string | null>(null);
  const stage = flow.stages[at];
  if (!stage) return null;
  const path = `stages[${at}]`;
  const next = flow.stages[at + 1];
  const inFlow = new Set(flow.stages.flatMap((each) => each.items.map(({ item }) => item)));
  const earlier = flow.stages.slice(0, at + 1).flatMap((each) => each.items.map(({ item }) => item));
  const addable = [...items.values()].filter(({ id }) => !inFlow.has(id));
  return (
    <>
      <h2>
        第 {stage.no} 阶段 {stage.name}
      </h2>
      <div className="flow-stage-head">
        <TextField
          path={`${path}.name`}
          label="阶段名称"
          required
          value={stage.name}
          onChange={(name) => onChange(withStage(flow, at, { name }))}
        />
        <ChoiceField
          path={`${path}.leadDepartment`}
          label="牵头部门"
          required
          value={stage.leadDepartment}
          options={departments.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(leadDepartment) => onChange(withStage(flow, at, { leadDepartment }))}
        />
        <NumberField
          path={`${path}.limitDays`}
          label="阶段时限"
          required
          value={stage.limitDays}
          max={200}
          after="个工作日"
          onChange={(limitDays) => onChange(withStage(flow, at, { limitDays: limitDays ?? 0 }))}
        />
      </div>
      {(['limitDays', 'leadDepartment', 'no', 'variants'] as const).map((field) => (
        <Findings key={field} path={`${path}.${field}`} />
      ))}
      {next ? (
        <p>
          <Button size="small" onClick={() => onChange(mergedWithNext(flow, at))}>
            与下一阶段“{next.name}”合并
          </Button>
        </p>
      ) : null}
      <ol className="list-editor" aria-label={`${stage.name}的事项`}>
        {stage.items.map((entry, index) => (
          <EntryForm
            key={entry.item}
            path={`${path}.items[${index}]`}
            entry={entry}
            number={index + 1}
            items={items}
            earlier={earlier}
            derived={template !== null}
            onChange={(changed) => onChange(withEntry(flow, at, index, changed))}
            onRemove={() => onChange(without(flow, entry.item))}
          />
        ))}
      </ol>
      {template === null ? (
        <div className="row">
          <Select
            aria-label="要增加的事项"
            placeholder="选择要增加的事项"
            style={{ minWidth: 280 }}
            showSearch={{ optionFilterProp: 'label' }}
            value={added}
            options={addable.map(({ id, name }) => ({ value: id, label: name }))}
            onChange={(id: string | null) => setAdded(id)}
          />
          <Button
            disabled={added === null}
            onClick={() => {
              const item = added === null ? undefined : items.get(added);
              if (!item) return;
              const days = item.committed.unit === 'working-day' ? item.committed.value : 0;
              onChange(withAdded(flow, at, { id: item.id, days, when: item.appliesWhen }));
              setAdded(null);
            }}
          >
            增加事项
          </Button>
        </div>
      ) : (
        <p className="soft">本地流程的事项与省级流程一致，可以合并步骤、缩短时限、减少先后次序。</p>
      )}
    </>
  );
}
