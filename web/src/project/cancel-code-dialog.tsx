import { useQueryClient } from '@tanstack/react-query';
import { Modal, Radio } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { asProblem } from '../api/problem.ts';
import { useCancelCode, useLapse } from '../api/projects.ts';
import type { Project } from '../api/types.ts';
import { DialogText } from '../case/dialogs/text-field.tsx';
import { Field } from '../ui/field.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import { voidWords } from './code-words.ts';

/** 作废并重新赋码 · 撤销项目, by the unit; 认定失效, by a supervisor. */
export type CancelMode = 'renew' | 'withdraw' | 'lapse';

const words: Readonly<Record<CancelMode, { title: string; ok: string; what: string; help: string }>> = {
  renew: {
    title: '作废项目代码并重新赋码',
    ok: '申请作废代码',
    what: '国家平台同意作废后，修改申报信息并重新申请代码；新代码与原代码关联，已有的批复文件仍在项目名下。',
    help: '写明哪些信息有误，或者为什么需要重新审批、核准、备案',
  },
  withdraw: {
    title: '撤销项目',
    ok: '撤销项目',
    what: '国家平台同意作废后，项目终止：不能再申报事项，也不能再申请代码。此操作不能恢复。',
    help: '写明为什么不再建设',
  },
  lapse: {
    title: '认定项目失效',
    ok: '认定项目失效',
    what: '国家平台同意作废代码后，项目终止：项目单位不能再申报事项，也不能再申请代码。此操作不能恢复。',
    help: '写明事实和依据，项目单位可以看到',
  },
};
type Kind = 'wrong-data' | 'refile';

/** Names project and code, asks why, and says what follows. */
export function CancelCodeDialog({
  project,
  mode,
  onClose,
}: {
  project: Project;
  mode: CancelMode;
  onClose: () => void;
}) {
  useReturnFocus();
  const formId = useId();
  const queries = useQueryClient();
  const [kind, setKind] = useState<Kind>('wrong-data');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const cancel = useCancelCode(project.id);
  const lapse = useLapse(project.id);
  const { title, ok, what, help } = words[mode];
  const sending = mode === 'lapse' ? lapse : cancel;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const given = { reason: reason.trim(), version: project.version };
    setMissing(given.reason === '');
    if (given.reason === '') return;
    const how = { onSuccess: onClose };
    if (mode === 'lapse') lapse.mutate(given, how);
    else cancel.mutate({ kind: mode === 'withdraw' ? 'withdrawn' : kind, ...given }, how);
  };
  const conflict = sending.isError && asProblem(sending.error).status === 409;
  return (
    <Modal
      open
      title={`${title}：${project.name}`}
      width={620}
      okText={ok}
      cancelText="取消"
      okButtonProps={{ htmlType: 'submit', form: formId, loading: sending.isPending, danger: true }}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      <form id={formId} onSubmit={submit} className="fields">
        {sending.isError ? (
          <ProblemAlert
            error={sending.error}
            {...(conflict ? { onReload: () => void queries.invalidateQueries().then(onClose) } : {})}
          />
        ) : null}
        <p>
          将向国家平台申请作废代码 <span className="code strong">{project.code.value}</span>。{what}
        </p>
        <p className="soft">项目还有没办结的申报时不能办理；请先办结或撤回。</p>
        {mode === 'renew' ? (
          <Field path="kind" label="原因" required>
            {({ status, ...control }) => (
              <Radio.Group
                {...control}
                value={kind}
                onChange={(event) => setKind(event.target.value as Kind)}
                options={[
                  { value: 'wrong-data', label: voidWords['wrong-data'] },
                  { value: 'refile', label: voidWords.refile },
                ]}
              />
            )}
          </Field>
        ) : null}
        <DialogText
          path="reason"
          label="理由"
          required
          rows={3}
          maxLength={500}
          help={help}
          fault={missing && reason.trim() === '' ? '请填写理由' : undefined}
          value={reason}
          onChange={setReason}
        />
      </form>
    </Modal>
  );
}
