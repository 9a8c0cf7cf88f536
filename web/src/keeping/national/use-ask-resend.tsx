import { App, Modal } from 'antd';
import { type ReactNode, useState } from 'react';
import { given } from '../../api/client.ts';
import { type NationalFilter, useResend } from '../../api/national.ts';
import type { NationalMessageRow, NationalResend } from '../../api/types.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { messageName } from './words.ts';

type Asked = { body: NationalResend; title: string; words: ReactNode };
const NAMED = 5;

/** Asks before messages are sent again; names them, or how many they are. */
export function useAskResend(onDone: () => void) {
  const { message } = App.useApp();
  const sending = useResend();
  const [asked, setAsked] = useState<Asked | null>(null);
  const close = (): void => {
    setAsked(null);
    sending.reset();
  };
  const askSome = (rows: readonly Pick<NationalMessageRow, 'id' | 'title' | 'subject'>[]): void =>
    setAsked({
      body: { ids: rows.map(({ id }) => id) },
      title: `重新报送 ${rows.length} 条`,
      words: (
        <ul>
          {rows.slice(0, NAMED).map((row) => (
            <li key={row.id}>{messageName(row)}</li>
          ))}
          {rows.length > NAMED ? <li>…… 共 {rows.length} 条</li> : null}
        </ul>
      ),
    });
  const askAll = ({ state: _, blocked: __, ...filter }: NationalFilter, count: number): void =>
    setAsked({
      body: { filter: given({ ...filter, state: 'refused' as const }), expectedCount: count },
      title: `重新报送全部符合条件的 ${count} 条`,
      words: (
        <p>
          筛选出的 {count}{' '}
          条被退回报文将全部重新报送。数量多时分批处理，可以离开本页，进度在概览和清单里显示。
        </p>
      ),
    });
  const dialog = asked ? (
    <Modal
      open
      title={asked.title}
      okText={asked.title}
      cancelText="取消"
      okButtonProps={{ loading: sending.isPending }}
      mask={{ closable: false }}
      onCancel={close}
      onOk={() =>
        sending.mutate(asked.body, {
          onSuccess: ({ count }) => {
            close();
            onDone();
            void message.success(`已要求重新报送 ${count} 条`);
          },
        })
      }
    >
      <div className="stack-tight">
        {sending.isError ? <ProblemAlert error={sending.error} /> : null}
        {asked.words}
        <p className="soft">按当前的数据和映射重做，再经自检后发送；原来的留在记录中。</p>
      </div>
    </Modal>
  ) : null;
  return { askSome, askAll, dialog };
}
