import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { useState } from 'react';
import { type ToldListFilter, toldPages } from '../../api/told.ts';
import type { ToldFact } from '../../api/types.ts';
import { tableTime } from '../../lib/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { Signal } from '../../ui/signal.tsx';
import { rowsOf } from '../../ui/use-pages.ts';
import { ToldDrawer } from './told-drawer.tsx';
import { ToldFilters } from './told-filters.tsx';

const route = getRouteApi('/$face/reporting-clock/facts');

const columns: Column<ToldFact>[] = [
  { key: 'name', title: '登记', always: true, width: 120, render: (row) => row.name },
  {
    key: 'case',
    title: '办件或项目',
    width: 260,
    render: (row) => (
      <>
        {row.itemName ?? row.kindName} <span className="soft">{row.projectName}</span>
      </>
    ),
  },
  { key: 'body', title: '机关', width: 150, render: (row) => row.body.name },
  { key: 'city', title: '市', width: 80, render: (row) => row.city.name },
  { key: 'happened', title: '发生', width: 130, render: (row) => tableTime(row.happenedAt) },
  { key: 'recorded', title: '登记时间', width: 130, render: (row) => tableTime(row.recordedAt) },
  { key: 'due', title: '应在此日前', width: 110, render: (row) => row.dueDay },
  { key: 'used', title: '用时', align: 'right', width: 100, render: (row) => `${row.used} 个工作日` },
  {
    key: 'late',
    title: '是否按时',
    width: 100,
    render: (row) => <Signal signal={row.late ? 'overdue' : 'done'} word={row.late ? '逾时' : '按时'} />,
  },
];

/** The facts behind a figure of timeliness; one opens to why it was in time or late. */
export function ToldListPage() {
  const { face } = route.useParams();
  const { status, ...filter } = route.useSearch();
  const navigate = useNavigate({ from: '/$face/reporting-clock/facts' });
  const query = useInfiniteQuery({ ...toldPages({ ...filter, status }), placeholderData: keepPreviousData });
  const { rows, total } = rowsOf(query.data);
  const [opened, setOpened] = useState<string | null>(null);
  const set = (change: ToldListFilter): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  return (
    <div className="table-page">
      <PageHead
        title="登记清单"
        crumbs={
          <Link to="/$face/reporting-clock" params={{ face }} search={filter}>
            部门登记及时性
          </Link>
        }
      />
      <div className="table-tools">
        <div className="row">
          <ToldFilters filter={filter} from={filter.from} to={filter.to} onChange={set} />
          <Select
            aria-label="按是否按时筛选"
            allowClear
            placeholder="按时和逾时"
            style={{ width: 130 }}
            value={status ?? null}
            options={[
              { value: 'in-time', label: '按时' },
              { value: 'late', label: '逾时' },
            ]}
            onChange={(value) => set({ status: (value ?? undefined) as ToldListFilter['status'] })}
          />
        </div>
      </div>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <div className="panel">
          <Empty title="没有符合条件的登记">请放宽筛选条件。</Empty>
        </div>
      ) : null}
      {rows.length > 0 ? (
        <>
          <DataTable
            caption="登记，最近的在前"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowName={(row) => `${row.name} ${row.itemName ?? row.projectName}`}
            density="dense"
            onOpen={(row) => setOpened(row.id)}
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
      {opened === null ? null : <ToldDrawer id={opened} onClose={() => setOpened(null)} />}
    </div>
  );
}
