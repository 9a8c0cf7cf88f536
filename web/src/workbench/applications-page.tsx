import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { Segmented } from 'antd';
import { applicationPages } from '../api/pages.ts';
import { DataTable } from '../ui/data-table.tsx';
import { Empty } from '../ui/empty.tsx';
import { LoadMore } from '../ui/load-more.tsx';
import { Loading } from '../ui/loading.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { ProblemAlert } from '../ui/problem-alert.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { useTableSettings } from '../ui/table-settings.ts';
import { TableTools } from '../ui/table-tools.tsx';
import { rowsOf } from '../ui/use-pages.ts';
import { applicationColumns } from './application-columns.tsx';

const route = getRouteApi('/$face/applications');

const boxes = [
  { value: 'waiting', label: '待受理' },
  { value: 'accepted', label: '办理中' },
  { value: 'closed', label: '已办结' },
] as const;

type Choice = 'all' | (typeof boxes)[number]['value'];

/** Joint applications: the window's intake, and the applicant's own record. */
export function ApplicationsPage() {
  const { face } = route.useParams();
  const search = route.useSearch();
  const navigate = useNavigate({ from: '/$face/applications' });
  const own = face === 'applicant';
  const box = search.box ?? (own ? undefined : 'waiting');
  const query = useInfiniteQuery({
    ...applicationPages({ box, q: search.q }),
    placeholderData: keepPreviousData,
  });
  const { rows, total } = rowsOf(query.data);
  const [settings, setSettings] = useTableSettings('applications');
  const columns = applicationColumns(face);
  const set = (change: Partial<typeof search>): void => {
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true });
  };
  return (
    <div className="table-page">
      <PageHead title={own ? '申报记录' : '窗口收件'} />
      <div className="table-tools">
        <div className="row">
          <Segmented<Choice>
            aria-label="分类"
            value={box ?? 'all'}
            options={[...(own ? [{ value: 'all', label: '全部' } as const] : []), ...boxes]}
            onChange={(value) => set({ box: value === 'all' ? undefined : value })}
          />
          <SearchBox
            label="查找申报"
            placeholder="申报编号、项目或单位"
            value={search.q}
            onSearch={(q) => set({ q })}
          />
        </div>
        <TableTools columns={columns} settings={settings} onChange={setSettings} />
      </div>
      {query.isPending ? <Loading /> : null}
      {query.isError ? <ProblemAlert error={query.error} onReload={() => void query.refetch()} /> : null}
      {query.data && rows.length === 0 ? (
        <div className="panel">
          {search.q ? (
            <Empty title="没有符合条件的申报">请换一个关键词。</Empty>
          ) : own ? (
            <Empty title="没有申报">在项目页的地图上点“申报本阶段”，提交后在这里查看。</Empty>
          ) : (
            <Empty title="没有此类申报">申请人提交的联合申报会出现在这里，先到期的在前。</Empty>
          )}
        </div>
      ) : null}
      {rows.length > 0 ? (
        <>
          <DataTable
            caption="联合申报"
            columns={columns.filter((column) => !settings.hidden.includes(column.key))}
            rows={rows}
            rowKey={(row) => row.id}
            rowName={(row) => row.number}
            density={settings.density}
            onOpen={(row) =>
              void navigate({
                to: '/$face/applications/$applicationId',
                params: { face, applicationId: row.id },
              })
            }
          />
          <LoadMore
            shown={rows.length}
            total={total}
            unit="份申报"
            hasMore={query.hasNextPage}
            loading={query.isFetchingNextPage}
            onMore={() => void query.fetchNextPage()}
          />
        </>
      ) : null}
    </div>
  );
}
