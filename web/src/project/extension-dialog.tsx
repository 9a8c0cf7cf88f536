import { useQueryClient } from '@tanstack/react-query';
import { Modal } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { asProblem } from '../api/problem.ts';
import { useChangeProject } from '../api/projects.ts';
import type { Project, ProjectForm } from '../api/types.ts';
import { fieldLabels } from '../applicant/project-form/form-words.ts';
import { DayInput } from '../ui/day-input.tsx';
import { Field } from '../ui/field.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { useReturnFocus } from '../ui/use-return-focus.ts';

/** 延期: the months of start and completion alone; everything else goes back as it was sent. */
export function ExtensionDialog({ project, onClose }: { project: Project; onClose: () => void }) {
  useReturnFocus();
  const formId = useId();
  const queries = useQueryClient();
  const { form } = project;
  const [plannedStart, setStart] = useState(form.plannedStart);
  const [plannedEnd, setEnd] = useState(form.plannedEnd);
  const [tried, setTried] = useState(false);
  const found = faultOf(form, { plannedStart, plannedEnd });
  const change = useChangeProject(project.id);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (found !== undefined) return;
    // The unit sees its own contacts, so nothing is withheld from what is read here.
    const after = { ...(form as ProjectForm), plannedStart, plannedEnd };
    change.mutate({ kind: 'extension', form: after, version: project.version }, { onSuccess: onClose });
  };
  const conflict = change.isError && asProblem(change.error).status === 409;
  return (
    <Modal
      open
      title={`延期：${project.name}`}
      okText="确认延期"
      cancelText="取消"
      okButtonProps={{ htmlType: 'submit', form: formId, loading: change.isPending }}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      <form
        id={formId}
        onSubmit={submit}
        // Enter ends the typing of a month; it must not confirm what nobody has looked at yet.
        onKeyDown={(event) => {
          if (event.key === 'Enter' && event.target instanceof HTMLInputElement) event.preventDefault();
        }}
        className="fields"
      >
        {change.isError ? (
          <ProblemAlert
            error={change.error}
            {...(conflict ? { onReload: () => void queries.invalidateQueries().then(onClose) } : {})}
          />
        ) : null}
        <p>
          代码 <span className="code strong">{project.code.value}</span>{' '}
          不变，只修改工期；其他信息请用“变更项目信息”。
        </p>
        <p className="soft">
          现在的工期：{form.plannedStart} 至 {form.plannedEnd}
        </p>
        <Field path="plannedStart" label={fieldLabels.plannedStart} required>
          {(control) => <DayInput control={control} unit="month" value={plannedStart} onChange={setStart} />}
        </Field>
        <Field path="plannedEnd" label={fieldLabels.plannedEnd} required fault={tried ? found : undefined}>
          {(control) => (
            <DayInput
              control={control}
              unit="month"
              min={form.plannedEnd}
              value={plannedEnd}
              onChange={setEnd}
            />
          )}
        </Field>
      </form>
    </Modal>
  );
}

function faultOf(before: Times, after: Times): string | undefined {
  if (after.plannedStart === '' || after.plannedEnd === '') return '请填写开工和建成的年月';
  if (after.plannedEnd < after.plannedStart) return '拟建成年月不能早于拟开工年月';
  if (after.plannedEnd < before.plannedEnd) return '延期后的拟建成年月不能早于原来的年月';
  if (after.plannedEnd === before.plannedEnd && after.plannedStart === before.plannedStart)
    return '工期没有变化';
  return undefined;
}

type Times = { readonly plannedStart: string; readonly plannedEnd: string };
