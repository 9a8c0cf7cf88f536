import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { type EventFilter, eventPages } from '../api/reporting.ts';
import type { ReportingEvent } from '../api/types.ts';
import { tableTime } from '../lib/format.ts';
import { type Column, DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { LoadMore } from '../ui/load-more.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { Signal } from '../ui/signal.tsx';
import { rowsOf } from '../ui/use-pages.ts';
import { ReportingFilters } from './reporting-filters.tsx';
import { statusWords } from './reporting-words.ts';

const route = getRouteApi('/$face/reporting/messages');

const signals = { 'in-time': 'done', late: 'warning', 'past-due': 'overdue', pending: 'normal' } as const;

const columns: Column<ReportingEvent>[] = [
  { key: 'subject', title: '内容', always: true, width: 220, render: (row) => row.subject },
  { key: 'title', title: '报文', width: 180, render: (row) => `${row.lineName} ${row.title}` },
  { key: 'city', title: '市', width: 80, render: (row) => row.city.name },
  { key: 'body', title: '审批机关', render: (row) => row.body ?? '' },
  { key: 'happened', title: '事件发生', width: 140, render: (row) => tableTime(row.happenedAt) },
  { key: 'due', title: '应入库', width: 140, render: (row) => tableTime(row.dueAt) },
  { key: 'stored', title: '入库', render: (row) => (row.storedAt === null ? '' : tableTime(row.storedAt)) },
  {
    key: 'status',
    title: '时效',
    render: (row) => <Signal signal={signals[row.status]} word={statusWords[row.status]} />,
  },
  {
    key: 'state',
    title: '现在',
    width: 200,
    render: (row) => (row.reason === null ? row.stateName : `${row.stateName}：${row.reason}`),
  },
];

/** The messages behind a figure of timeliness. */
export function ReportingListPage() {
  const { face } = route.useParams();
  const { body, status, rule, ...period } = route.useSearch();
  const navigate = useNavigate({ from: '/$face/reporting/messages' });
  const query = useInfiniteQuery({
    ...eventPages({ ...period, body, status, rule }),
    placeholderData: keepPreviousData,
  });
  const { rows, total } = rowsOf(query.data);
  const set = (change: EventFilter): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  return (
    <div className="table-page">
      <PageHead
        title="上报时效清单"
        crumbs={
          <Link to="/$face/reporting" params={{ face }} search={period}>
            上报时效
          </Link>
        }
      />
      <div className="table-tools">
        <div className="row">
          <ReportingFilters filter={period} from={period.from} to={period.to} onChange={set} keepPeriod />
          <Select
            aria-label="按时效筛选"
            allowClear
            placeholder="全部时效"
            style={{ width: 140 }}
            value={status ?? null}
            options={Object.entries(statusWords).map(([value, label]) => ({ value, label }))}
            onChange={(value) => set({ status: (value ?? undefined) as EventFilter['status'] })}
          />
          {body || rule ? (
            <Button onClick={() => set({ body: undefined, rule: undefined })}>不限机关和退回原因</Button>
          ) : null}
        </div>
      </div>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <div className="panel">
          <Empty title="没有符合条件的报文">请放宽筛选条件。</Empty>
        </div>
      ) : null}
      {rows.length > 0 ? (
        <>
          <DataTable
            caption="报文，最近发生的在前"
            columns={columns}
            rows={rows}
            rowKey={(row) => row.id}
            rowName={(row) => `${row.title} ${row.subject}`}
            density="dense"
            {...(face === 'keeping'
              ? {
                  onOpen: (row: ReportingEvent) =>
                    void navigate({
                      to: '/$face/national/messages/$messageId',
                      params: { face, messageId: row.id },
                    }),
                }
              : {})}
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
    </div>
  );
}
