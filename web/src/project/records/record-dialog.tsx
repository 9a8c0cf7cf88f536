import { Modal, Radio, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { asProblem, besideFields } from '../../api/problem.ts';
import { useMakeRecord } from '../../api/supervision.ts';
import type { NewRecord, Project, SupervisionRecordList } from '../../api/types.ts';
import { DialogText } from '../../case/dialogs/text-field.tsx';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { MarkTag } from '../../ui/mark-tag.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { useToday } from '../../ui/use-today.ts';

type Draft = {
  situation: NewRecord['situation'] | '';
  level: NewRecord['level'] | null;
  recordedOn: string;
  content: string;
};

const missing = {
  situation: '请选择异常情形',
  level: '请选择异常级别',
  recordedOn: '请填写发现日期',
  content: '请写明异常情况',
} as const;

/** An abnormal situation of a project, for supervisors: one column, each field checked when it is left. */
export function RecordDialog({
  project,
  choices,
  onClose,
}: {
  project: Project;
  choices: SupervisionRecordList['choices'];
  onClose: () => void;
}) {
  useReturnFocus();
  const formId = useId();
  const today = useToday();
  const make = useMakeRecord(project.id);
  const [draft, setDraft] = useState<Draft>({ situation: '', level: null, recordedOn: today, content: '' });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const told = make.isError ? asProblem(make.error) : undefined;
  const empty = (field: keyof Draft): boolean => draft[field] === null || String(draft[field]).trim() === '';
  const common = (field: keyof Draft) => ({
    path: field,
    required: true,
    fault:
      left.has(field) && empty(field)
        ? missing[field]
        : told?.errors?.find((each) => each.field === field)?.message,
    onLeave: (path: string) => setLeft(new Set([...left, path])),
  });
  const change = (part: Partial<Draft>): void => {
    if (make.isError) make.reset();
    setDraft({ ...draft, ...part });
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setLeft(new Set(Object.keys(missing)));
    const { situation, level, recordedOn } = draft;
    const content = draft.content.trim();
    if (situation === '' || level === null || recordedOn === '' || content === '') return;
    make.mutate({ situation, level, recordedOn, content }, { onSuccess: onClose });
  };
  return (
    <Modal
      open
      title={`记录异常情形：${project.name}`}
      width={620}
      okText="记录异常情形"
      cancelText="取消"
      okButtonProps={{ htmlType: 'submit', form: formId, loading: make.isPending }}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      <form id={formId} onSubmit={submit} className="fields">
        {told ? <ProblemAlert error={besideFields(make.error)} /> : null}
        <Field {...common('situation')} label="异常情形" help={<MarkTag mark={choices.mark} />}>
          {(control) => (
            <Select
              {...control}
              placeholder="请选择"
              value={draft.situation === '' ? null : draft.situation}
              options={choices.situations.map(({ code, name }) => ({ value: code, label: name }))}
              onChange={(situation) => change({ situation })}
            />
          )}
        </Field>
        <Field {...common('level')} label="异常级别">
          {({ status, ...control }) => (
            <Radio.Group
              {...control}
              value={draft.level}
              options={choices.levels.map(({ code, name }) => ({ value: code, label: `${code} ${name}` }))}
              onChange={(event) => change({ level: event.target.value as NewRecord['level'] })}
            />
          )}
        </Field>
        <Field {...common('recordedOn')} label="发现日期">
          {(control) => (
            <DayInput
              control={control}
              max={today}
              value={draft.recordedOn}
              onChange={(recordedOn) => change({ recordedOn })}
            />
          )}
        </Field>
        <DialogText
          {...common('content')}
          label="异常情况"
          help="写明事实和依据；项目单位可以看到"
          rows={4}
          maxLength={2000}
          value={draft.content}
          onChange={(content) => change({ content })}
        />
      </form>
    </Modal>
  );
}
