import { App, Button } from 'antd';
import { useState } from 'react';
import { useHandleOrder, useInstructOrder } from '../../api/orders.ts';
import type { OrderDetail } from '../../api/types.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { AnswerDialog } from '../../workbench/orders/answer-dialog.tsx';
import { ReaddressDialog } from './readdress-dialog.tsx';

type Name = OrderDetail['actions'][number];
const labels: Readonly<Record<Name, string>> = {
  answer: '答复',
  accept: '审核通过，办结',
  return: '退回重答',
  instruct: '批示',
  readdress: '改由他人答复',
  withdraw: '撤销',
};
const order: readonly Name[] = ['answer', 'accept', 'return', 'instruct', 'readdress', 'withdraw'];

/** What the reader may do with the order now, the most likely first. */
export function OrderActions({ order: shown }: { order: OrderDetail }) {
  const { message } = App.useApp();
  const [open, setOpen] = useState<Name | null>(null);
  const handle = useHandleOrder(shown.id);
  const instruct = useInstructOrder(shown.id);
  const actions = order.filter((name) => shown.actions.includes(name));
  if (actions.length === 0) return null;
  const { version, number } = shown;
  const close = (): void => {
    setOpen(null);
    handle.reset();
    instruct.reset();
  };
  const done = (words: string) => ({
    onSuccess: () => {
      close();
      void message.success(words);
    },
  });
  return (
    <div className="panel stack-tight no-print">
      <div className="row">
        {actions.map((name, index) => (
          <Button
            key={name}
            type={index === 0 && (name === 'answer' || name === 'accept') ? 'primary' : 'default'}
            danger={name === 'withdraw'}
            onClick={() => setOpen(name)}
          >
            {labels[name]}
          </Button>
        ))}
      </div>
      {handle.isError && open === null ? <ProblemAlert error={handle.error} /> : null}
      {open === 'answer' ? <AnswerDialog order={shown} onClose={close} /> : null}
      {open === 'readdress' ? <ReaddressDialog order={shown} onClose={close} /> : null}
      {open === 'accept' ? (
        <ReasonDialog
          title={`审核通过：${number}`}
          ok="办结"
          label="审核意见"
          what="督办单随即办结，不再变动。"
          maxLength={2000}
          sending={handle}
          onSend={(note) => handle.mutate({ version, command: { type: 'accept', note } }, done('已办结'))}
          onClose={close}
        />
      ) : null}
      {open === 'return' ? (
        <ReasonDialog
          title={`退回重答：${number}`}
          ok="退回"
          label="退回理由"
          what={`答复人须自今日起${shown.replyDays}个工作日内重新答复。`}
          maxLength={2000}
          sending={handle}
          onSend={(reason) =>
            handle.mutate(
              { version, command: { type: 'return', reason, replyDays: shown.replyDays } },
              done('已退回'),
            )
          }
          onClose={close}
        />
      ) : null}
      {open === 'withdraw' ? (
        <ReasonDialog
          title={`撤销：${number}`}
          ok="撤销督办单"
          label="撤销理由"
          what="督办单仍留在记录中，写明撤销的理由；答复人会收到消息。"
          maxLength={2000}
          danger
          sending={handle}
          onSend={(reason) =>
            handle.mutate({ version, command: { type: 'withdraw', reason } }, done('已撤销'))
          }
          onClose={close}
        />
      ) : null}
      {open === 'instruct' ? (
        <ReasonDialog
          title={`批示：${number}`}
          ok="批示"
          label="批示内容"
          what="答复人和监察员会收到批示；答复期限不变。"
          maxLength={2000}
          sending={instruct}
          onSend={(instruction) => instruct.mutate({ version, instruction }, done('已批示'))}
          onClose={close}
        />
      ) : null}
    </div>
  );
}
