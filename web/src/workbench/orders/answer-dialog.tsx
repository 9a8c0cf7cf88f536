import { App, Modal } from 'antd';
import { type FormEvent, useId, useState } from 'react';
import { useAnswerOrder } from '../../api/orders.ts';
import type { FileRef, OrderDetail } from '../../api/types.ts';
import { DialogText } from '../../case/dialogs/text-field.tsx';
import { longDay } from '../../lib/format.ts';
import { FileUpload } from '../../ui/file-upload.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';

type Props = { order: OrderDetail; onClose: () => void };

/** The answer to an order: words, and files where the order is about a project. */
export function AnswerDialog({ order, onClose }: Props) {
  useReturnFocus();
  const formId = useId();
  const { message } = App.useApp();
  const answer = useAnswerOrder(order.id);
  const [text, setText] = useState('');
  const [files, setFiles] = useState<readonly FileRef[]>([]);
  const [left, setLeft] = useState(false);
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setLeft(true);
    if (text.trim() === '') return;
    answer.mutate(
      { version: order.version, answer: text.trim(), fileIds: files.map(({ id }) => id) },
      {
        onSuccess: () => {
          void message.success('已答复，等待审核');
          onClose();
        },
      },
    );
  };
  return (
    <Modal
      open
      title={`答复：${order.number}`}
      width={620}
      okText="提交答复"
      cancelText="取消"
      okButtonProps={{ htmlType: 'submit', form: formId, loading: answer.isPending }}
      mask={{ closable: false }}
      onCancel={onClose}
    >
      <form id={formId} onSubmit={submit} className="fields">
        {answer.isError ? <ProblemAlert error={answer.error} /> : null}
        <p>请于{longDay(order.replyBy)}前答复。答复由下达单位审核，未通过的会退回。</p>
        <DialogText
          path="answer"
          label="答复内容"
          required
          help="写明原因、责任和整改措施"
          rows={4}
          maxLength={4000}
          fault={left && text.trim() === '' ? '请填写答复内容' : undefined}
          value={text}
          onChange={setText}
        />
        {order.projectId === null ? null : (
          <div className="field">
            <span className="field-label">附件</span>
            <FileUpload
              projectId={order.projectId}
              name="答复附件"
              files={files}
              onChange={(change) => setFiles((before) => change(before))}
            />
          </div>
        )}
      </form>
    </Modal>
  );
}
