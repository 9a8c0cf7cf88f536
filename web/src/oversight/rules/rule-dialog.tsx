import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { asProblem } from '../../api/problem.ts';
import { usePreviewRule, useSetRule } from '../../api/signal-rules.ts';
import type { RulePreview, SignalRule } from '../../api/types.ts';
import { DialogText } from '../../case/dialogs/text-field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { RuleFields } from './rule-fields.tsx';
import { draftOf, faultsOf, formOf, type RuleForm, scopeWords } from './rule-words.ts';

type Props = {
  /** The rule that is changed, or the one a new rule begins with. */
  rule: SignalRule;
  isNew: boolean;
  rules: readonly SignalRule[];
  /** Divisions the reader may set rules for; null: all. */
  divisions: readonly { code: string; name: string }[];
  mayEverywhere: boolean;
  onClose: () => void;
};

/** Changes a rule or sets a new one; what it would change can be tried before. */
export function RuleDialog({ rule, isNew, rules, divisions, mayEverywhere, onClose }: Props) {
  useReturnFocus();
  const formId = useId();
  const queries = useQueryClient();
  const { message } = App.useApp();
  const [form, setForm] = useState<RuleForm>(() => ({
    ...formOf(rule, isNew),
    ...(isNew && !mayEverywhere ? { division: divisions[0]?.code ?? null } : {}),
  }));
  const [left, setLeft] = useState(false);
  const preview = usePreviewRule();
  const sending = useSetRule();
  const set = (change: Partial<RuleForm>): void => {
    setForm((before) => ({ ...before, ...change }));
    preview.reset();
  };
  const found = faultsOf(form);
  const same = rules.find((each) => each.division === form.division && each.itemId === form.itemId);
  if (isNew && same) found.itemId = '该范围已有规则，请修改原规则';
  const unexplained = form.reason.trim() === '' ? '请填写修改理由' : undefined;
  const faulty = Object.keys(found).length > 0;
  const tryOut = (): void => {
    setLeft(true);
    if (!faulty) preview.mutate(draftOf(form));
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setLeft(true);
    if (faulty || unexplained) return;
    sending.mutate(
      { ...draftOf(form), reason: form.reason.trim(), seen: isNew ? null : rule.number },
      {
        onSuccess: () => {
          void message.success('规则已发布，立即生效');
          onClose();
        },
      },
    );
  };
  const conflict = sending.isError && asProblem(sending.error).status === 409;
  return (
    <Modal
      open
      title={isNew ? '新增监察规则' : `修改监察规则：${scopeWords(rule)}`}
      width={760}
      okText="发布"
      cancelText="取消"
      okButtonProps={{ htmlType: 'submit', form: formId, loading: sending.isPending }}
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
        <RuleFields
          form={form}
          faults={left ? found : {}}
          divisions={isNew ? divisions : null}
          mayEverywhere={mayEverywhere}
          set={set}
        />
        <DialogText
          path="reason"
          label="修改理由"
          required
          rows={2}
          maxLength={200}
          fault={left ? unexplained : undefined}
          value={form.reason}
          onChange={(reason) => setForm((before) => ({ ...before, reason }))}
        />
        <div className="row">
          <Button loading={preview.isPending} onClick={tryOut}>
            试算影响
          </Button>
          <div role="status">{preview.data ? <Effect preview={preview.data} /> : null}</div>
        </div>
        {preview.isError ? <ProblemAlert error={preview.error} /> : null}
      </form>
    </Modal>
  );
}

/** What a rule would change now. */
function Effect({ preview }: { preview: RulePreview }) {
  const { reached, computed, changed, changes } = preview;
  if (reached === 0) return <>目前没有在办件适用这条规则。</>;
  const part = computed < reached ? `（已试算最先到期的 ${computed} 件）` : '';
  if (changed === 0) {
    return (
      <>
        适用 {reached} 件在办件{part}，亮灯均不变。
      </>
    );
  }
  return (
    <>
      适用 {reached} 件在办件{part}，其中 {changed} 件变灯：
      {changes.map(({ from, to, count }) => `${from}→${to} ${count} 件`).join('，')}。
    </>
  );
}
