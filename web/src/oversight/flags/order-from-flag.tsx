import { useMutation, useQueryClient } from '@tanstack/react-query';
import { App, Button } from 'antd';
import { useState } from 'react';
import { client, read } from '../../api/client.ts';
import { useIdempotencyKey } from '../../api/idempotency.ts';
import { useSession } from '../../api/session.ts';
import type { Flag } from '../../api/types.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

const REPLY_DAYS = 3;

/** A confirmed flag may lead to a supervision order to the body it is about. */
export function OrderFromFlag({ flag }: { flag: Flag }) {
  const { message } = App.useApp();
  const { seat } = useSession();
  const [open, setOpen] = useState(false);
  const queries = useQueryClient();
  const keyFor = useIdempotencyKey();
  const issue = useMutation({
    mutationFn: (text: string) => {
      const body = {
        bodyId: flag.body.id,
        caseId: flag.caseId,
        grounds: { kind: 'flag' as const, flagId: flag.id },
        text,
        replyDays: REPLY_DAYS,
      };
      return read(
        client.POST('/api/orders', { body, params: { header: { 'Idempotency-Key': keyFor(body) } } }),
      );
    },
    onSuccess: () =>
      Promise.all([
        queries.invalidateQueries({ queryKey: ['orders'] }),
        queries.invalidateQueries({ queryKey: ['flags', 'one', flag.id] }),
      ]),
  });
  const close = (): void => {
    setOpen(false);
    issue.reset();
  };
  if (seat.role !== 'supervisor') return null;
  return (
    <>
      <Button danger onClick={() => setOpen(true)}>
        据此督办
      </Button>
      {open ? (
        <ReasonDialog
          title={`据此督办：${flag.ruleName}`}
          ok="下达督办单"
          label="督办要求"
          what={`向${flag.body.name}下达督办单，${REPLY_DAYS}个工作日内答复（待本地核定）。事由：${flag.evidence}`}
          maxLength={4000}
          sending={issue}
          onSend={(text) =>
            issue.mutate(text, {
              onSuccess: ({ number }) => {
                close();
                void message.success(`已下达督办单 ${number}`);
              },
            })
          }
          onClose={close}
        />
      ) : null}
    </>
  );
}
