import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { orderPages, ordersFile } from '../../api/orders.ts';
import { useSession } from '../../api/session.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useTableSettings } from '../../ui/table-settings.ts';
import { TableTools } from '../../ui/table-tools.tsx';
import { rowsOf } from '../../ui/use-pages.ts';
import { IssueDialog } from './issue-dialog.tsx';
import { orderColumns } from './order-columns.tsx';
import { OrderFigures } from './order-figures.tsx';
import { OrderFilters } from './order-filters.tsx';
import { OrderTabs } from './order-tabs.tsx';
import { boxesOf, emptyWords } from './order-words.ts';
import './orders.css';

const route = getRouteApi('/$face/orders');

/** 督办单: for supervisors what they issued and must review, for leaders what was taken up to them, for officials what they must answer. */
export function OrdersPage() {
  const { face } = route.useParams();
  const { view, ...search } = route.useSearch();
  const navigate = useNavigate({ from: '/$face/orders' });
  const { seat } = useSession();
  const [issuing, setIssuing] = useState(false);
  const [settings, setSettings] = useTableSettings('orders', []);
  const boxes = boxesOf(seat.role);
  const box = search.box ?? boxes[0]?.box ?? 'all';
  const filter = { ...search, box };
  const query = useInfiniteQuery({ ...orderPages(filter), placeholderData: keepPreviousData });
  const { rows, total } = rowsOf(query.data);
  const counts = query.data?.pages[0]?.counts;
  const columns = orderColumns(face);
  const oversees = face === 'oversight';
  const set = (change: Partial<ReturnType<typeof route.useSearch>>): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  return (
    <div className="table-page">
      <PageHead
        title={oversees ? '督办单' : '督办'}
        actions={
          <>
            <a href={ordersFile(filter)} download>
              导出 CSV
            </a>
            {seat.role === 'supervisor' ? (
              <Button type="primary" onClick={() => setIssuing(true)}>
                下达督办单
              </Button>
            ) : null}
          </>
        }
      />
      {oversees ? <OrderTabs /> : null}
      <div className="table-tools">
        <div className="row">
          <Segmented
            aria-label="督办单分类"
            value={view ?? box}
            options={[
              ...boxes.map(({ box: value, label }) => ({
                value,
                label: counts ? `${label} ${counts[value]}` : label,
              })),
              ...(oversees
                ? [
                    { value: 'city', label: '各市统计' },
                    { value: 'body', label: '各部门统计' },
                  ]
                : []),
            ]}
            onChange={(next) =>
              next === 'city' || next === 'body'
                ? set({ view: next })
                : set({ view: undefined, box: next as typeof box })
            }
          />
        </div>
        {view === undefined ? (
          <TableTools columns={columns} settings={settings} onChange={setSettings} />
        ) : null}
      </div>
      {view === undefined ? (
        <>
          <OrderFilters filter={filter} cities={oversees} onChange={set} />
          {query.isPending ? <Loading /> : null}
          {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
          {query.data && rows.length === 0 ? (
            <div className="panel">
              <Empty title={emptyWords[box][0]}>{emptyWords[box][1]}</Empty>
            </div>
          ) : null}
          {rows.length > 0 ? (
            <>
              <DataTable
                caption="督办单"
                columns={columns.filter((column) => !settings.hidden.includes(column.key))}
                rows={rows}
                rowKey={(row) => row.id}
                rowName={(row) => row.number}
                density={settings.density}
                onOpen={(row) =>
                  void navigate({ to: '/$face/orders/$orderId', params: { face, orderId: row.id } })
                }
              />
              <LoadMore
                shown={rows.length}
                total={total}
                unit="份"
                hasMore={query.hasNextPage}
                loading={query.isFetchingNextPage}
                onMore={() => void query.fetchNextPage()}
              />
            </>
          ) : null}
        </>
      ) : (
        <OrderFigures by={view} face={face} />
      )}
      {issuing ? (
        <IssueDialog
          onClose={() => setIssuing(false)}
          onDone={({ id }) => void navigate({ to: '/$face/orders/$orderId', params: { face, orderId: id } })}
        />
      ) : null}
    </div>
  );
}
