import { InputNumber, Modal } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { DayInput } from '../../ui/day-input.tsx';
import { Field } from '../../ui/field.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { useToday } from '../../ui/use-today.ts';

export type Publication = { validFrom: string; followWithin: number };
type Props = {
  title: string;
  /** Only a standard is followed by those below. */
  standard: boolean;
  sending: { isPending: boolean; isError: boolean; error: unknown };
  onSend: (publication: Publication) => void;
  onClose: () => void;
};

/** 发布: from which day it is in force, and until when the levels below follow. */
export function PublishDialog({ title, standard, sending, onSend, onClose }: Props) {
  useReturnFocus();
  const formId = useId();
  const today = useToday();
  const [validFrom, setValidFrom] = useState(today);
  const [followWithin, setFollowWithin] = useState(30);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (validFrom !== '') onSend({ validFrom, followWithin });
  };
  return (
    <Modal
      open
      title={title}
      width={560}
      okText="发布"
      cancelText="取消"
      okButtonProps={{ htmlType: 'submit', form: formId, loading: sending.isPending }}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      <form id={formId} onSubmit={submit} className="fields">
        {sending.isError ? <ProblemAlert error={sending.error} /> : null}
        <p>自生效日起，新受理的办件按新版本办理，原版本同时失效；在办的办件仍按受理时的版本办结。</p>
        <Field
          path="validFrom"
          label="生效日期"
          required
          fault={validFrom === '' ? '请填写生效日期' : undefined}
        >
          {(control) => <DayInput control={control} value={validFrom} min={today} onChange={setValidFrom} />}
        </Field>
        {standard ? (
          <Field
            path="followWithin"
            label="各地跟进期限（天）"
            required
            help="已发布的实施清单各得一项待办，写明差别，到期前按新标准发布。"
          >
            {(control) => (
              <InputNumber
                {...control}
                value={followWithin}
                min={1}
                max={365}
                precision={0}
                onChange={(days) => setFollowWithin(days ?? 30)}
              />
            )}
          </Field>
        ) : null}
      </form>
    </Modal>
  );
}
