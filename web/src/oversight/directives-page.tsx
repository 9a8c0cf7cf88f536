import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Select } from 'antd';
import { directivePages } from '../api/downward.ts';
import type { DirectiveBox } from '../api/types.ts';
import { Empty } from '../ui/empty.tsx';
import { LoadMore } from '../ui/load-more.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { rowsOf } from '../ui/use-pages.ts';
import { DirectiveEntry } from './directive-entry.tsx';

const route = getRouteApi('/$face/directives');
const boxes: readonly { value: DirectiveBox; label: string }[] = [
  { value: 'open', label: '待签收、待答复' },
  { value: 'answered', label: '已答复' },
  { value: 'all', label: '全部' },
];

/** 国家指令: what the national platform told the province to do, with the day by which it wants an answer. */
export function DirectivesPage() {
  const { face } = route.useParams();
  const { box = 'open' } = route.useSearch();
  const navigate = useNavigate({ from: '/$face/directives' });
  const query = useInfiniteQuery({ ...directivePages(box), placeholderData: keepPreviousData });
  const { rows, total } = rowsOf(query.data);
  return (
    <>
      <PageHead title="国家指令" />
      <div className="stack">
        <div className="row">
          <Select
            aria-label="按办理情况筛选"
            style={{ width: 170 }}
            value={box}
            options={[...boxes]}
            onChange={(next) => void navigate({ search: { box: next }, replace: true })}
          />
        </div>
        {query.isPending ? <Loading /> : null}
        {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
        {query.data && rows.length === 0 ? (
          <div className="panel">
            <Empty title={box === 'open' ? '没有待办的国家指令' : '没有国家指令'}>
              国家平台下达的通知和督办会自动接收到这里。
            </Empty>
          </div>
        ) : null}
        {rows.map((directive) => (
          <DirectiveEntry key={directive.id} directive={directive} face={face} />
        ))}
        {rows.length > 0 ? (
          <LoadMore
            shown={rows.length}
            total={total}
            unit="份"
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
        ) : null}
      </div>
    </>
  );
}
