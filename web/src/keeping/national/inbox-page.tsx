import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, Link, useNavigate } from '@tanstack/react-router';
import { Button, Select } from 'antd';
import { type InboxFilter, inboxPages } from '../../api/downward.ts';
import type { Face, InboxRow } from '../../api/types.ts';
import { tableTime } from '../../lib/format.ts';
import { type Column, DataTable } from '../../ui/data-table.tsx';
import { Empty } from '../../ui/empty.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { rowsOf } from '../../ui/use-pages.ts';
import { InboxStateWord, inboxStates } from './inbox-state.tsx';
import { NationalTabs } from './national-tabs.tsx';

const route = getRouteApi('/$face/national/inbox');

/** What the national platform sent down: projects, results, items, code lists, directives; and what became of each. */
export function NationalInboxPage() {
  const { face } = route.useParams();
  const filter = route.useSearch();
  const navigate = useNavigate({ from: '/$face/national/inbox' });
  const query = useInfiniteQuery({ ...inboxPages(filter), placeholderData: keepPreviousData });
  const { rows, total } = rowsOf(query.data);
  const first = query.data?.pages[0];
  const set = (change: InboxFilter): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  return (
    <div className="table-page" style={{ '--above': '250px' } as React.CSSProperties}>
      <PageHead
        title="下行"
        actions={
          <Link to="/$face/national/references" params={{ face }}>
            事项与代码表
          </Link>
        }
      />
      <NationalTabs />
      <div className="table-tools">
        <div className="row">
          <Select
            aria-label="按种类筛选"
            allowClear
            placeholder="全部种类"
            style={{ width: 170 }}
            value={filter.kind ?? null}
            options={(first?.kinds ?? []).map(({ code, name }) => ({ value: code, label: name }))}
            onChange={(kind) => set({ kind: kind ?? undefined })}
          />
          <Select
            aria-label="按状态筛选"
            allowClear
            placeholder="全部状态"
            style={{ width: 160 }}
            value={filter.state ?? null}
            options={inboxStates.map((state) => ({
              value: state.code,
              label: first ? `${state.word} ${first.counts[state.code]}` : state.word,
            }))}
            onChange={(state) => set({ state: state ?? undefined })}
          />
          {filter.kind || filter.state ? (
            <Button onClick={() => set({ kind: undefined, state: undefined })}>清除筛选</Button>
          ) : null}
        </div>
      </div>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <div className="panel">
          <Empty title="没有下行报文">国家平台下达的项目、结果、事项、代码表和指令会自动接收到这里。</Empty>
        </div>
      ) : null}
      {rows.length > 0 ? (
        <>
          <DataTable
            caption="下行报文，最新的在前"
            columns={columns(face)}
            rows={rows}
            rowKey={(row) => row.id}
            rowName={(row) => `${row.kind.name} ${row.subject}`}
            onOpen={(row) =>
              void navigate({ to: '/$face/national/inbox/$messageId', params: { face, messageId: row.id } })
            }
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

function columns(face: Face): Column<InboxRow>[] {
  return [
    {
      key: 'message',
      title: '报文',
      always: true,
      width: 320,
      render: (row) => (
        <>
          <Link to="/$face/national/inbox/$messageId" params={{ face, messageId: row.id }} className="strong">
            {row.kind.name}
          </Link>
          <div>{row.subject}</div>
        </>
      ),
    },
    {
      key: 'state',
      title: '状态',
      always: true,
      width: 280,
      render: (row) => (
        <>
          <InboxStateWord state={row.state.code} />
          {row.reason ? <div className="message-why">{row.reason}</div> : null}
        </>
      ),
    },
    {
      key: 'received',
      title: '收到',
      render: (row) => <span className="nowrap">{tableTime(row.receivedAt)}</span>,
    },
    { key: 'way', title: '途径', render: (row) => <span className="nowrap">{row.way.name}</span> },
    {
      key: 'acked',
      title: '回执',
      render: (row) => (
        <span className={row.acked ? 'nowrap' : 'nowrap soft'}>{row.acked ? '已告知' : '待告知'}</span>
      ),
    },
  ];
}
