import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import { type NationalFilter, nationalMessagePages } from '../../api/national.ts';
import { useSession } from '../../api/session.ts';
import type { NationalMessageRow } from '../../api/types.ts';
import { DataTable } from '../../ui/data-table.tsx';
import { LoadMore } from '../../ui/load-more.tsx';
import { Loading } from '../../ui/loading.tsx';
import { PageHead } from '../../ui/page-head.tsx';
import { ProblemAlert } from '../../ui/problem-alert.tsx';
import { useTableSettings } from '../../ui/table-settings.ts';
import { TableTools } from '../../ui/table-tools.tsx';
import { rowsOf } from '../../ui/use-pages.ts';
import { messageColumns } from './message-columns.tsx';
import { MessageFilters } from './message-filters.tsx';
import { MessagesEmpty } from './messages-empty.tsx';
import { NationalTabs } from './national-tabs.tsx';
import { ResendProgress } from './resend-progress.tsx';
import { isRefusedOnly } from './state-choices.ts';
import { useAskResend } from './use-ask-resend.tsx';
import { messageName, resendBlocked } from './words.ts';

const route = getRouteApi('/$face/national/messages');

/** The outbox: found by filter, worked off one by one or by the thousand. */
export function NationalMessagesPage() {
  const { face } = route.useParams();
  const filter = route.useSearch();
  const navigate = useNavigate({ from: '/$face/national/messages' });
  const { seat } = useSession();
  const query = useInfiniteQuery({ ...nationalMessagePages(filter), placeholderData: keepPreviousData });
  const { rows, total } = rowsOf(query.data);
  const resendable = query.data?.pages.at(-1)?.resendable ?? 0;
  const [settings, setSettings] = useTableSettings('national-messages', ['attempts', 'revision']);
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set());
  const resend = useAskResend(() => setSelected(new Set()));
  const columns = messageColumns(face);
  const chosen = rows.filter((row) => selected.has(row.id));
  const mayResend = seat.role === 'operator';
  const set = (change: NationalFilter): void => {
    setSelected(new Set());
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  const open = (row: NationalMessageRow): void => {
    void navigate({ to: '/$face/national/messages/$messageId', params: { face, messageId: row.id } });
  };
  return (
    <div className="table-page" style={{ '--above': '250px' } as React.CSSProperties}>
      <PageHead
        title="报文"
        actions={
          mayResend && isRefusedOnly(filter) && resendable > 0 ? (
            <Button onClick={() => resend.askAll(filter, resendable)}>
              重新报送全部符合条件的 {resendable} 条
            </Button>
          ) : null
        }
      />
      <NationalTabs />
      <div className="stack-tight national-messages">
        <ResendProgress />
        <div className="table-tools">
          <MessageFilters filter={filter} onChange={set} />
          <TableTools columns={columns} settings={settings} onChange={setSettings} />
        </div>
      </div>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? <MessagesEmpty filter={filter} /> : null}
      {rows.length > 0 ? (
        <>
          <DataTable
            caption="报文，最早应报的在前"
            columns={columns.filter((column) => !settings.hidden.includes(column.key))}
            rows={rows}
            rowKey={(row) => row.id}
            rowName={messageName}
            density={settings.density}
            onOpen={open}
            {...(mayResend
              ? { selection: { keys: selected, onChange: setSelected, blocked: resendBlocked } }
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
      {chosen.length > 0 ? (
        <section className="batch-bar" aria-label="批量重新报送">
          <span role="status">已选 {chosen.length} 条</span>
          <Button type="primary" onClick={() => resend.askSome(chosen)}>
            重新报送 {chosen.length} 条
          </Button>
          <Button onClick={() => setSelected(new Set())}>取消选择</Button>
        </section>
      ) : null}
      {resend.dialog}
    </div>
  );
}
