import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import {
  type DifferenceFilter,
  differencePages,
  runsQuery,
  useExplain,
  useRequestRun,
} from '../../api/reconcile.ts';
import { useSession } from '../../api/session.ts';
import type { Difference } from '../../api/types.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { rowsOf } from '../../ui/use-pages.ts';
import { differenceColumns } from './difference-columns.tsx';
import { DifferenceFilters } from './difference-filters.tsx';
import { NationalTabs } from './national-tabs.tsx';
import { RunsTable } from './runs-table.tsx';
import { useAskRepair } from './use-ask-repair.tsx';

const route = getRouteApi('/$face/national/reconciliation');

/** Why a difference cannot be mended here, or null. */
function blocked(row: Difference): string | null {
  if (row.mayRepair) return null;
  if (row.state === 'closed') return '已经消除';
  return row.what === 'unknown-there' ? '本平台没有这条记录，只能写明原因' : '已要求处理，等待执行';
}

/** What this platform and the national one do not agree on, and what is done about it. */
export function NationalReconciliationPage() {
  const { face } = route.useParams();
  const filter = route.useSearch();
  const navigate = useNavigate({ from: '/$face/national/reconciliation' });
  const { seat } = useSession();
  const acts = seat.role === 'operator';
  const runs = useQuery(runsQuery);
  const ended =
    (runs.data?.rows ?? [])
      .flatMap((run) => run.finishedAt ?? [])
      .sort()
      .at(-1) ?? '';
  const query = useInfiniteQuery({ ...differencePages(filter, ended), placeholderData: keepPreviousData });
  const { rows, total } = rowsOf(query.data);
  const request = useRequestRun();
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const [explaining, setExplaining] = useState<Difference | null>(null);
  const repair = useAskRepair(() => setSelected(new Set()));
  const chosen = rows.filter((row) => selected.has(row.id) && row.mayRepair);
  const set = (change: DifferenceFilter): void => {
    setSelected(new Set());
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  return (
    <>
      <PageHead
        title="对账"
        meta="每天 2:30 与国家平台逐条核对"
        actions={
          acts ? (
            <Button
              type="primary"
              loading={request.isPending}
              onClick={() => request.mutate(['investment', 'construction'])}
            >
              立即对账
            </Button>
          ) : undefined
        }
      />
      <NationalTabs />
      <div className="stack">
        {request.isError ? <ProblemAlert error={request.error} /> : null}
        <section className="stack-tight">
          <h2 className="panel-title">差异</h2>
          <DifferenceFilters filter={filter} onChange={set} />
          {query.isPending ? <Loading /> : null}
          {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
          {query.data && rows.length === 0 ? (
            <div className="panel">
              <Empty title="没有符合条件的差异">对账发现两方不一致的数据，逐条列在这里，直到消除。</Empty>
            </div>
          ) : null}
          {rows.length > 0 ? (
            <>
              <DataTable
                caption="差异，先发现的在前"
                columns={differenceColumns({ face, onExplain: acts ? setExplaining : null })}
                rows={rows}
                rowKey={(row) => row.id}
                rowName={(row) => `${row.whatName} ${row.subject}`}
                {...(acts ? { selection: { keys: selected, onChange: setSelected, blocked } } : {})}
              />
              <LoadMore
                shown={rows.length}
                total={total}
                unit="条"
                hasMore={query.hasNextPage}
                loading={query.isFetchingNextPage}
                onMore={() => void query.fetchNextPage()}
              />
            </>
          ) : null}
        </section>
        <section>
          <h2 className="panel-title">历次对账</h2>
          {runs.isPending ? <Loading /> : null}
          {runs.isError ? <ProblemAlert error={runs.error} onReload={() => void runs.refetch()} /> : null}
          {runs.data?.rows.length === 0 ? (
            <div className="panel">
              <Empty title="还没有对过账">接通线路后每天定时对账。</Empty>
            </div>
          ) : null}
          {runs.data && runs.data.rows.length > 0 ? <RunsTable runs={runs.data.rows} /> : null}
        </section>
      </div>
      {chosen.length > 0 ? (
        <section className="batch-bar" aria-label="处理差异">
          <span role="status">已选 {chosen.length} 条</span>
          <Button type="primary" onClick={() => repair.ask(chosen)}>
            处理 {chosen.length} 条
          </Button>
          <Button onClick={() => setSelected(new Set())}>取消选择</Button>
        </section>
      ) : null}
      {repair.dialog}
      {explaining ? <Explain row={explaining} onClose={() => setExplaining(null)} /> : null}
    </>
  );
}

function Explain({ row, onClose }: { row: Difference; onClose: () => void }) {
  const sending = useExplain(row.id);
  return (
    <ReasonDialog
      title="写明差异的原因"
      ok="保存说明"
      label="原因"
      what={`${row.whatName}：${row.subject}。写明后不再计入差异；两方一致后自动消除。`}
      maxLength={500}
      sending={sending}
      onSend={(text) => sending.mutate(text, { onSuccess: onClose })}
      onClose={onClose}
    />
  );
}
