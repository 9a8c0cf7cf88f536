import { useQuery } from '@tanstack/react-query';
import { Modal } from 'antd';
import { useState } from 'react';
import { runQuery } from '../../api/reconcile.ts';
import type { Reconciliation, ReconciliationDetail } from '../../api/types.ts';
import { tableTime } from '../../lib/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Loading } from '../../ui/loading.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { runWord } from './reconcile-words.ts';

const columns: Column<Reconciliation>[] = [
  { key: 'line', title: '线路', always: true, render: (run) => run.lineName },
  {
    key: 'started',
    title: '开始',
    render: (run) => tableTime(run.startedAt ?? run.requestedAt),
  },
  { key: 'by', title: '发起', render: (run) => run.requestedBy ?? '每日定时' },
  { key: 'result', title: '结果', render: runWord },
  {
    key: 'explained',
    title: '已说明',
    align: 'right',
    render: (run) => (run.explained === 0 ? '' : run.explained),
  },
];

type KindCount = ReconciliationDetail['counts'][number];
const countColumns: Column<KindCount>[] = [
  { key: 'title', title: '报文', always: true, render: (row) => row.title },
  { key: 'ours', title: '本平台已入库', align: 'right', render: (row) => row.ours },
  {
    key: 'theirs',
    title: '国家平台有效',
    align: 'right',
    render: (row) => row.theirs ?? <span className="soft">不提供清单</span>,
  },
  { key: 'waiting', title: '在途', align: 'right', render: (row) => row.waiting },
  { key: 'refused', title: '被退回', align: 'right', render: (row) => row.refused },
  { key: 'retracted', title: '已撤销', align: 'right', render: (row) => row.retracted },
  { key: 'excluded', title: '按映射不报', align: 'right', render: (row) => row.excluded },
];

/** The runs so far; one opens with what both sides have of every kind. */
export function RunsTable({ runs }: { runs: readonly Reconciliation[] }) {
  const [open, setOpen] = useState<Reconciliation | null>(null);
  return (
    <>
      <DataTable
        caption="历次对账，最近的在前"
        columns={columns}
        rows={runs}
        rowKey={(run) => run.id}
        rowName={(run) => `${run.lineName} ${tableTime(run.requestedAt)}`}
        density="dense"
        onOpen={setOpen}
      />
      {open ? <RunDialog run={open} onClose={() => setOpen(null)} /> : null}
    </>
  );
}

function RunDialog({ run, onClose }: { run: Reconciliation; onClose: () => void }) {
  const query = useQuery(runQuery(run.id));
  return (
    <Modal
      open
      width={860}
      title={`${run.lineName}对账 ${tableTime(run.startedAt ?? run.requestedAt)}`}
      footer={null}
      onCancel={onClose}
    >
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data ? (
        <div className="stack-tight">
          <p>{runWord(run)}</p>
          <DataTable
            caption="各种报文双方各有多少"
            columns={countColumns}
            rows={query.data.counts}
            rowKey={(row) => row.kind}
            rowName={(row) => row.title}
            density="dense"
          />
          <p className="soft">赋码申请和作废申请只计数：国家平台不提供它们的清单。</p>
        </div>
      ) : null}
    </Modal>
  );
}
