import { useQuery } from '@tanstack/react-query';
import { App, Button, Modal } from 'antd';
import { itemTasksQuery, useRemind } from '../../api/catalogue-entries.ts';
import type { MatrixRow } from '../../api/catalogue-types.ts';
import { Empty } from '../../ui/empty.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useReturnFocus } from '../../ui/use-return-focus.ts';
import { StandardTasks } from './standard-tasks.tsx';

type Props = {
  row: MatrixRow;
  /** The city whose part of the matrix is shown. */
  division: string | undefined;
  onClose: () => void;
};

/** Who has not followed the newest standard of an item, and a word to one or all of them. */
export function RemindDialog({ row, division, onClose }: Props) {
  useReturnFocus();
  const { message } = App.useApp();
  const query = useQuery(itemTasksQuery(row.item, division));
  const remind = useRemind();
  const rows = query.data?.rows ?? [];
  const due = rows.filter(({ mayRemind }) => mayRemind);
  return (
    <Modal
      open
      title={`催办：${row.name}`}
      width={820}
      styles={{ body: { maxHeight: '60vh', overflow: 'auto' } }}
      onCancel={onClose}
      footer={[
        <Button key="close" onClick={onClose}>
          关闭
        </Button>,
        <Button
          key="all"
          type="primary"
          disabled={due.length === 0}
          loading={remind.isPending}
          onClick={() =>
            remind.mutate(
              due.map(({ id }) => id),
              { onSuccess: ({ done }) => void message.success(`已催办 ${done} 个机关`) },
            )
          }
        >
          催办全部 {due.length} 个
        </Button>,
      ]}
    >
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {remind.isError ? <ProblemAlert error={remind.error} /> : null}
      {remind.data?.results.some(({ ok }) => !ok) ? (
        <ul role="status">
          {remind.data.results
            .filter(({ ok }) => !ok)
            .map(({ id, message: why }) => (
              <li key={id}>
                {rows.find((task) => task.id === id)?.body.name}：{why}
              </li>
            ))}
        </ul>
      ) : null}
      {query.data && rows.length === 0 ? (
        <Empty title="没有可以催办的">
          省级发布新标准后，尚未跟进的实施机关列在这里。还没有发布过实施清单的地方（缺），由省级主管部门督促起草。
        </Empty>
      ) : null}
      {rows.length > 0 ? <StandardTasks tasks={rows} /> : null}
    </Modal>
  );
}
