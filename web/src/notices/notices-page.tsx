import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Button, Segmented } from 'antd';
import { type NoticeBox, noticePages, unreadQuery, useMarkRead } from '../api/notices.ts';
import { useSession } from '../api/session.ts';
import { Empty } from '../ui/empty.tsx';
import { LoadMore } from '../ui/load-more.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { rowsOf } from '../ui/use-pages.ts';
import { NoticeEntry } from './notice-entry.tsx';
import './notices.css';

const route = getRouteApi('/$face/notices');
const boxes: { value: NoticeBox; label: string }[] = [
  { value: 'all', label: '全部' },
  { value: 'unread', label: '未读' },
];

/** What was told to the seat one acts in, the newest first; lines of one kind stand together. */
export function NoticesPage() {
  const { face } = route.useParams();
  const { box = 'all' } = route.useSearch();
  const { seats } = useSession();
  const navigate = useNavigate({ from: '/$face/notices' });
  const query = useInfiniteQuery({ ...noticePages(box), placeholderData: keepPreviousData });
  const counts = useQuery(unreadQuery).data;
  const mark = useMarkRead();
  const { rows, total } = rowsOf(query.data);
  const unread = counts?.unread ?? 0;
  const marking = (id: string): boolean =>
    mark.isPending &&
    mark.variables !== undefined &&
    'ids' in mark.variables &&
    mark.variables.ids.includes(id);
  return (
    <>
      <PageHead
        title="消息"
        meta={unread > 0 ? `${unread} 条未读` : '没有未读消息'}
        actions={
          unread > 0 ? (
            <Button
              loading={mark.isPending && mark.variables !== undefined && 'all' in mark.variables}
              onClick={() => mark.mutate({ all: true })}
            >
              全部标为已读
            </Button>
          ) : undefined
        }
      />
      <div className="stack narrow">
        <Segmented
          aria-label="按是否已读筛选"
          value={box}
          options={boxes}
          onChange={(next) => void navigate({ search: { box: next }, replace: true })}
        />
        {seats.length > 1 && counts && counts.elsewhere > 0 ? (
          <p className="soft">您的其他身份另有 {counts.elsewhere} 条未读，切换身份后查看。</p>
        ) : null}
        {mark.isError ? <ProblemAlert error={mark.error} /> : null}
        {query.isPending ? <Loading /> : null}
        {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
        {query.data && rows.length === 0 ? (
          <div className="panel">
            <Empty title={box === 'unread' ? '没有未读消息' : '还没有消息'}>
              {face === 'applicant'
                ? '受理、补正、特别程序、延期和决定会通知到这里。'
                : '办件临期、逾期、督办和工作日历调整会通知到这里；20:00 至次日 8:00 产生的，8:00 显示。'}
            </Empty>
          </div>
        ) : null}
        {rows.map((notice) => (
          <NoticeEntry
            key={notice.id}
            notice={notice}
            face={face}
            isMarking={marking(notice.id)}
            onRead={() => mark.mutate({ ids: [notice.id] })}
          />
        ))}
        {rows.length > 0 ? (
          <LoadMore
            shown={rows.length}
            total={total}
            unit="条"
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
        ) : null}
      </div>
    </>
  );
}
