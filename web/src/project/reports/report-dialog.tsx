import { useQueryClient } from '@tanstack/react-query';
import { Modal, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { asProblem, besideFields } from '../../api/problem.ts';
import { useCorrectReport, useFileReport } from '../../api/reports.ts';
import type { Project, Report, ReportKind } from '../../api/types.ts';
import { DialogText } from '../../case/dialogs/text-field.tsx';
import { money } from '../../lib/format.ts';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { useToday } from '../../ui/use-today.ts';
import {
  draftOf,
  emptyDraft,
  faultOf,
  fieldsOf,
  type ReportDraft,
  type ReportField,
  valuesOf,
} from './report-rules.ts';

type Props = {
  project: Project;
  kind: { code: ReportKind; name: string };
  /** The report that is corrected; none when a new one is filed. */
  report?: Report;
  /** The period that is due. */
  period: string;
  onClose: () => void;
};

/** One report, filed or corrected: one column, each field checked when it is left. */
export function ReportDialog({ project, kind, report, period, onClose }: Props) {
  useReturnFocus();
  const formId = useId();
  const queries = useQueryClient();
  const today = useToday();
  const [draft, setDraft] = useState<ReportDraft>(() => (report ? draftOf(report) : emptyDraft('', period)));
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const file = useFileReport(project.id);
  const correct = useCorrectReport(project.id, report?.id ?? '');
  const sending = report ? correct : file;
  const { day, fields, must } = fieldsOf[kind.code];
  const context = { today, correcting: report !== undefined };
  const all: readonly ReportField[] = [...fields, 'reason'];
  const told = sending.isError ? asProblem(sending.error) : undefined;
  const problem = (field: ReportField): string | undefined =>
    (left.has(field) ? faultOf(kind.code, draft, field, context) : undefined) ??
    told?.errors?.find((each) => each.field === field)?.message;
  const change = (part: Partial<ReportDraft>): void => {
    if (sending.isError) sending.reset();
    setDraft({ ...draft, ...part });
  };
  const leave = (field: string): void => setLeft(new Set([...left, field]));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setLeft(new Set(all));
    if (all.some((field) => faultOf(kind.code, draft, field, context) !== undefined)) return;
    const values = valuesOf(kind.code, draft);
    const how = { onSuccess: onClose };
    if (report) {
      correct.mutate({ ...values, reason: draft.reason.trim(), version: report.version }, how);
    } else {
      file.mutate({ kind: kind.code, workId: draft.workId === '' ? null : draft.workId, ...values }, how);
    }
  };
  const common = (field: ReportField) => ({
    path: field,
    fault: problem(field),
    required: field === 'reason' || must.includes(field),
    onLeave: leave,
  });
  const verb = report ? '更正' : '报送';
  return (
    <Modal
      open
      title={`${verb}${kind.name}：${project.name}`}
      width={620}
      okText={`${verb}${kind.name}`}
      cancelText="取消"
      okButtonProps={{ htmlType: 'submit', form: formId, loading: sending.isPending }}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      <form id={formId} onSubmit={submit} className="fields">
        {told ? (
          <ProblemAlert
            error={besideFields(sending.error)}
            {...(told.status === 409
              ? { onReload: () => void queries.invalidateQueries().then(onClose) }
              : {})}
          />
        ) : null}
        {report === undefined && project.works.length > 1 ? (
          <Field path="workId" label="报送范围" required fault={problem('workId')}>
            {(control) => (
              <Select
                {...control}
                value={draft.workId}
                options={[
                  { value: '', label: '整个项目' },
                  ...project.works.map(({ id, no, name }) => ({ value: id, label: `工程 ${no} ${name}` })),
                ]}
                onChange={(workId: string) => change({ workId })}
              />
            )}
          </Field>
        ) : null}
        {fields.includes('period') ? (
          <DialogText
            {...common('period')}
            label="报告期"
            help="按年填 2026，按季填 2026-Q3，按月填 2026-09"
            maxLength={7}
            value={draft.period}
            onChange={(value) => change({ period: value })}
          />
        ) : null}
        <Field {...common('happenedOn')} label={day}>
          {(control) => (
            <DayInput
              control={control}
              max={today}
              value={draft.happenedOn}
              onChange={(happenedOn) => change({ happenedOn })}
            />
          )}
        </Field>
        {fields.includes('cause') ? (
          <DialogText
            {...common('cause')}
            label="原因"
            rows={3}
            value={draft.cause}
            onChange={(cause) => change({ cause })}
          />
        ) : null}
        {fields.includes('investedTotal') ? (
          <DialogText
            {...common('investedTotal')}
            label="累计完成投资（万元）"
            help={`自开工以来的合计；项目总投资 ${money(project.form.investment)}`}
            maxLength={18}
            value={draft.investedTotal}
            onChange={(investedTotal) => change({ investedTotal })}
          />
        ) : null}
        {fields.includes('text') ? (
          <DialogText
            {...common('text')}
            label={kind.code === 'progress' ? '工程形象进度' : '情况说明'}
            rows={3}
            maxLength={2000}
            value={draft.text}
            onChange={(text) => change({ text })}
          />
        ) : null}
        {report ? (
          <DialogText
            {...common('reason')}
            label="更正的理由"
            help="原来报送的内容留在记录中"
            maxLength={500}
            value={draft.reason}
            onChange={(reason) => change({ reason })}
          />
        ) : (
          <p className="soft">
            应当如实报送（企业投资项目核准和备案管理条例第十六条、政府投资条例第二十七条）；报错的可以更正，原内容留在记录中。
          </p>
        )}
      </form>
    </Modal>
  );
}
