import { App, Modal } from 'antd';
import { useState } from 'react';
import { useRepair } from '../../api/reconcile.ts';
import type { Difference } from '../../api/types.ts';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { repairWords, whatWords } from './reconcile-words.ts';

/** Asks before differences are mended: says of each kind how many, and what will be done. */
export function useAskRepair(onDone: () => void) {
  const { message } = App.useApp();
  const sending = useRepair();
  const [rows, setRows] = useState<readonly Difference[]>([]);
  const close = (): void => {
    setRows([]);
    sending.reset();
  };
  const kinds = [...Map.groupBy(rows, (row) => row.what)];
  const dialog =
    rows.length > 0 ? (
      <Modal
        open
        title={`处理 ${rows.length} 条差异`}
        okText={`处理 ${rows.length} 条`}
        cancelText="取消"
        okButtonProps={{ loading: sending.isPending }}
        mask={{ closable: false }}
        onCancel={close}
        onOk={() =>
          sending.mutate(
            rows.map((row) => row.id),
            {
              onSuccess: ({ ids }) => {
                close();
                onDone();
                void message.success(`已要求处理 ${ids.length} 条`);
              },
            },
          )
        }
      >
        <div className="stack-tight">
          {sending.isError ? <ProblemAlert error={sending.error} /> : null}
          <ul>
            {kinds.map(([what, own]) => (
              <li key={what}>
                {whatWords[what]} {own.length} 条：{repairWords[what]}
              </li>
            ))}
          </ul>
          <p className="soft">由后台进程执行，结果写在“处理”一栏；是否消除由下一次对账确认。</p>
        </div>
      </Modal>
    ) : null;
  return { ask: setRows, dialog };
}
