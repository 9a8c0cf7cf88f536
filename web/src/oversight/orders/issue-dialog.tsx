import { useQuery } from '@tanstack/react-query';
import { App, Modal, Select } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { addresseesQuery, orderChoicesQuery, useIssueOrder } from '../../api/orders.ts';
import { asProblem } from '../../api/problem.ts';
import type { NewOrder } from '../../api/types.ts';
import { DialogText } from '../../case/dialogs/text-field.tsx';
import { Field } from '../../ui/field.tsx';
import { Loading } from '../../ui/loading.tsx';
import { MarkTag } from '../../ui/mark-tag.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';

/** What an order is about, where the dialog is opened from it. */
export type OrderSubject = {
  bodyId?: string;
  projectId?: string;
  caseId?: string;
  /** What the dialog says it is about. */
  name?: string;
  grounds?: NewOrder['grounds'];
  /** Proposed words. */
  text?: string;
};
type Props = {
  subject?: OrderSubject;
  onClose: () => void;
  onDone?: (done: { id: string; number: string }) => void;
};
type Situation = Extract<NewOrder['grounds'], { kind: 'other' }>['situation'];

/** 下达督办单: to whom, why, what is asked, by when. The person is found by the platform where none is chosen. */
export function IssueDialog({ subject = {}, onClose, onDone }: Props) {
  useReturnFocus();
  const formId = useId();
  const { message } = App.useApp();
  const issue = useIssueOrder();
  const choices = useQuery(orderChoicesQuery);
  const [bodyId, setBodyId] = useState(subject.bodyId ?? '');
  const [personId, setPersonId] = useState<string | null>(null);
  const fixed = subject.grounds !== undefined && subject.grounds.kind !== 'clock' ? subject.grounds : null;
  const [situation, setSituation] = useState<Situation | null>(
    subject.grounds?.kind === 'clock' ? 'lateness' : null,
  );
  const [text, setText] = useState(subject.text ?? '');
  const [basis, setBasis] = useState('');
  const [days, setDays] = useState<number | null>(null);
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const people = useQuery({ ...addresseesQuery(bodyId), enabled: bodyId !== '' });
  const told = issue.isError ? asProblem(issue.error) : undefined;
  const faultOf = (path: string, empty: boolean, words: string): string | undefined =>
    left.has(path) && empty ? words : told?.errors?.find((each) => each.field === path)?.message;
  const leave = (path: string): void => setLeft(new Set([...left, path]));
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setLeft(new Set(['bodyId', 'situation', 'text']));
    const grounds = fixed ?? groundsOf(situation, subject);
    if (bodyId === '' || grounds === null || text.trim() === '') return;
    const { projectId, caseId } = subject;
    issue.mutate(
      {
        bodyId,
        ...(personId === null ? {} : { personId }),
        ...(projectId === undefined ? {} : { projectId }),
        ...(caseId === undefined ? {} : { caseId }),
        grounds,
        text: text.trim(),
        ...(basis.trim() === '' ? {} : { basis: basis.trim() }),
        replyDays: days ?? choices.data?.replyDays ?? 3,
      },
      {
        onSuccess: (done) => {
          void message.success(`已下达${done.number}`);
          onClose();
          onDone?.(done);
        },
      },
    );
  };
  const chosen = choices.data?.situations.find(({ code }) => code === situation);
  return (
    <Modal
      open
      title={subject.name === undefined ? '下达督办单' : `下达督办单：${subject.name}`}
      width={620}
      okText="下达"
      cancelText="取消"
      okButtonProps={{ htmlType: 'submit', form: formId, loading: issue.isPending }}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      {choices.isPending ? <Loading /> : null}
      {choices.isError ? <ProblemAlert error={choices.error} /> : null}
      {choices.data ? (
        <form id={formId} onSubmit={submit} className="fields">
          {told ? <ProblemAlert error={issue.error} /> : null}
          <Field
            path="bodyId"
            label="被督办部门"
            required
            fault={faultOf('bodyId', bodyId === '', '请选择被督办部门')}
            onLeave={leave}
          >
            {(control) => (
              <Select
                {...control}
                showSearch={{ optionFilterProp: 'label' }}
                placeholder="输入名称查找"
                value={bodyId === '' ? null : bodyId}
                options={choices.data.bodies.map(({ id, name, division }) => ({
                  value: id,
                  label: name.includes(division.name) ? name : `${division.name}${name}`,
                }))}
                onChange={(next) => {
                  setBodyId(next);
                  setPersonId(null);
                }}
              />
            )}
          </Field>
          <Field
            path="personId"
            label="答复人"
            help={
              people.data?.persons.length === 0
                ? '该部门现无在岗人员，将由其地区的领导答复。'
                : '不选时，由该部门在岗最久的审批负责人答复，没有时由经办人答复。'
            }
            fault={faultOf('personId', false, '')}
          >
            {(control) => (
              <Select
                {...control}
                allowClear
                placeholder="由平台确定"
                disabled={bodyId === ''}
                loading={people.isFetching}
                value={personId}
                options={(people.data?.persons ?? []).map(({ id, name, role }) => ({
                  value: id,
                  label: `${name}（${role}）`,
                }))}
                onChange={(next) => setPersonId(next ?? null)}
              />
            )}
          </Field>
          {fixed === null ? (
            <Field
              path="situation"
              label="督办情形"
              required
              help={<MarkTag mark={choices.data.mark} />}
              fault={
                faultOf('situation', situation === null, '请选择督办情形') ??
                told?.errors?.find(({ field }) => field === 'grounds')?.message
              }
              onLeave={leave}
            >
              {(control) => (
                <Select
                  {...control}
                  placeholder="请选择"
                  value={situation}
                  options={choices.data.situations
                    .filter(({ code }) => code !== 'lateness' || subject.caseId !== undefined)
                    .map(({ code, name }) => ({ value: code, label: name }))}
                  onChange={setSituation}
                />
              )}
            </Field>
          ) : null}
          <DialogText
            path="text"
            label="督办内容"
            required
            help="写明事实和要求；答复人可以看到"
            rows={4}
            maxLength={4000}
            fault={faultOf('text', text.trim() === '', '请写明督办内容')}
            value={text}
            onChange={setText}
          />
          <DialogText
            path="basis"
            label="依据"
            help={chosen ? `不填时为${chosen.basis}` : '不填时按情形确定'}
            maxLength={300}
            fault={faultOf('basis', false, '')}
            value={basis}
            onChange={setBasis}
          />
          <Field path="replyDays" label="答复时限" help={<MarkTag mark={choices.data.replyMark} />}>
            {(control) => (
              <Select
                {...control}
                value={days ?? choices.data.replyDays}
                options={[1, 2, 3, 5, 7, 10, 15, 30].map((value) => ({ value, label: `${value}个工作日` }))}
                onChange={setDays}
              />
            )}
          </Field>
        </form>
      ) : null}
    </Modal>
  );
}

/** Lateness of a case is its clock, which the platform looks up itself; all else is what was found. */
function groundsOf(situation: Situation | null, subject: OrderSubject): NewOrder['grounds'] | null {
  if (situation === null) return null;
  if (situation === 'lateness' && subject.caseId !== undefined) return { kind: 'clock' };
  return { kind: 'other', situation };
}
