import type { FlowEntry } from '@zongheng/core/catalogue';
import { Button } from 'antd';
import { useId, useState } from 'react';
import { ChoiceField, ManyField, NumberField, OptionalText, TextField } from '../entries/editor/fields.tsx';
import { Findings } from '../entries/editor/findings.tsx';
import { RuleField } from '../entries/editor/rule-field.tsx';
import { withText } from './change-flow.ts';
import type { KnownItem } from './judge-flow.ts';

type Props = {
  path: string;
  entry: FlowEntry;
  number: number;
  items: ReadonlyMap<string, KnownItem>;
  /** Items of this and the stages before: what an entry may wait for. */
  earlier: readonly string[];
  derived: boolean;
  onChange: (entry: FlowEntry) => void;
  onRemove: () => void;
};

/** One item of a stage: days and order at once, necessity, rule and merging behind a button. */
export function EntryForm({ path, entry, number, items, earlier, derived, onChange, onRemove }: Props) {
  const [open, setOpen] = useState(false);
  const more = useId();
  const name = items.get(entry.item)?.name ?? entry.item;
  const nameOf = (id: string): string => items.get(id)?.name ?? id;
  return (
    <li>
      <span className="list-editor-number">{number}</span>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would be drawn as one of a form */}
      <div role="group" aria-label={name}>
        <strong>{name}</strong>{' '}
        <span className="soft">
          {items.get(entry.item)?.departmentName} · {entry.necessity === 'required' ? '必办' : '按情形办理'}
          {entry.merged === undefined ? '' : ` · 合并步骤：${entry.merged}`}
        </span>
        <div className="flow-entry-line">
          <NumberField
            path={`${path}.days`}
            label="时限"
            value={entry.days}
            max={200}
            after="个工作日"
            onChange={(days) => onChange({ ...entry, days: days ?? 0 })}
          />
          <ManyField
            path={`${path}.after`}
            label="须等哪些事项的结果"
            placeholder="不等，可同时办理"
            value={entry.after}
            options={earlier
              .filter((id) => id !== entry.item)
              .map((id) => ({ value: id, label: nameOf(id) }))}
            onChange={(after) => onChange({ ...entry, after })}
          />
        </div>
        {open ? (
          <div id={more} className="fields">
            <TextField
              path={`${path}.merged`}
              label="合并步骤的名称"
              help="同一阶段中写同一名称的事项作为一个步骤，一并受理、一并办理。"
              value={entry.merged ?? ''}
              onChange={(merged) => onChange(withText(entry, 'merged', merged))}
            />
            {derived ? null : (
              <>
                <ChoiceField
                  path={`${path}.necessity`}
                  label="必要性"
                  value={entry.necessity}
                  options={[
                    { value: 'required', label: '必办' },
                    { value: 'conditional', label: '按情形办理' },
                  ]}
                  onChange={(necessity) =>
                    onChange({
                      ...entry,
                      necessity,
                      when: necessity === 'required' ? null : (items.get(entry.item)?.appliesWhen ?? ''),
                    })
                  }
                />
                {entry.necessity === 'conditional' ? (
                  <OptionalText
                    path={`${path}.when`}
                    label="适用情形"
                    rows={2}
                    maxLength={500}
                    value={entry.when}
                    onChange={(when) => onChange({ ...entry, when })}
                  />
                ) : null}
                <RuleField
                  path={`${path}.rule`}
                  label="判断规则（FEEL）"
                  help="不写的，按事项自己的规则判断。"
                  value={entry.rule ?? null}
                  onChange={(rule) => onChange(withText(entry, 'rule', rule))}
                />
              </>
            )}
            <OptionalText
              path={`${path}.note`}
              label="说明"
              value={entry.note ?? null}
              onChange={(note) => onChange(withText(entry, 'note', note))}
            />
          </div>
        ) : null}
        <Findings path={path} />
      </div>
      <span className="list-editor-tools">
        <Button
          size="small"
          aria-expanded={open}
          aria-controls={more}
          aria-label={`${name}：${open ? '收起' : '更多'}`}
          onClick={() => setOpen(!open)}
        >
          {open ? '收起' : '更多'}
        </Button>
        {derived ? null : (
          <Button size="small" aria-label={`移除${name}`} onClick={onRemove}>
            移除
          </Button>
        )}
      </span>
    </li>
  );
}
